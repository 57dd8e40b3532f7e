using System;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>The base of the rules that look at the text of the reviewed files and OpenAPI documents alone.</summary>
public abstract class FileAnalyzer : ChaperoneAnalyzer
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation))
            {
                return;
            }

            var files = ReviewedFiles.From(start.Options, start.CancellationToken);
            var documents = ApiDescriptions.From(start.Options, start.CancellationToken).Documents;
            if (files.Inventories.IsEmpty && files.Exceptions.IsEmpty && documents.IsEmpty)
            {
                return;
            }

            start.RegisterAdditionalFileAction(file => Guard(file.ReportDiagnostic, null, () =>
            {
                foreach (var document in documents)
                {
                    if (document.File.Path == file.AdditionalFile.Path)
                    {
                        AnalyzeDocument(document, file.ReportDiagnostic);
                    }
                }

                foreach (var inventory in files.Inventories)
                {
                    if (inventory.File.Path == file.AdditionalFile.Path)
                    {
                        AnalyzeInventory(inventory, files, file.ReportDiagnostic);
                    }
                }

                foreach (var exceptions in files.Exceptions)
                {
                    if (exceptions.File.Path == file.AdditionalFile.Path)
                    {
                        AnalyzeExceptions(exceptions, files, file.ReportDiagnostic);
                    }
                }
            }));
        });

    private protected virtual void AnalyzeDocument(ApiDescription document, Action<Diagnostic> report)
    {
    }

    private protected abstract void AnalyzeInventory(ReviewedText<InventoryEntry> file, ReviewedFiles files, Action<Diagnostic> report);

    private protected abstract void AnalyzeExceptions(ReviewedText<ExceptionEntry> file, ReviewedFiles files, Action<Diagnostic> report);
}
