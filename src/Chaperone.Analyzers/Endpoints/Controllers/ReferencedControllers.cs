using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Controllers;

/// <summary>Controllers of referenced assemblies that are application parts.</summary>
/// <remarks>
/// The SDK names every reference that refers to MVC in generated ApplicationPart attributes, but not in design-time builds; so the rule is
/// computed again here (Microsoft.NET.Sdk.Razor.MvcApplicationPartsDiscovery.targets).
/// </remarks>
internal static class ReferencedControllers
{
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation, IEnumerable<IAssemblySymbol> added, WellKnownSymbols symbols)
    {
        var parts = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(static a => !WellKnownSymbols.IsFrameworkAssembly(a) && RefersToMvc(a))
            .Concat(added.Where(a => !SymbolEqualityComparer.Default.Equals(a, compilation.Assembly)))
            .Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default)
            .OrderBy(static a => a.Name, StringComparer.Ordinal);
        foreach (var assembly in parts)
        {
            foreach (var type in TypesOf(assembly.GlobalNamespace))
            {
                if (ControllerTypes.IsController(type, symbols))
                {
                    yield return type;
                }
            }
        }
    }

    private static bool RefersToMvc(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static m => m.ReferencedAssemblies.Any(static r =>
            r.Name is "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Mvc.Core" or "Microsoft.AspNetCore.Mvc.Abstractions" or "Microsoft.AspNetCore.Mvc.ViewFeatures" or "Microsoft.AspNetCore.Mvc.Razor"));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space)
    {
        foreach (var member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                foreach (var type in TypesOf(inner))
                {
                    yield return type;
                }
            }
            else if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                yield return type;
            }
        }
    }
}
