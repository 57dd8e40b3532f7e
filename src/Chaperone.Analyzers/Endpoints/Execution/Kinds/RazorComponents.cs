using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Razor;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>Razor components: an endpoint for each route of each component of the root component's assembly and of those that are added.</summary>
/// <remarks>dotnet/aspnetcore, src/Components/Endpoints: RazorComponentEndpointDataSource, RazorComponentEndpointFactory.</remarks>
internal static class RazorComponents
{
    private static readonly string[] Verbs = { "GET", "POST" };

    public static Value Map(KindCall map)
    {
        var group = map.Group();
        AddAssembly(map, group, map.TypeArgument?.ContainingAssembly ?? map.Symbols.Compilation.Assembly);

        foreach (var (path, verbs) in Infrastructure)
        {
            map.Add(new MappedEndpoint(group, EndpointKind.Component, map) { Pattern = new RouteText(path, true), Verbs = verbs, IsPublicByPurpose = true });
        }

        return new TargetValue(group);
    }

    /// <summary>AddAdditionalAssemblies.</summary>
    public static void Extend(KindCall map)
    {
        if (map.Call.Argument("assemblies") is SequenceValue { Complete: true } assemblies && assemblies.Items.All(static a => a is ObjectValue))
        {
            foreach (var assembly in assemblies.Items.Cast<ObjectValue>().Select(static a => a.Type.ContainingAssembly).Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default))
            {
                AddAssembly(map, map.On, assembly);
            }
        }
        else
        {
            map.AddOpaque(map.On, EndpointKind.Component, "which assemblies are added is not constant");
        }
    }

    private static void AddAssembly(KindCall map, RouteBuilder group, IAssemblySymbol assembly)
    {
        if (!SymbolEqualityComparer.Default.Equals(assembly, map.Symbols.Compilation.Assembly))
        {
            foreach (var type in NamespaceTypes.Of(assembly.GlobalNamespace))
            {
                AddClass(map, group, type);
            }

            return;
        }

        foreach (var file in map.Run.Razor.Files.Where(static f => f.IsComponent && !f.IsImports))
        {
            AddFile(map, group, file);
        }

        if (map.Symbols.Get("Microsoft.AspNetCore.Components.IComponent") is { } contract)
        {
            foreach (var type in map.Run.ImplementationsOf(contract))
            {
                AddClass(map, group, type);
            }
        }
    }

    private static readonly (string Path, string[] Verbs)[] Infrastructure = { ("/_framework/opaque-redirect", new[] { "GET" }) };

    private static void AddFile(KindCall map, RouteBuilder group, RazorFile file)
    {
        var names = new RazorNames(map.Run.Razor, file, map.Symbols);

        // The part of the class that is written in C#, if there is one.
        var type = map.Symbols.Get((names.Namespace.Length == 0 ? "" : names.Namespace + ".") + file.Name);
        var routes = file.Pages.Select(static p => p is null ? RouteText.Empty : new RouteText(p, true)).ToList();
        foreach (var (attribute, _, positional, _) in names.ReadAttributes())
        {
            if (IsRoute(attribute))
            {
                routes.Add(StartupInterpreter.TextOf(positional.FirstOrDefault() ?? Value.Unknown));
            }
        }

        if (type is not null)
        {
            routes.AddRange(RoutesOf(type));
        }

        if (routes.Count == 0)
        {
            return;
        }

        var inherited = type is null && file.Inherits is { } written ? names.Type(written) : null;
        var metadata = RazorAttributes.Of(map, file, names)
            .Concat(type is not null ? map.AttributesOf(type).Where(static m => !IsGenerated(m.Evidence.Where)) : Enumerable.Empty<AuthorizationMetadata>())
            .Concat(inherited is not null ? map.AttributesOf(inherited) : Enumerable.Empty<AuthorizationMetadata>())
            .Concat(type is null && file.Inherits is { } && inherited is null ? new[] { map.PossibleGuard("the base class of " + file.Path + " is not found") } : Array.Empty<AuthorizationMetadata>())
            .ToList();
        Add(map, group, routes, type, file.Path, metadata);
    }

    private static void AddClass(KindCall map, RouteBuilder group, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Any(static r => IsGenerated(r.SyntaxTree.FilePath)) || map.Run.Razor.Files.Any(f => f.IsComponent && f.Name == type.Name && new RazorNames(map.Run.Razor, f, map.Symbols).Namespace == type.ContainingNamespace.ToDisplayString()))
        {
            return;
        }

        var routes = RoutesOf(type).ToList();
        if (routes.Count > 0)
        {
            Add(map, group, routes, type, null, map.AttributesOf(type));
        }
    }

    private static void Add(KindCall map, RouteBuilder group, List<RouteText> routes, INamedTypeSymbol? type, string? path, IReadOnlyCollection<AuthorizationMetadata> metadata)
    {
        var assembly = type is null || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, map.Symbols.Compilation.Assembly) ? null : type.ContainingAssembly.Name;
        foreach (var route in routes)
        {
            map.Add(
                new MappedEndpoint(group, EndpointKind.Component, map)
                {
                    Pattern = route,
                    Verbs = Verbs,
                    HandlerType = type,
                    HandlerText = path,
                    Assembly = assembly,
                    HasPlace = assembly is null,
                    Location = type?.Locations.FirstOrDefault(static l => l.IsInSource && !IsGenerated(l)),
                },
                metadata);
        }
    }

    /// <summary>The routes that are written in C#.</summary>
    private static IEnumerable<RouteText> RoutesOf(INamedTypeSymbol type) =>
        type.GetAttributes()
            .Where(static a => IsRoute(a.AttributeClass) && !IsGenerated(a.ApplicationSyntaxReference?.SyntaxTree.FilePath))
            .Select(static a => a.ConstructorArguments is [{ Scalar: string template }] ? new RouteText(template, true) : RouteText.Unknown);

    private static bool IsRoute(INamedTypeSymbol? attribute) =>
        attribute is { Name: "RouteAttribute" } && attribute.ContainingNamespace?.ToDisplayString() == "Microsoft.AspNetCore.Components";

    private static bool IsGenerated(Location? location) => IsGenerated(location?.SourceTree?.FilePath);

    /// <summary>What the Razor generator adds is only visible to analyzers: the .razor file says the same to everybody.</summary>
    private static bool IsGenerated(string? path) => path is not null && path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) && path.IndexOf("razor", StringComparison.OrdinalIgnoreCase) >= 0;
}
