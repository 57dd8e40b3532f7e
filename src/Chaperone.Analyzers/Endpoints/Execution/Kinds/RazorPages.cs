using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Razor;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>Razor Pages: an endpoint for each selector of each page, with the attributes of its model's class and the page conventions.</summary>
/// <remarks>
/// dotnet/aspnetcore, src/Mvc/Mvc.RazorPages: PageRouteModelFactory (paths, areas, Index), DefaultPageApplicationModelProvider (whose attributes
/// count), PageConventionCollectionExtensions.
/// </remarks>
internal static class RazorPages
{
    private const string Extension = ".cshtml";
    private const string AreaRoot = "/Areas/";

    /// <summary>The pages of Identity's own user interface: what they ask for is set up where nobody sees it.</summary>
    private const string IdentityUi = "Microsoft.AspNetCore.Identity.UI";

    public static Value Map(KindCall map) => new TargetValue(Pages(map));

    /// <summary>
    /// The group of all pages. The fallback and the dynamic route add the same data source as MapRazorPages (RazorPagesEndpointRouteBuilderExtensions,
    /// GetOrCreateDataSource), so that with any of them every page answers at its own routes.
    /// </summary>
    private static RouteBuilder Pages(KindCall map)
    {
        var (group, isNew) = map.SharedGroup(nameof(RazorPages));
        if (!isNew)
        {
            return group;
        }

        var conventions = new PageConventions(map);
        foreach (var file in map.Run.Razor.Files.Where(static f => !f.IsComponent && !f.IsImports && !f.Pages.IsEmpty))
        {
            if (PageOf(file.Path, conventions.Root) is { } page)
            {
                var names = new RazorNames(map.Run.Razor, file, map.Symbols);
                var model = ModelOf(file, names);
                AddSelectors(map, group, conventions, page, file.Pages[0], model, OwnMetadata(map, file, names, model), assembly: null);
            }
        }

        foreach (var item in ReferencedPages.Of(map))
        {
            if (PageOf(item.Path, conventions.Root) is { } page)
            {
                AddSelectors(map, group, conventions, page, item.Template, item.Model, item.Model is null ? map.AttributesOf(item.Page) : map.AttributesOf(item.Model).Concat(map.AttributesOf(item.Page)), item.Page.ContainingAssembly.Name);
            }
        }

        if (map.Host?.Calls.Any(static c => c.Name is "AddDefaultUI" or "AddDefaultIdentity") == true)
        {
            map.AddOpaque(group, EndpointKind.Identity, "the pages of " + IdentityUi + " are listed as one row");
        }

        return group;
    }

    /// <summary>
    /// MapFallbackToPage: the endpoint that matches is replaced by the page's own, so that what is put on the returned builder has no effect
    /// (DynamicPageEndpointMatcherPolicy, statement 1.25). Nor has what stands on the groups around it.
    /// </summary>
    public static Value MapFallback(KindCall map)
    {
        var wanted = (map.Call.Argument("page") as ConstantValue)?.Value as string;
        var area = map.Call.HasParameter("area") ? (map.Call.Argument("area") as ConstantValue)?.Value as string : null;
        var conventions = new PageConventions(map);
        var file = map.Run.Razor.Files.FirstOrDefault(f => !f.IsComponent && !f.Pages.IsEmpty && PageOf(f.Path, conventions.Root) is { } page
            && string.Equals(page.Name, wanted, StringComparison.OrdinalIgnoreCase) && string.Equals(page.Area ?? "", area ?? "", StringComparison.OrdinalIgnoreCase));
        var pattern = map.Pattern("pattern", "{*path:nonfile}");

        // What is put on MapRazorPages() counts, the fallback's own conventions do not: a target of its own catches them.
        var pages = Pages(map);
        if (file is null || PageOf(file.Path, conventions.Root) is not { } found)
        {
            map.AddOpaque(pages, EndpointKind.RazorPage, "which page answers is not found");
            return new TargetValue(map.Group());
        }

        var names = new RazorNames(map.Run.Razor, file, map.Symbols);
        var model = ModelOf(file, names);
        map.Add(
            new MappedEndpoint(pages, EndpointKind.RazorPage, map)
            {
                Pattern = pattern,
                IsMvc = true,
                IsReplaced = true,
                HandlerType = model,
                HandlerText = file.Path,
                Location = model?.Locations.FirstOrDefault(static l => l.IsInSource),
            },
            OwnMetadata(map, file, names, model).Concat(conventions.MetadataOf(found)));
        return new TargetValue(map.Group());
    }

