using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>What an API description says of a controller's action.</summary>
/// <remarks>
/// dotnet/aspnetcore, src/Mvc: Mvc.ApiExplorer/src/DefaultApiDescriptionProvider.cs, Mvc.Core/src/ApplicationModels/ControllerActionDescriptorBuilder.cs
/// and ApiVisibilityConvention.cs. Only attributes count: the description reads the action's descriptor, which conventions on MapControllers() never reach.
/// </remarks>
internal sealed class ControllerDocumentation
{
    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly DescriptionItems _items;
    private readonly DescriptionTexts _texts;
    private readonly ResponseDeclarations _responses;
    private readonly ActionConventions _conventions;

    public ControllerDocumentation(SemanticModels models, WellKnownSymbols symbols, DescriptionItems items, DescriptionTexts texts)
    {
        _models = models;
        _symbols = symbols;
        _items = items;
        _texts = texts;
        _responses = new ResponseDeclarations(symbols);
        _conventions = new ActionConventions(symbols);
    }

    public EndpointDocumentation Of(Endpoint endpoint, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken)
    {
        if (endpoint.HandlerMethod is not { } method || endpoint.HandlerType is not { } controller)
        {
            return new EndpointDocumentation(generator, Visibility.Unknown, new Evidence("which action answers is chosen at run time", endpoint.Location));
        }

        var classAttributes = ReflectedAttributes.Of(controller);
        var actionAttributes = ReflectedAttributes.Of(method);
        var (visibility, by) = VisibilityOf(endpoint, controller, classAttributes, actionAttributes, setup, generator, cancellationToken);
        if (visibility == Visibility.Hidden)
        {
            return new EndpointDocumentation(generator, visibility, by) { IsExcluded = by?.What.EndsWith("(IgnoreApi = true)]", StringComparison.Ordinal) == true };
        }

        var onClass = _items.Of(classAttributes, cancellationToken).ToList();
        var onAction = _items.Of(actionAttributes, cancellationToken).ToList();
        var items = onClass.Concat(onAction).ToList();
        var use = _texts.CommentOf(method, setup, generator, cancellationToken);
        var comment = use.Comment;
        var annotation = _texts.AnnotationOf(method, setup, generator, cancellationToken);

        // An application model convention can rewrite what the descriptor says, and so may an option or an attribute that does not bind.
        var transformed = setup.Transforms(generator) || setup.Invisible is not null || endpoint.Host?.ApplicationModelChanges.Count > 0
            || setup.HasUnresolvedOptions || DescriptionItems.AnyUnresolved(actionAttributes) || DescriptionItems.AnyUnresolved(classAttributes);
        DocumentedText Text(DescriptionKind kind, DocumentedText fromComment, string property) =>
            MinimalDocumentation.Final(DescriptionTexts.Last(items, kind), fromComment, DescriptionTexts.Of(annotation, property), setup, transformed);
        var routeName = endpoint.Selector?.Name;
        var name = routeName is null ? DescriptionTexts.Last(items, DescriptionKind.Name) : DocumentedText.Of(routeName);
        return new EndpointDocumentation(generator, visibility, by)
        {
            Summary = Text(DescriptionKind.Summary, comment.Summary, "summary"),
            Description = Text(DescriptionKind.Description, comment.Remarks, "description"),
            OperationId = setup.NamesByCode(generator) ? DocumentedText.Unknown
                : MinimalDocumentation.Final(name, DocumentedText.Absent, DescriptionTexts.Of(annotation, "operationId"), setup, transformed),
            Tags = transformed || setup.TagsByCode(generator) ? default : TagsOf(items, annotation, controller, endpoint.Host),
            // Whoever asks for them later does not have this caller's token.
            LateResponses = new(() => transformed
                ? DeclaredResponses.Unknown
                : _responses.OfAction(
                    method,
                    setup.GlobalFilters.SelectMany(f => _items.OfFilter(f)).Concat(onClass).Concat(onAction).ToList(),
                    ErrorTypeOf(controller, classAttributes, actionAttributes),
                    () => _items.Of(_conventions.AttributesFor(method, controller, classAttributes, actionAttributes), CancellationToken.None).ToList(),
                    MinimalDocumentation.ResponsesOf(comment, generator).AddRange(ClassResponses(controller, setup, generator, CancellationToken.None)))),
            Deprecated = transformed ? null : generator == ApiGenerator.Swashbuckle && IsObsolete(method, actionAttributes),
            NamedBy = routeName is not null ? new Evidence("the route's name", endpoint.Location) : items.LastOrDefault(static i => i.Kind == DescriptionKind.Name)?.Evidence,
            UnreadComment = use.WhyUnread,
            UnreadSummary = use.UnreadSummary,
            ReadsComments = use.IsPossible && use.IsRead,
            IneffectiveExclusion = (items.FirstOrDefault(static i => i.Kind == DescriptionKind.Exclude)
                ?? _items.Of(endpoint.OuterConventions, endpoint.Input?.Created ?? Condition.Always).FirstOrDefault(static i => i.Kind == DescriptionKind.Exclude))?.Evidence,
        };
    }

