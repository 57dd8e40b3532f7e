using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Rules.Phi;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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
                if (places[i].SourceTree == root.SyntaxTree && EditAt(root.FindToken(places[i].SourceSpan.Start).Parent, kinds[i], attribute, model, text) is { } edit)
                {
                    edits.Add(edit);
                }
            }
        }

        return edits;
    }

    private static Edit? EditAt(SyntaxNode? node, string kind, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        switch (node?.FirstAncestorOrSelf<SyntaxNode>(static n => n is PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax))
        {
            case ParameterSyntax parameter:
                return On(parameter, parameter.AttributeLists, "property: ", kind, attribute, model, text);
            case PropertyDeclarationSyntax property:
                return On(property, property.AttributeLists, "", kind, attribute, model, text);
            case FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field:
                return On(field, field.AttributeLists, "", kind, attribute, model, text);
            default:
                // Several fields in one declaration may be of several kinds.
                return null;
        }
    }

    private static Edit On(SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists, string target, string kind, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var token = lists.Count > 0 ? lists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        var import = ImportAt(token.SpanStart, attribute, model, text);
        var space = import is { } needed && needed.Length == 0 ? attribute.ContainingNamespace.ToDisplayString() + "." : "";
        var list = "[" + target + space + "Phi(" + space + "PhiKind." + kind + ")]";
        return declaration is not ParameterSyntax && Lines.IndentationOf(token, text) is { } indentation
            ? new Edit(token.SpanStart, list + Lines.BreakOf(text) + indentation, space.Length > 0 ? null : import)
            : new Edit(token.SpanStart, list + " ", space.Length > 0 ? null : import);
    }

    // The namespace to import; null when it is in scope; empty when the names have to be qualified.
    private static string? ImportAt(int position, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var names = new[] { "PhiAttribute", "Phi", "PhiKind" };
        var inScope = names.SelectMany(n => model.LookupNamespacesAndTypes(position, name: n)).ToList();
        if (inScope.Count == 0)
        {
            var space = attribute.ContainingNamespace.ToDisplayString();
            return model.SyntaxTree.GetRoot() is CompilationUnitSyntax unit && UsingDirectives.Insert(unit, text, space) is not null ? space : "";
        }

        return inScope.Count == 2 && inScope.All(s => SymbolEqualityComparer.Default.Equals(s.ContainingAssembly, attribute.ContainingAssembly)) ? null : "";
    }
}
