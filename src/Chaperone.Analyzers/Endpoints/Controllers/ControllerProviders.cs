using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Controllers;

/// <summary>Feature providers of an application's own that decide which classes are controllers.</summary>
/// <remarks>
/// ControllerFeatureProvider.IsController in dotnet/aspnetcore, src/Mvc/Mvc.Core/src/Controllers, asks for a public class that is not nested.
/// An override is there to admit others: as a rule the internal controllers of a modular application.
/// </remarks>
internal static class ControllerProviders
{
    /// <summary>The first provider that is declared here or in a reference that is no part of the framework; null when there is none.</summary>
    public static INamedTypeSymbol? Find(Compilation compilation, WellKnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (symbols.Get("Microsoft.AspNetCore.Mvc.Controllers.ControllerFeatureProvider") is not { } provider)
        {
            return null;
        }

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(static a => !WellKnownSymbols.IsFrameworkAssembly(a)).OrderBy(static a => a.Name, System.StringComparer.Ordinal).Prepend(compilation.Assembly))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NamespaceTypes.Of(assembly.GlobalNamespace).FirstOrDefault(t => IsOwn(t, provider)) is { } own)
            {
                return own;
            }
        }

        return null;
    }

    private static bool IsOwn(INamedTypeSymbol type, INamedTypeSymbol provider) =>
        type.TypeKind == TypeKind.Class
        && SymbolEqualityComparer.Default.Equals(type.BaseType, provider)
        && type.GetMembers("IsController").OfType<IMethodSymbol>().Any(static m => m.IsOverride);
}