    private (Visibility Visibility, Evidence? By) VisibilityOf(
        Endpoint endpoint,
        INamedTypeSymbol controller,
        ImmutableArray<AttributeData> classAttributes,
        ImmutableArray<AttributeData> actionAttributes,
        DescriptionSetup setup,
        ApiGenerator generator,
        CancellationToken cancellationToken)
    {
        if (endpoint.Route.EndsWith("?", StringComparison.Ordinal) && endpoint.Selector is null)
        {
            return (Visibility.Unknown, new Evidence("the application model may give it a route", endpoint.Location));
        }

        if (endpoint.Selector is null)
        {
            return (Visibility.Hidden, new Evidence("a conventional route leads to it: only attribute-routed actions are described", endpoint.Location));
        }

        if (!setup.DescribesControllers)
        {
            return setup.Invisible is { } invisible
                ? (Visibility.Unknown, new Evidence(invisible.Name + " may call AddApiExplorer()", invisible.Location))
                : (Visibility.Hidden, new Evidence("AddApiExplorer() is not called: controllers are in no description", null));
        }

        if (endpoint.Host?.ApplicationModelChanges.Count > 0)
        {
            return (Visibility.Unknown, new Evidence("an application model convention may show or hide it", null));
        }

        if ((SettingOf(actionAttributes, cancellationToken) ?? SettingOf(classAttributes, cancellationToken)) is { } setting)
        {
            if (setting.IgnoreApi != false)
            {
                return (setting.IgnoreApi is null ? Visibility.Unknown : Visibility.Hidden, setting.Evidence);
            }
        }
        else if (!setup.ShowsEveryAction && !IsApiController(controller, classAttributes))
        {
            return setup.Invisible is { } invisible
                ? (Visibility.Unknown, new Evidence(invisible.Name + " may show every action", invisible.Location))
                : (Visibility.Hidden, new Evidence("its controller is no [ApiController]", controller.Locations.FirstOrDefault()));
        }

        if (MinimalDocumentation.HiddenByVerb(endpoint.Verbs, generator) is { } byVerb)
        {
            return (Visibility.Hidden, byVerb);
        }

        if (generator == ApiGenerator.Swashbuckle && HasAttribute(actionAttributes, "Swashbuckle.AspNetCore.Annotations.SwaggerIgnoreAttribute") is { } ignored)
        {
            return (Visibility.Hidden, ignored);
        }

        if (generator == ApiGenerator.Swashbuckle && setup.IgnoresObsolete && (HasAttribute(actionAttributes, "System.ObsoleteAttribute") ?? HasAttribute(classAttributes, "System.ObsoleteAttribute")) is { } obsolete)
        {
            return (Visibility.Hidden, new Evidence(obsolete.What + " and IgnoreObsoleteActions()", obsolete.Where));
        }

        var (group, evidence) = GroupOf(classAttributes, actionAttributes, cancellationToken);
        return MinimalDocumentation.HiddenByGroup(group, evidence, setup, generator);
    }

