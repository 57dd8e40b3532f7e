using System;
using System.Collections.Immutable;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4005: a line of a reviewed file that cannot be read, stands twice, is out of order or was left by a merge, and an OpenAPI document that cannot be read; reported in the text file.</summary>
/// <remarks>Silent about comments, blank lines, blanks around a line, and an empty file: nothing is wrong with them. Disorder is reported once a file.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InventoryFileInvalidAnalyzer : FileAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.InventoryFileInvalid);

    private protected override void AnalyzeInventory(ReviewedText<InventoryEntry> file, ReviewedFiles files, Action<Diagnostic> report) => Analyze(file, files, report);

    private protected override void AnalyzeExceptions(ReviewedText<ExceptionEntry> file, ReviewedFiles files, Action<Diagnostic> report) => Analyze(file, files, report);

    private protected override void AnalyzeDocument(ApiDescription document, Action<Diagnostic> report)
    {
        if (document.Problem is { } problem)
        {
            report(Diagnostic.Create(DiagnosticDescriptors.InventoryFileInvalid, document.LocationOf(problem.Position, 1), "the OpenAPI document is not read, because " + problem.Message));
        }
    }

    private static void Analyze<T>(ReviewedText<T> file, ReviewedFiles files, Action<Diagnostic> report)
        where T : class, IReviewedEntry
    {
        foreach (var problem in file.Content.Problems)
        {
            var properties = InventoryFix.Properties(files, file.File.Path, problem.IsTidied ? InventoryFix.Tidy : InventoryFix.Remove, null, null)
                .Add(InventoryFix.Line, file.Content.Lines[problem.Line].Text);
            report(Diagnostic.Create(DiagnosticDescriptors.InventoryFileInvalid, file.LocationOf(problem.Start, problem.Length), properties, problem.Message));
        }
    }
}
