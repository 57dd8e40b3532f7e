using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Inventory.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Reviewed;

/// <summary>A reviewed file as the compiler was given it.</summary>
internal sealed class ReviewedText<T>
    where T : class, IReviewedEntry
{
    // Per version of the text: an unchanged file is parsed once, whatever is edited beside it. The values hold no symbols.
    private static readonly ConditionalWeakTable<SourceText, ReviewedFile<T>> Parsed = new();

    private ReviewedText(AdditionalText file, SourceText text, ReviewedFile<T> content)
    {
        File = file;
        Text = text;
        Content = content;
    }

    public AdditionalText File { get; }

    public SourceText Text { get; }

    public ReviewedFile<T> Content { get; }

    /// <summary>Null for a file that cannot be read, which is the compiler's own error.</summary>
    public static ReviewedText<T>? Read(AdditionalText file, Func<string, ReviewedFile<T>> parse, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text
            ? new ReviewedText<T>(file, text, Parsed.GetValue(text, t => parse(t.ToString())))
            : null;

    /// <summary>A place in the file.</summary>
    public Location LocationOf(int start, int length)
    {
        var span = new TextSpan(start, length);
        return Location.Create(File.Path, span, Text.Lines.GetLinePositionSpan(span));
    }

    /// <summary>A whole line of the file; its beginning when the file is empty.</summary>
    public Location LocationOf(int line) =>
        line < Content.Lines.Count ? LocationOf(Content.Lines[line].Start, Content.Lines[line].Text.Length) : LocationOf(0, 0);
}
