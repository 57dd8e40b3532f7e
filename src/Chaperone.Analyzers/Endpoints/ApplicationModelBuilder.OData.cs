using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Controllers;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <content>What OData itself answers for each model: its description, and the list of what there is.</content>
internal sealed partial class ApplicationModelBuilder
{
    private const string DescriptionTemplate = "$metadata";

    private static readonly ImmutableArray<string> DescriptionVerbs = ImmutableArray.Create("GET");

    private bool DescribesEntities(INamedTypeSymbol controller) =>
        SymbolEqualityComparer.Default.Equals(controller, _symbols.Get("Microsoft.AspNetCore.OData.Routing.Controllers.MetadataController"));

    /// <summary>
    /// One endpoint for each prefix that has a model (MetadataRoutingConvention in OData/AspNetCoreOData); with none the controller answers
    /// by conventional routes like any other, which nobody means and is not followed.
    /// </summary>
    private void AddEntityDescription(ControllerAction action, ImmutableArray<AuthorizationMetadata> metadata, ControllerRoutes? mapping)
    {
        var prefixes = mapping?.On.SelfAndOuter().Last().Pipeline?.Host.ODataPrefixes;
        foreach (var prefix in prefixes ?? Enumerable.Empty<string?>())
        {
            var template = prefix is null ? AttributeRoutes.Unseen : action.Method.Name == "GetMetadata" ? prefix + "/" + DescriptionTemplate : prefix;
            AddSelector(action, new ActionSelector(template, DescriptionVerbs), template, metadata, mapping, conventional: null);
        }
    }
}
