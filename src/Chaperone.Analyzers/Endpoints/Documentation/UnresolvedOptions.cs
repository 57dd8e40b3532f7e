using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Calls on a generator's options whose method is not there, or may be one of several.</summary>
internal static class UnresolvedOptions
{
    /// <summary>Whether a delegate that one of the calls is handed makes such a call.</summary>
    public static bool Any(IEnumerable<RecordedCall> calls, SemanticModels models) => calls.Any(call =>
        call.Location is { SourceTree: { } tree } where
        && models.Compilation.ContainsSyntaxTree(tree)
        && tree.GetRoot().FindNode(where.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } written
        && written.ArgumentList.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => IsUnresolved(c, models.For(tree))));

    private static bool IsUnresolved(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax options }
        && model.GetSymbolInfo(call) is { Symbol: null, CandidateSymbols.Length: not 1 }
        && model.GetSymbolInfo(options).Symbol is IParameterSymbol;
}
