using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Rules.Phi;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2001: declares that the endpoint discloses what it answers with, by <c>.DisclosesPhi(…)</c> or <c>[DisclosesPhi(…)]</c>.</summary>
/// <remarks>
/// A decision about one endpoint, which weakens what is masked otherwise: there is no Fix All, and it is a fixer of its own, so that tools that
/// apply fixes in bulk pass it over. The kinds are named one by one: what is added to the type later is not disclosed with them.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DisclosePhiFixer))]
public sealed class DisclosePhiFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2001");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.TryGetValue(UnmaskedPhiInResponseAnalyzer.KindsProperty, out var lines) && lines is { Length: > 0 }
            && target.Symbols.Get("Chaperone.DisclosesPhiAttribute") is { } attribute && EditFor(target, lines.Split('\n'), attribute) is { } edit)
        {
            yield return new EndpointFix("Declare that the endpoint discloses it", FixKeys.Disclose, target.Document, edit);
        }
    }

    private static Edit? EditFor(FixTarget target, string[] kinds, INamedTypeSymbol attribute)
    {
        if (target.MapCall is { } call)
        {
            return OnCall(target, call, kinds, attribute);
        }

        // On a controller class it would be said of every action.
        if (target.Declaration is not MethodDeclarationSyntax action)
        {
            return null;
        }

        var token = action.AttributeLists.Count > 0 ? action.AttributeLists.Last().GetLastToken().GetNextToken() : action.GetFirstToken();
        var (space, import) = PhiAttributeText.NamesAt(token.SpanStart, attribute, target.Model, target.Text);
        var list = "[" + space + "DisclosesPhi(" + Arguments(kinds, space) + ")]";
        return Lines.IndentationOf(token, target.Text) is { } indentation
            ? new Edit(token.SpanStart, list + Lines.BreakOf(target.Text) + indentation, import)
            : new Edit(token.SpanStart, list + " ", import);
    }

    private static Edit? OnCall(FixTarget target, InvocationExpressionSyntax call, string[] kinds, INamedTypeSymbol attribute)
    {
        var type = target.Model.GetTypeInfo(call).Type;
        if (!WellKnownSymbols.Is(type, target.Symbols.EndpointConventionBuilder)
            || !target.Model.LookupSymbols(call.SpanStart, type, "DisclosesPhi", includeReducedExtensionMethods: true).Any(s => SymbolEqualityComparer.Default.Equals(s.ContainingAssembly, attribute.ContainingAssembly)))
        {
            return null;
        }

        var (space, import) = PhiAttributeText.NamesAt(call.SpanStart, attribute, target.Model, target.Text);
        var (position, text) = FluentCall.Behind(call, ".DisclosesPhi(" + Arguments(kinds, space) + ")", target.Text);
        return new Edit(position, text, import);
    }

    private static string Arguments(IEnumerable<string> kinds, string space) => string.Join(", ", kinds.Select(k => space + "PhiKind." + k));
}