    /// <summary>IApiDescriptionVisibilityProvider: <c>[ApiExplorerSettings]</c> and custom ones; the first on a declaration counts.</summary>
    private (bool? IgnoreApi, Evidence Evidence)? SettingOf(ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken)
    {
        var provider = _symbols.Get("Microsoft.AspNetCore.Mvc.ApiExplorer.IApiDescriptionVisibilityProvider");
        if (attributes.FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, provider)) is not { AttributeClass: { } type } attribute)
        {
            return null;
        }

        // Set for its group name only, it still makes the action visible: IgnoreApi is false then.
        var value = MetadataObject.Of(attribute, _models, cancellationToken);
        bool? ignore = value["IgnoreApi"] switch
        {
            ConstantValue { Value: bool set } => set,
            _ when type.Name == "ApiExplorerSettingsAttribute" && !value.Has("IgnoreApi") => false,
            _ => null,
        };
        return (ignore, new Evidence("[" + DescriptionItems.ShortName(type) + (ignore == true ? "(IgnoreApi = true)" : "") + "]", value.Where));
    }

    private (DocumentedText Group, Evidence? Evidence) GroupOf(ImmutableArray<AttributeData> classAttributes, ImmutableArray<AttributeData> actionAttributes, CancellationToken cancellationToken)
    {
        var items = _items.Of(classAttributes.Concat(actionAttributes), cancellationToken).ToList();
        if (items.LastOrDefault(static i => i.Kind == DescriptionKind.Group) is { } metadata)
        {
            return (DescriptionTexts.Last(items, DescriptionKind.Group), metadata.Evidence);
        }

        var provider = _symbols.Get("Microsoft.AspNetCore.Mvc.ApiExplorer.IApiDescriptionGroupNameProvider");
        foreach (var attributes in new[] { actionAttributes, classAttributes })
        {
            if (attributes.FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, provider)) is { } attribute)
            {
                var value = MetadataObject.Of(attribute, _models, cancellationToken);
                var name = value["GroupName"];
                if (name is ConstantValue { Value: string text })
                {
                    return (DocumentedText.Of(text), new Evidence("[" + DescriptionItems.ShortName(attribute.AttributeClass!) + "]", value.Where));
                }

                if (value.Has("GroupName") || attribute.AttributeClass!.Name != "ApiExplorerSettingsAttribute")
                {
                    return (DocumentedText.Present, new Evidence("its group is computed", value.Where));
                }
            }
        }

        return (DocumentedText.Absent, null);
    }

    private ImmutableArray<string> TagsOf(List<DescriptionItem> items, MetadataObject? annotation, INamedTypeSymbol controller, Host? host)
    {
        if (annotation is not null && annotation.Has("tags"))
        {
            return new DescriptionItem(DescriptionKind.Tags, new Evidence("", null)) { Value = annotation["tags"] }.Tags;
        }

        return DescriptionTexts.LastTags(items) is { } tags ? tags : ImmutableArray.Create(Controllers.AttributeRoutes.ControllerName(controller, host));
    }

    /// <summary>Swashbuckle adds the <c>&lt;response&gt;</c> elements of the comment on the class that declares the action.</summary>
    private ImmutableArray<string> ClassResponses(INamedTypeSymbol controller, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken) =>
        generator == ApiGenerator.Swashbuckle && setup.IncludesXmlComments && controller.DeclaringSyntaxReferences.Any(static r => r.SyntaxTree.Options.DocumentationMode == DocumentationMode.Diagnose)
            ? XmlComment.Of(controller, cancellationToken).Responses
            : ImmutableArray<string>.Empty;

    private bool IsObsolete(IMethodSymbol method, ImmutableArray<AttributeData> actionAttributes) =>
        HasAttribute(actionAttributes, "System.ObsoleteAttribute") is not null
        || HasAttribute(ReflectedAttributes.Of(method.ContainingType), "System.ObsoleteAttribute") is not null;

    private Evidence? HasAttribute(ImmutableArray<AttributeData> attributes, string metadataName)
    {
        var wanted = _symbols.Get(metadataName);
        return attributes.FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, wanted)) is { AttributeClass: { } type } found
            ? new Evidence("[" + DescriptionItems.ShortName(type) + "]", found.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : null)
            : null;
    }

    /// <summary>What <c>[ProducesErrorResponseType]</c> says of an API controller's client errors, else ProblemDetails (ApiConventionApplicationModelConvention).</summary>
    private ITypeSymbol? ErrorTypeOf(INamedTypeSymbol controller, ImmutableArray<AttributeData> classAttributes, ImmutableArray<AttributeData> actionAttributes)
    {
        if (!IsApiController(controller, classAttributes))
        {
            return null;
        }

        var attribute = _symbols.Get("Microsoft.AspNetCore.Mvc.ProducesErrorResponseTypeAttribute");
        return actionAttributes.Concat(classAttributes).Concat(controller.ContainingAssembly.GetAttributes()).FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, attribute)) is { ConstructorArguments: [{ Scalar: ITypeSymbol type }] }
            ? type.SpecialType == SpecialType.System_Void ? null : type
            : _symbols.Get("Microsoft.AspNetCore.Mvc.ProblemDetails");
    }

    private bool IsApiController(INamedTypeSymbol controller, ImmutableArray<AttributeData> classAttributes)
    {
        var behavior = _symbols.Get("Microsoft.AspNetCore.Mvc.Infrastructure.IApiBehaviorMetadata");
        return classAttributes.Concat(controller.ContainingAssembly.GetAttributes()).Any(a => WellKnownSymbols.Is(a.AttributeClass, behavior));
    }
}
