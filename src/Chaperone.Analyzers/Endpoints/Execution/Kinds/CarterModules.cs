using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>Carter: MapCarter maps every module that it finds; one that derives from CarterModule has a group of its own, which its constructor configures.</summary>
/// <remarks>Carter/CarterExtensions.cs: MapCarter, GetNewModules. What the constructor calls of CarterModule is about its group.</remarks>
internal static class CarterModules
{
    /// <summary>What a module's constructor says to the API description.</summary>
    private static readonly HashSet<string> DescribingCalls = new(System.StringComparer.Ordinal) { "WithTags", "WithName", "WithSummary", "WithDescription", "WithGroupName", "IncludeInOpenApi", "WithMetadata" };

    public static Value? Map(KindCall map)
    {
        if (map.Symbols.Get("Carter.ICarterModule") is not { } contract)
        {
            return null;
        }

        var chosen = ChosenModules(map);
        var group = new RouteBuilder(map.On.Pipeline, map.On, RouteText.Empty, map.When, map.On.Site) { KindOfHandlers = EndpointKind.Carter };
        foreach (var module in map.Run.ImplementationsOf(contract).Where(m => chosen?.Contains(m) ?? IsFound(m)))
        {
            var self = map.Run.Make(module);
            if (map.Run.MethodOf(module, "AddRoutes") is { Parameters.Length: 1 } addRoutes)
            {
                map.Run.RunOn(self, addRoutes, new RouteBuilderValue(IsGrouped(module, map.Symbols) ? GroupOf(map, group, self) : group));
            }
        }

        foreach (var assembly in map.ReferencesWith("Carter", contract))
        {
            map.AddOpaque(group, EndpointKind.Carter, "modules of " + assembly.Name + " are not visible");
        }

        return map.Call.Receiver;
    }

    /// <summary>Whether Carter finds the module by itself: a public class, also one that is nested, whatever it is nested in.</summary>
    private static bool IsFound(INamedTypeSymbol module) => module.DeclaredAccessibility == Accessibility.Public;

    private static bool IsGrouped(INamedTypeSymbol module, WellKnownSymbols symbols) => WellKnownSymbols.Is(module, symbols.Get("Carter.CarterModule"));

    /// <summary>The modules that AddCarter names; null when it takes all that there are.</summary>
    private static HashSet<ITypeSymbol>? ChosenModules(KindCall map)
    {
        var calls = map.Host?.Calls.Where(static c => c.Name is "WithModule" or "WithModules" or "WithEmptyModules").ToList();
        return calls is not { Count: > 0 }
            ? null
            : new HashSet<ITypeSymbol>(
                calls.SelectMany(static c => c.TypeArguments.Concat(c.Arguments.OfType<SequenceValue>().SelectMany(static s => s.Items).OfType<TypeValue>().Select(static t => t.Type))),
                SymbolEqualityComparer.Default);
    }

    private static RouteBuilder GroupOf(KindCall map, RouteBuilder outer, ObjectValue module)
    {
        var path = module.Fields.FirstOrDefault(static f => f.Key is IParameterSymbol { Name: "basePath" }).Value;
        // In an editor a base class of an open project has source, in another compilation: what a build cannot see is not looked at there either.
        var unseen = BasesOf(module.Type).FirstOrDefault(b => !SymbolEqualityComparer.Default.Equals(b.ContainingAssembly, map.Symbols.Compilation.Assembly) && b.Name != "CarterModule");
        var prefix = unseen is not null ? RouteText.Unknown : path is null ? RouteText.Empty : StartupInterpreter.TextOf(path);
        var group = new RouteBuilder(map.On.Pipeline, outer, prefix, map.When, map.On.Site);
        if (unseen is not null)
        {
            // What the constructor of a library's class says is not known: neither the path nor who may call.
            group.Metadata.Add(map.PossibleGuard("the constructor of " + unseen.Name));
        }

        foreach (var call in module.Calls!.Where(static c => c.Name == "RequireAuthorization"))
        {
            var evidence = new Evidence("RequireAuthorization in the module's constructor", call.Location);
            var policies = call.Arguments.OfType<SequenceValue>().SelectMany(static s => s.Items).ToImmutableArray();
            group.Metadata.AddRange(policies.IsEmpty
                ? new[] { new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence) { When = call.When } }
                : policies.Select(p => new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence)
                {
                    When = call.When,
                    Policy = (p as ConstantValue)?.Value as string,
                    PolicyKnown = p is ConstantValue,
                }));
        }

        group.Calls.AddRange(module.Calls!.Where(static c => DescribingCalls.Contains(c.Name)));

        // A handler that runs before the module's may refuse callers; metadata of any kind may say anything.
        if (module.Fields.Keys.OfType<IPropertySymbol>().Any(static p => p.Name == "Before"))
        {
            group.Metadata.Add(map.PossibleGuard("the module's Before"));
        }

        if (module.Calls!.Any(static c => c.Name == "WithMetadata"))
        {
            group.Metadata.Add(map.PossibleGuard("the module's metadata"));
        }

        return group;
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            yield return current;
        }
    }
}
