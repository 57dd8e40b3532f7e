using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Rules.Phi;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP2013: puts <c>[Phi(PhiKind.…)]</c> on what was found; offered where <c>Chaperone.PhiAttribute</c> is referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassifyPhiFixer))]
public sealed class ClassifyPhiFixer : CodeFixProvider
{
    private readonly FixAllProvider _fixAll = FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var edits = await EditsAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false);
        return edits.Count == 0 ? null : await Edit.ApplyAsync(document, edits, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2013");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _fixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var edits = await EditsAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false);
            if (edits.Count > 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Classify as patient data", token => Edit.ApplyAsync(context.Document, edits, token), FixKeys.ClassifyPhi),
                    diagnostic);
            }
        }
    }

    private static async Task<IReadOnlyCollection<Edit>> EditsAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var edits = new List<Edit>();
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || new WellKnownSymbols(model.Compilation).Get("Chaperone.PhiAttribute") is not { } attribute)
        {
            return edits;
        }

        foreach (var diagnostic in diagnostics)
        {
            var kinds = diagnostic.Properties.TryGetValue(UnclassifiedPhiAnalyzer.KindsProperty, out var lines) && lines is not null ? lines.Split('\n') : new string[0];
            var places = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations : new[] { diagnostic.Location };
            for (var i = 0; i < kinds.Length && i < places.Count; i++)
            {
                if (places[i].SourceTree == root.SyntaxTree && PhiAttributeText.On(root.FindToken(places[i].SourceSpan.Start).Parent, kinds[i], attribute, model, text) is { } edit)
                {
                    edits.Add(edit);
                }
            }
        }

        return edits;
    }
}
