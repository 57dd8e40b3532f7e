using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Controllers;

/// <summary>Controllers of referenced assemblies that are application parts.</summary>
/// <remarks>
/// The SDK names every reference that refers to MVC, directly or through others, in generated ApplicationPart attributes, but not in
/// design-time builds; so the rule is computed again here (Microsoft.NET.Sdk.Razor.MvcApplicationPartsDiscovery.targets).
/// </remarks>
internal static class ReferencedControllers
{
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation, IEnumerable<IAssemblySymbol> added, bool alsoInternal, WellKnownSymbols symbols, CancellationToken cancellationToken)
    {
        var parts = PartsOf(compilation, cancellationToken)
            .Concat(added.Where(a => !SymbolEqualityComparer.Default.Equals(a, compilation.Assembly)))
            .Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default)
            .OrderBy(static a => a.Name, StringComparer.Ordinal);
        foreach (var assembly in parts)
        {
            foreach (var type in TypesOf(assembly.GlobalNamespace))
            {
                if (alsoInternal ? ControllerTypes.MayBeController(type, symbols) : ControllerTypes.IsController(type, symbols))
                {
                    yield return type;
                }
            }
        }
    }

    /// <summary>The references that refer to MVC, directly or through other references.</summary>
    private static IEnumerable<IAssemblySymbol> PartsOf(Compilation compilation, CancellationToken cancellationToken)
    {
        var others = compilation.SourceModule.ReferencedAssemblySymbols.Where(static a => !IsSharedFramework(a)).ToList();
        var names = others.ToDictionary<IAssemblySymbol, IAssemblySymbol, HashSet<string>>(
            static a => a, static a => new HashSet<string>(a.Modules.SelectMany(static m => m.ReferencedAssemblies).Select(static r => r.Name), StringComparer.Ordinal), SymbolEqualityComparer.Default);
        var parts = others.Where(a => RefersToMvc(a, names[a], compilation, cancellationToken)).ToList();
        var known = new HashSet<string>(parts.Select(static p => p.Name), StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var assembly in others.Where(a => !known.Contains(a.Name) && names[a].Overlaps(known) && UsesOne(a, parts, compilation, cancellationToken)).ToList())
            {
                parts.Add(assembly);
                changed |= known.Add(assembly.Name);
            }
        }

        return parts;
    }

    // Packages of Microsoft's with controllers (Microsoft.Identity.Web.UI, OData) are parts like any other.
    private static bool IsSharedFramework(IAssemblySymbol assembly) =>
        WellKnownSymbols.IsFrameworkAssembly(assembly)
        && assembly.Name != "Microsoft.AspNetCore.OData"
        && (!assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    private static bool RefersToMvc(IAssemblySymbol assembly, HashSet<string> references, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!references.Any(static r => r is "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Mvc.Core" or "Microsoft.AspNetCore.Mvc.Abstractions"
            or "Microsoft.AspNetCore.Mvc.ViewFeatures" or "Microsoft.AspNetCore.Mvc.Razor" or "Microsoft.AspNetCore.Mvc.RazorPages"))
        {
            return false;
        }

        // A project that an editor has open refers to all of the framework; an assembly names only what its code uses.
        return compilation.GetMetadataReference(assembly) is not CompilationReference { Compilation: var project }
            || project.SyntaxTrees.Any(t => TreeFacts.Of(t, cancellationToken).MentionsMvc);
    }

    /// <summary>Whether an assembly really uses one of these: one that is compiled names only what it uses, an open project all that it may use.</summary>
    private static bool UsesOne(IAssemblySymbol assembly, List<IAssemblySymbol> parts, Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetMetadataReference(assembly) is not CompilationReference { Compilation: var project })
        {
            return true;
        }

        var spaces = parts.SelectMany(static p => TypesOf(p.GlobalNamespace)).Select(static t => t.ContainingNamespace.ToDisplayString()).Distinct().ToList();
        return project.SyntaxTrees.Any(t => t.GetText(cancellationToken).ToString() is var text && spaces.Any(s => text.IndexOf(s, StringComparison.Ordinal) >= 0));
    }

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
            else if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } type)
            {
                yield return type;
            }
        }
    }
}
