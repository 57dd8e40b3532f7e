using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>Types that add metadata to the endpoints whose handlers take or return them.</summary>
internal static class MetadataProviders
{
    /// <summary>The methods that the framework calls for a type (EndpointMetadataPopulator in src/Shared).</summary>
    public static IEnumerable<IMethodSymbol> MethodsOf(ITypeSymbol type) =>
        WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
            ? Enumerable.Empty<IMethodSymbol>()
            : type.AllInterfaces
                .Where(static i => i.Name is "IEndpointMetadataProvider" or "IEndpointParameterMetadataProvider" && WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly))
                .SelectMany(i => i.GetMembers().Select(type.FindImplementationForInterfaceMember))
                .OfType<IMethodSymbol>();

    /// <summary>What a handler returns, without the task around it.</summary>
    public static ITypeSymbol ReturnedBy(IMethodSymbol handler) =>
        handler.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ } result] } ? result : handler.ReturnType;
}
