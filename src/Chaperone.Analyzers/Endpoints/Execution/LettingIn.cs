using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>Whether a class in source may let in, or sign in, callers who show nothing, by what the framework asks it.</summary>
internal static class LettingIn
{
    public static bool May(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellationToken)
    {
        var interfaces = type.AllInterfaces.Where(static i => WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly)).Select(static i => i.Name).ToList();
        return interfaces.Contains("IAuthorizationHandler") ? RequirementHandlers.MayMeetAll(type, m => BodyOf(m, models, cancellationToken))
            : interfaces.Contains("IAuthenticationHandler") ? new CredentialChecks(models, cancellationToken).AuthenticatesAnybody(type)
            : interfaces.Contains(RefusedCallers.ResultHandler) ? RefusedCallers.HandsOn(type)
            : ReplacesCaller(type, models, cancellationToken) is not null;
    }

    /// <summary>What a middleware, or another class that is handed requests, does to its callers; null when it does no such thing.</summary>
    public static string? ReplacesCaller(ITypeSymbol type, SemanticModels models, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(r => new CredentialChecks(models, cancellationToken).Replaces(r.GetSyntax(cancellationToken))).FirstOrDefault(static w => w is not null);

    private static IOperation? BodyOf(IMethodSymbol method, SemanticModels models, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences
            .Where(r => models.Compilation.ContainsSyntaxTree(r.SyntaxTree))
            .Select(r => models.For(r.SyntaxTree).GetOperation(r.GetSyntax(cancellationToken), cancellationToken))
            .FirstOrDefault(static o => o is not null);
}
