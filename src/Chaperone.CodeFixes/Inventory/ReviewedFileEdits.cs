using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>Makes the edits that diagnostics ask for: each file once, whatever number of projects and target frameworks share it.</summary>
internal static class ReviewedFileEdits
{
    /// <param name="solution">The solution as it is.</param>
    /// <param name="diagnostics">What to fix, of one rule.</param>
    /// <param name="isBulk">Whether the diagnostics are all there are, so that what is missing says something.</param>
    /// <param name="reason">Put on the lines instead of their own; null to keep those.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyCollection<Diagnostic> diagnostics, bool isBulk, string? reason, CancellationToken cancellationToken)
    {
        foreach (var file in diagnostics.GroupBy(static d => InventoryFix.Read(d, InventoryFix.File), StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            var documents = solution.Projects.SelectMany(static p => p.AdditionalDocuments).Where(d => d.FilePath == file.Key).ToList();
            if (documents.Count == 0)
            {
                continue;
            }

            var text = await documents[0].GetTextAsync(cancellationToken).ConfigureAwait(false);
            var edited = Apply(text.ToString(), file.ToList(), isBulk ? documents.Count : 1, reason);
            if (edited == text.ToString())
            {
                continue;
            }

            // The same encoding, so that a byte order mark stays or stays away.
            var changed = SourceText.From(edited, text.Encoding, text.ChecksumAlgorithm);
            foreach (var document in documents)
            {
                solution = solution.WithAdditionalDocumentText(document.Id, changed);
            }
        }

        return solution;
    }

    private static string Apply(string text, List<Diagnostic> diagnostics, int projects, string? reason)
    {
        var path = InventoryFix.Read(diagnostics[0], InventoryFix.File);
        return InventoryFix.Read(diagnostics[0], InventoryFix.Operation) == InventoryFix.Tidy ? Tidied(text, path)
            : diagnostics[0].Id == DiagnosticDescriptors.InventoryFileInvalid.Id ? WithoutLines(text, path, diagnostics)
            : Updated(text, diagnostics, projects, reason);
    }

    private static string Updated(string text, List<Diagnostic> diagnostics, int projects, string? reason)
    {
        var contexts = new SortedSet<string>(diagnostics.Select(static d => InventoryFix.Read(d, InventoryFix.Framework)), StringComparer.Ordinal);

        // Projects that share the file and have nothing to fix are contexts too: for them the endpoint is not new.
        contexts.UnionWith(Enumerable.Range(contexts.Count, Math.Max(0, projects - contexts.Count)).Select(static i => "?" + i));
        var update = new InventoryUpdate(InventoryEntry.ParseFile(text), InventoryFix.Read(diagnostics[0], InventoryFix.Frameworks).Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries), contexts);
        foreach (var diagnostic in diagnostics)
        {
            var framework = InventoryFix.Read(diagnostic, InventoryFix.Framework);
            var line = InventoryEntry.Parse(InventoryFix.Read(diagnostic, InventoryFix.Line)).Entry;
            var entry = InventoryEntry.Parse(InventoryFix.Read(diagnostic, InventoryFix.Entry)).Entry;
            if (entry is not null && reason is not null)
            {
                entry.Reason = reason;
            }

            switch (InventoryFix.Read(diagnostic, InventoryFix.Operation))
            {
                case InventoryFix.Add when entry is not null:
                    update.Add(entry, framework);
                    break;
                case InventoryFix.Update when entry is not null && line is not null:
                    update.Update(line, entry, framework);
                    break;
                case InventoryFix.Remove when line is not null:
                    update.Remove(line, framework);
                    break;
            }
        }

        return update.Apply();
    }

    private static string Tidied(string text, string path) =>
        path.EndsWith(ReviewedFiles.ExceptionsName, StringComparison.OrdinalIgnoreCase) ? Tidied(ExceptionEntry.ParseFile(text)) : Tidied(InventoryEntry.ParseFile(text));

    private static string Tidied<T>(ReviewedFile<T> file)
        where T : class, IReviewedEntry
    {
        var edit = new ReviewedEdit<T>(file);
        edit.Tidy();
        return edit.Apply();
    }

    private static string WithoutLines(string text, string path, List<Diagnostic> diagnostics) =>
        path.EndsWith(ReviewedFiles.ExceptionsName, StringComparison.OrdinalIgnoreCase)
            ? WithoutLines(ExceptionEntry.ParseFile(text), diagnostics)
            : WithoutLines(InventoryEntry.ParseFile(text), diagnostics);

    private static string WithoutLines<T>(ReviewedFile<T> file, List<Diagnostic> diagnostics)
        where T : class, IReviewedEntry
    {
        var edit = new ReviewedEdit<T>(file);
        foreach (var diagnostic in diagnostics)
        {
            var start = diagnostic.Location.SourceSpan.Start;
            var index = file.Lines.ToList().FindIndex(l => l.Start == start);
            if (index >= 0 && file.Lines[index].Text == InventoryFix.Read(diagnostic, InventoryFix.Line))
            {
                edit.Remove(index);
            }
        }

        return edit.Apply();
    }
}
