using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>What RazorPagesOptions say: where pages lie, and conventions on pages and folders.</summary>
/// <remarks>PageConventionCollection and PageConventionCollectionExtensions: names and folders are compared without case.</remarks>
internal sealed class PageConventions
{
    private readonly KindCall _map;
    private readonly List<RecordedCall> _calls;

    public PageConventions(KindCall map)
    {
        _map = map;
        _calls = map.Host?.Calls.Where(IsPageConvention).ToList() ?? new List<RecordedCall>();
        var root = map.Host?.Calls.LastOrDefault(static c => c.Name is "RootDirectory" or "WithRazorPagesRoot" or "WithRazorPagesAtContentRoot");
        var directory = root is null ? "/Pages" : root.Name == "WithRazorPagesAtContentRoot" ? "/" : StartupInterpreter.TextOf(root.Arguments.FirstOrDefault() ?? Value.Unknown).Text;
        Root = directory.EndsWith("/", StringComparison.Ordinal) ? directory : directory + "/";
    }

    /// <summary>The folder of pages that belong to no area, with a slash at its end.</summary>
    public string Root { get; }

    public IEnumerable<AuthorizationMetadata> MetadataOf(RazorPages.Page page)
    {
        foreach (var call in _calls.Where(c => AppliesTo(c, page)))
        {
            var evidence = new Evidence(call.Name + " on " + (Text(call, "folderPath") ?? Text(call, "pageName") ?? "all pages"), call.Location);
            switch (call.Name)
            {
                case "AuthorizePage" or "AuthorizeFolder" or "AuthorizeAreaPage" or "AuthorizeAreaFolder":
                    var policy = call.Argument("policy");
                    var hasPolicy = call.Member is IMethodSymbol method && method.Parameters.Any(static p => p.Name == "policy");
                    yield return new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence)
                    {
                        When = call.When,
                        Policy = hasPolicy ? (policy as ConstantValue)?.Value as string : null,
                        PolicyKnown = !hasPolicy || policy is ConstantValue,
                    };
                    break;
                case "AllowAnonymousToPage" or "AllowAnonymousToFolder" or "AllowAnonymousToAreaPage" or "AllowAnonymousToAreaFolder":
                    yield return new AuthorizationMetadata(MetadataMeaning.AllowAnonymous, evidence) { When = call.When };
                    break;
                case "ConfigureFilter" when call.Argument("filter") is ObjectValue filter:
                    if (_map.Run.MetadataOfObject(filter, evidence) is { } metadata)
                    {
                        yield return metadata.Under(call.When);
                    }

                    break;
                case "AddPageRoute" or "AddAreaPageRoute" or "AddPageRouteModelConvention" or "AddFolderRouteModelConvention" or "AddAreaPageRouteModelConvention" or "AddAreaFolderRouteModelConvention":
                case "Add" when IsTransformer(call):
                    break;
                default:
                    yield return new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("the page convention " + call.Name + " is not followed", call.Location)) { When = call.When };
                    break;
            }
        }
    }

    /// <summary>The routes that AddPageRoute gives a page besides its own.</summary>
    public IEnumerable<(string Route, bool IsExact)> RoutesOf(RazorPages.Page page) =>
        _calls.Where(c => c.Name is "AddPageRoute" or "AddAreaPageRoute" && AppliesTo(c, page))
            .Select(static c => StartupInterpreter.TextOf(c.Argument("route")))
            .Select(static r => (r.Text, r.Exact));

    /// <summary>Why the routes of a page are not what they seem; null when they are.</summary>
    public string? RewritesRouteOf(RazorPages.Page page) =>
        _calls.FirstOrDefault(c => (c.Name.EndsWith("RouteModelConvention", StringComparison.Ordinal) || c.Name is "Add" or "Insert") && AppliesTo(c, page)) is { } call
            ? "a page convention (" + call.Name + ") may rewrite the route"
            : null;

    private static bool IsPageConvention(RecordedCall call) =>
        call.Member.ContainingType is { } type
        && (type.Name is "PageConventionCollection" or "PageConventionCollectionExtensions"
            || (call.Name is "Add" or "Insert" && type.TypeArguments is [{ Name: "IPageConvention" }]));

    private static bool IsTransformer(RecordedCall call) => call.Arguments.LastOrDefault() is ObjectValue { Type.Name: "PageRouteTransformerConvention" };

    private static string? Text(RecordedCall call, string parameter) => (call.Argument(parameter) as ConstantValue)?.Value as string;

    private static bool Has(RecordedCall call, string parameter) => call.Member is IMethodSymbol method && method.Parameters.Any(p => p.Name == parameter);

    private static bool AppliesTo(RecordedCall call, RazorPages.Page page)
    {
        if (!Has(call, "pageName") && !Has(call, "folderPath"))
        {
            return true;
        }

        var area = Has(call, "areaName") ? Text(call, "areaName") : null;
        if (Has(call, "areaName") != page.Area is not null || (area is not null && !string.Equals(area, page.Area, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (Has(call, "pageName"))
        {
            return string.Equals(Text(call, "pageName"), page.Name, StringComparison.OrdinalIgnoreCase);
        }

        var folder = Text(call, "folderPath")?.TrimEnd('/');
        return folder is not null && (folder.Length == 0
            || (page.Name.Length > folder.Length && page.Name.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && page.Name[folder.Length] == '/'));
    }
}