    /// <summary>MapDynamicPageRoute: a transformer chooses the page at run time.</summary>
    public static Value MapDynamic(KindCall map)
    {
        var pages = Pages(map);
        const string Why = "which page answers is chosen at run time";
        map.Add(new MappedEndpoint(pages, EndpointKind.RazorPage, map) { Pattern = map.Pattern("pattern"), IsMvc = true, Partial = Why }, new[] { map.PossibleGuard(Why) });
        return new TargetValue(map.Group());
    }

    private static void AddSelectors(KindCall map, RouteBuilder group, PageConventions conventions, Page page, string? template, INamedTypeSymbol? model, IEnumerable<AuthorizationMetadata> own, string? assembly)
    {
        var metadata = own.Concat(conventions.MetadataOf(page)).ToList();
        var rewritten = conventions.RewritesRouteOf(page);
        var routes = Selectors(page, template).Select(static r => (Route: r, IsExact: r.IndexOf('[') < 0)).Concat(conventions.RoutesOf(page)).ToList();
        var answersErrors = routes.Any(r => map.IsErrorPath(r.Route));
        foreach (var (route, isExact) in routes)
        {
            map.Add(
                new MappedEndpoint(group, EndpointKind.RazorPage, map)
                {
                    Pattern = new RouteText(route, isExact && rewritten is null),
                    IsMvc = true,
                    HandlerType = model,
                    HandlerText = page.Path,
                    Location = assembly is null ? model?.Locations.FirstOrDefault(static l => l.IsInSource) : null,
                    Assembly = assembly,
                    HasPlace = assembly is null,
                    IsPublicByPurpose = answersErrors,
                    Partial = rewritten,
                },
                metadata);
        }
    }

    /// <summary>A page's path is its route; one called Index answers at its folder as well, unless its template is absolute.</summary>
    private static IEnumerable<string> Selectors(Page page, string? template)
    {
        if (template is not null && (template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal)))
        {
            yield return template;
            yield break;
        }

        var route = (page.Area is null ? "" : "/" + page.Area) + page.Name;
        yield return Combined(route, template);
        if (route.EndsWith("/Index", StringComparison.OrdinalIgnoreCase))
        {
            yield return Combined(route.Substring(0, route.LastIndexOf('/')), template);
        }
    }

    private static string Combined(string route, string? template) => template is { Length: > 0 } ? route + "/" + template : route;

    private static Page? PageOf(string path, string root)
    {
        if (path.StartsWith(AreaRoot, StringComparison.OrdinalIgnoreCase))
        {
            var end = path.IndexOf('/', AreaRoot.Length);
            return end > 0 && string.Compare(path, end, "/Pages/", 0, "/Pages/".Length, StringComparison.OrdinalIgnoreCase) == 0
                ? new Page(path, WithoutExtension(path.Substring(end + "/Pages".Length)), path.Substring(AreaRoot.Length, end - AreaRoot.Length))
                : null;
        }

        return path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? new Page(path, WithoutExtension(path.Substring(root.Length - 1)), null) : null;
    }

    private static string WithoutExtension(string path) => path.Substring(0, path.Length - Extension.Length);

    private static INamedTypeSymbol? ModelOf(RazorFile file, RazorNames names) =>
        file.Model is { } written && names.Type(written) is { } type && IsPageModel(type) ? type : null;

    /// <summary>Only a class with [PageModel], as the class PageModel has it, handles the page: the attributes of any other model mean nothing.</summary>
    internal static bool IsPageModel(INamedTypeSymbol type) =>
        ReflectedAttributes.Of(type).Any(static a => a.AttributeClass is { Name: "PageModelAttribute" } attribute && WellKnownSymbols.IsFrameworkAssembly(attribute.ContainingAssembly));

    private static IEnumerable<AuthorizationMetadata> OwnMetadata(KindCall map, RazorFile file, RazorNames names, INamedTypeSymbol? model)
    {
        if (file.Model is { } written && names.Type(written) is null && written.IndexOf('<') < 0)
        {
            return new[] { map.PossibleGuard("the model " + written + " of " + file.Path + " is not found") };
        }

        // The attributes of the page's own class count beside those of its model (seen at run time).
        var own = RazorAttributes.Of(map, file, names);
        return model is null ? own : map.AttributesOf(model).Concat(own);
    }

    /// <summary>Where a page lies, what the framework calls it, and in which area.</summary>
    internal sealed record Page(string Path, string Name, string? Area);
}
