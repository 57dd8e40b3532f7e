using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Text that is put in or taken out somewhere, and the namespace it needs.</summary>
/// <remarks>
/// Every fix changes text at its place only: nothing else in the file moves, comments and directives stay where they are, and many fixes of one
/// file, also of one call chain, can be applied together.
/// </remarks>
internal sealed class Edit
{
    public Edit(int position, string text, string? import)
        : this(new TextSpan(position, 0), text, import)
    {
    }

    /// <summary>Replaces what stands at the span.</summary>
    public Edit(TextSpan span, string text, string? import)
    {
        Span = span;
        Text = text;
        Import = import;
    }

    public TextSpan Span { get; }

    public string Text { get; }

    /// <summary>The namespace to import; null when nothing is missing.</summary>
    public string? Import { get; }

    /// <summary>The document with all edits made; each place and each import once.</summary>
    public static async Task<Document> ApplyAsync(Document document, IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<(TextSpan Span, string Text)>();
        foreach (var import in edits.Select(static e => e.Import).OfType<string>())
        {
            if (root is CompilationUnitSyntax unit && UsingDirectives.Insert(unit, text, import) is { } insertion)
            {
                changes.Add((new TextSpan(insertion.Position, 0), insertion.Text));
            }
        }

        // Behind the imports: the first class of a file without any stands where they are put in.
        changes.AddRange(edits.Select(static e => (e.Span, e.Text)));
        return document.WithText(text.WithChanges(Apart(changes.Distinct().OrderBy(static c => c.Span))));
    }

    /// <summary>The solution with all edits made.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, Edit Edit)> edits, CancellationToken cancellationToken)
    {
        foreach (var document in edits.GroupBy(static e => e.Document, static e => e.Edit))
        {
            var changed = await ApplyAsync(solution.GetDocument(document.Key)!, document.ToList(), cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Key, await changed.GetTextAsync(cancellationToken).ConfigureAwait(false));
        }

        return solution;
    }

    /// <summary>Neighbours that are both taken out share the comma between them; of two that contradict each other the other one is left to the next run.</summary>
    private static List<TextChange> Apart(IEnumerable<(TextSpan Span, string Text)> changes)
    {
        var result = new List<TextChange>();
        foreach (var (span, text) in changes)
        {
            if (result.Count == 0 || !result[result.Count - 1].Span.OverlapsWith(span))
            {
                result.Add(new TextChange(span, text));
            }
            else if (text.Length == 0 && result[result.Count - 1] is { NewText.Length: 0 } last)
            {
                result[result.Count - 1] = new TextChange(TextSpan.FromBounds(last.Span.Start, System.Math.Max(last.Span.End, span.End)), "");
            }
        }

        return result;
    }
}
