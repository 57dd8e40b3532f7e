using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Endpoints.Razor;

/// <summary>Reads the directives of a Razor file: lines that begin with one, outside of comments.</summary>
internal static class RazorReader
{
    public static RazorFile Read(string path, string filePath, SourceText text)
    {
        var pages = ImmutableArray.CreateBuilder<string?>();
        var usings = ImmutableArray.CreateBuilder<string>();
        var attributes = ImmutableArray.CreateBuilder<string>();
        string? model = null, inherits = null, space = null;
        TextSpan? pageSpan = null;
        foreach (var (line, content) in Lines(text))
        {
            var (directive, rest) = Split(content);
            switch (directive)
            {
                case "@page":
                    pages.Add(Template(rest));
                    pageSpan ??= new TextSpan(line.Start + line.ToString().IndexOf("@page", StringComparison.Ordinal), "@page".Length);
                    break;
                case "@model":
                    model = rest;
                    break;
                case "@inherits":
                    inherits = rest;
                    break;
                case "@namespace":
                    space = rest;
                    break;
                case "@using":
                    usings.Add(rest.TrimEnd(';').Trim());
                    break;
                case "@attribute":
                    attributes.Add(rest);
                    break;
            }
        }

        return new RazorFile
        {
            Path = path,
            FilePath = filePath,
            Pages = pages.ToImmutable(),
            PageSpan = pageSpan ?? default,
            PageLines = pageSpan is { } span ? text.Lines.GetLinePositionSpan(span) : default,
            Model = model,
            Inherits = inherits,
            Namespace = space,
            Usings = usings.ToImmutable(),
            Attributes = attributes.ToImmutable(),
        };
    }

    /// <summary>The lines with what is left of them without <c>@* comments *@</c>.</summary>
    private static IEnumerable<(TextLine Line, string Content)> Lines(SourceText text)
    {
        var inComment = false;
        foreach (var line in text.Lines)
        {
            var content = line.ToString();
            if (content.IndexOf('@') < 0 && !inComment)
            {
                continue;
            }

            var kept = "";
            for (var at = 0; at < content.Length;)
            {
                var next = content.IndexOf(inComment ? "*@" : "@*", at, StringComparison.Ordinal);
                kept += inComment ? "" : content.Substring(at, (next < 0 ? content.Length : next) - at);
                if (next < 0)
                {
                    break;
                }

                inComment = !inComment;
                at = next + 2;
            }

            kept = kept.Trim().TrimStart('\uFEFF');
            if (kept.Length > 0 && kept[0] == '@')
            {
                yield return (line, kept);
            }
        }
    }

    private static (string Directive, string Remainder) Split(string content)
    {
        var end = content.IndexOfAny(new[] { ' ', '\t', '"', '[' });
        return end < 0 ? (content, "") : (content.Substring(0, end), content.Substring(end).Trim());
    }

    private static string? Template(string rest)
    {
        var end = rest.Length > 1 && rest[0] == '"' ? rest.IndexOf('"', 1) : -1;
        return end < 0 ? null : rest.Substring(1, end - 1);
    }
}
