using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>The compiled pages of referenced assemblies: the Razor compiler lists them in attributes (RazorCompiledItemAttribute).</summary>
internal static class ReferencedPages
{
    private const string PageKind = "mvc.1.0.razor-page";

    public static IEnumerable<(string Path, string? Template, INamedTypeSymbol Page, INamedTypeSymbol? Model)> Of(KindCall map)
    {
        foreach (var assembly in map.ReferencesTo("Microsoft.AspNetCore.Mvc"))
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "RazorCompiledItemAttribute", ConstructorArguments: [{ Scalar: INamedTypeSymbol page }, { Scalar: PageKind }, { Scalar: string path }] })
                {
                    var model = page.GetMembers("Model").OfType<IPropertySymbol>().FirstOrDefault()?.Type as INamedTypeSymbol;
                    yield return (path, TemplateOf(page), page, model is not null && RazorPages.IsPageModel(model) ? model : null);
                }
            }
        }
    }

    private static string? TemplateOf(INamedTypeSymbol page) =>
        page.GetAttributes()
            .FirstOrDefault(static a => a is { AttributeClass.Name: "RazorCompiledItemMetadataAttribute", ConstructorArguments: [{ Scalar: "RouteTemplate" }, _] })
            ?.ConstructorArguments[1].Scalar as string;
}
