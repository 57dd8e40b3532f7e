using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>A method's XML comment, as far as the API description can show it.</summary>
internal sealed class XmlComment
{
    public static readonly XmlComment None = new(null);

    private const int Depth = 8;

    private readonly XElement? _member;

    private XmlComment(XElement? member) => _member = member;

    /// <summary>Statuses of <c>&lt;response code="…"&gt;</c>.</summary>
    public ImmutableArray<string> Responses =>
        _member is null ? ImmutableArray<string>.Empty : _member.Elements("response").Select(static r => (string?)r.Attribute("code")).OfType<string>().ToImmutableArray();

    /// <summary>Absent without the element; Present where it holds markup that generators render in their own ways.</summary>
    public DocumentedText Summary => Text("summary");

    public DocumentedText Remarks => Text("remarks");

    /// <summary>The method's own comment. With <paramref name="resolve"/>, <c>&lt;inheritdoc/&gt;</c> is replaced by the comment of what it overrides or implements.</summary>
    public static XmlComment Of(IMethodSymbol method, bool resolve, CancellationToken cancellationToken)
    {
        IMethodSymbol? current = method.OriginalDefinition;
        for (var i = 0; i < Depth && current is not null; i++)
        {
            var member = Parse(current.GetDocumentationCommentXml(cancellationToken: cancellationToken));
            if (!resolve || member?.Element("inheritdoc") is not { } inherit || inherit.Attribute("cref") is not null)
            {
                return new XmlComment(member);
            }

            current = (current.OverriddenMethod ?? Implemented(current))?.OriginalDefinition;
        }

        return None;
    }

    /// <summary>A type's comment.</summary>
    public static XmlComment Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        new(Parse(type.OriginalDefinition.GetDocumentationCommentXml(cancellationToken: cancellationToken)));

    /// <summary>A comment as it is written, where the compiler does not parse it.</summary>
    public static XmlComment Written(SyntaxReference declaration, CancellationToken cancellationToken)
    {
        var text = declaration.GetSyntax(cancellationToken).GetLeadingTrivia().ToFullString();
        if (text.IndexOf("<summary>", System.StringComparison.Ordinal) < 0)
        {
            return None;
        }

        var lines = text.Split('\n').Select(static l => l.Trim()).Where(static l => l.StartsWith("///", System.StringComparison.Ordinal)).Select(static l => l.Substring(3));
        return new XmlComment(Parse("<member>" + string.Join("\n", lines) + "</member>"));
    }

    private static IMethodSymbol? Implemented(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces
            .SelectMany(i => i.GetMembers(method.Name).OfType<IMethodSymbol>())
            .FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrEmpty(xml) || xml!.IndexOf('<') < 0)
        {
            return null;
        }

        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            // A comment that is not well-formed is no comment to the compiler either (CS1570).
            return null;
        }
    }

    private DocumentedText Text(string element)
    {
        if (_member?.Element(element) is not { } found)
        {
            return DocumentedText.Absent;
        }

        if (found.HasElements)
        {
            return DocumentedText.Present;
        }

        return DocumentedText.Of(Trimmed(found.Value));
    }

    /// <summary>Lines without their indentation, as both generators trim them.</summary>
    private static string Trimmed(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n').Select(static l => l.Trim()).ToList();
        while (lines.Count > 0 && lines[0].Length == 0)
        {
            lines.RemoveAt(0);
        }

        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return string.Join("\n", lines);
    }
}
