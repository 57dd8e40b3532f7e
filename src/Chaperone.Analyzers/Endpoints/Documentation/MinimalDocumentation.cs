using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Documentation;

/// <summary>What an API description says of a minimal API's endpoint.</summary>
/// <remarks>
/// dotnet/aspnetcore: src/Mvc/Mvc.ApiExplorer/src/EndpointMetadataApiDescriptionProvider.cs, src/OpenApi/src/Services/OpenApiDocumentService.cs;
/// the order of metadata is RouteEndpointDataSource.CreateRouteEndpointBuilder's.
/// </remarks>
internal sealed class MinimalDocumentation
{
    private static readonly HashSet<string> DocumentedVerbs = new(StringComparer.Ordinal) { "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE" };

    private readonly SemanticModels _models;
    private readonly DescriptionItems _items;
    private readonly DescriptionTexts _texts;
    private readonly ResponseDeclarations _responses;
    private readonly WellKnownSymbols _symbols;

    public MinimalDocumentation(SemanticModels models, WellKnownSymbols symbols, DescriptionItems items, DescriptionTexts texts)
    {
        _models = models;
        _symbols = symbols;
        _items = items;
        _texts = texts;
        _responses = new ResponseDeclarations(symbols);
    }

    public EndpointDocumentation Of(Endpoint endpoint, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken)
    {
        var created = endpoint.Input?.Created ?? Condition.Always;
        var outer = _items.Of(endpoint.OuterConventions, created).ToList();
        var method = endpoint.HandlerMethod;
        var written = method is null ? ImmutableArray<AttributeData>.Empty : ReflectedAttributes.Of(method);
        var attributes = _items.Of(written, cancellationToken).ToList();
        var own = _items.Of(endpoint.Conventions, created).ToList();
        var items = outer.Concat(attributes).Concat(own).ToList();
        var (visibility, by) = VisibilityOf(endpoint, items, setup, generator);
        if (visibility == Visibility.Hidden)
        {
            return new EndpointDocumentation(generator, visibility, by) { IsExcluded = items.Any(i => i.Kind == DescriptionKind.Exclude && ReferenceEquals(i.Evidence, by)) };
        }

        var use = _texts.CommentOf(method, setup, generator, cancellationToken);
        var comment = use.Comment;
        var annotation = _texts.AnnotationOf(method, setup, generator, cancellationToken);
        var transformed = setup.Transforms(generator) || items.Any(static i => i.Kind == DescriptionKind.Transform) || setup.Invisible is not null || setup.HasUnresolvedOptions || DescriptionItems.AnyUnresolved(written);

        // MapIdentityApi's handlers are lambdas without a word (IdentityApiEndpointRouteBuilderExtensions); one of them has a name that is made of its route.
        var isIdentity = endpoint.Kind == EndpointKind.Identity;
        var handlerKnown = method is not null || isIdentity;
        DocumentedText Text(DescriptionKind kind, DocumentedText fromComment, string property) =>
            Final(DescriptionTexts.Last(items, kind), fromComment, DescriptionTexts.Of(annotation, property), setup, transformed || !handlerKnown);
        return new EndpointDocumentation(generator, visibility, by)
        {
            Summary = Text(DescriptionKind.Summary, comment.Summary, "summary"),
            Description = Text(DescriptionKind.Description, comment.Remarks, "description"),
            OperationId = setup.NamesByCode(generator) || isIdentity ? DocumentedText.Unknown : Text(DescriptionKind.Name, DocumentedText.Absent, "operationId"),
            Tags = transformed || setup.TagsByCode(generator) ? default : TagsOf(items, annotation, method, isIdentity),
            LateResponses = new(() => method is null || transformed ? DeclaredResponses.Unknown : _responses.OfMinimal(method, outer, attributes, own, ResponsesOf(comment, generator))),
            Deprecated = generator == ApiGenerator.Microsoft ? (transformed ? null : false) : transformed || method is null ? null : IsObsolete(method),
            NamedBy = items.LastOrDefault(static i => i.Kind == DescriptionKind.Name)?.Evidence,
            UnreadComment = use.WhyUnread,
            UnreadSummary = use.UnreadSummary,
            ReadsComments = use.IsPossible && use.IsRead,
        };
    }

    /// <summary>Swashbuckle adds a response for each <c>&lt;response&gt;</c> of a comment; Microsoft's generator only describes those that are declared.</summary>
    internal static ImmutableArray<string> ResponsesOf(XmlComment comment, ApiGenerator generator) =>
        generator == ApiGenerator.Swashbuckle ? comment.Responses : ImmutableArray<string>.Empty;

    /// <summary>Metadata, comment and annotation put together; what a transformer may have changed is not known.</summary>
    internal static DocumentedText Final(DocumentedText metadata, DocumentedText comment, DocumentedText annotation, DescriptionSetup setup, bool uncertain)
    {
        var text = DescriptionTexts.Winner(comment, metadata);
        if (annotation.State != TextState.Absent && (setup.AnnotationsWin || comment.State == TextState.Absent))
        {
            text = annotation;
        }

        return uncertain && text.IsMissing ? DocumentedText.Unknown : text;
    }

    private static (Visibility Visibility, Evidence? By) VisibilityOf(Endpoint endpoint, List<DescriptionItem> items, DescriptionSetup setup, ApiGenerator generator)
    {
        if (endpoint.IsRequestDelegate)
        {
            return (Visibility.Hidden, new Evidence("its handler is a RequestDelegate, which says nothing of what it takes and gives", endpoint.Location));
        }

        if (!setup.DescribesMinimalApis)
        {
            return setup.Invisible is { } invisible
                ? (Visibility.Unknown, new Evidence(invisible.Name + " may call AddEndpointsApiExplorer()", invisible.Location))
                : (Visibility.Hidden, new Evidence("AddEndpointsApiExplorer() is not called: minimal APIs are in no description", null));
        }

        if (HiddenByVerb(endpoint.Verbs, generator) is { } byVerb)
        {
            return endpoint.Why is "the verbs are not constant" ? (Visibility.Unknown, new Evidence(endpoint.Why, endpoint.Location)) : (Visibility.Hidden, byVerb);
        }

        if (items.LastOrDefault(static i => i.Kind == DescriptionKind.Exclude) is { } exclude)
        {
            return (exclude.IsCertain ? Visibility.Hidden : Visibility.Unknown, exclude.Evidence);
        }

        return HiddenByGroup(DescriptionTexts.Last(items, DescriptionKind.Group), items.LastOrDefault(static i => i.Kind == DescriptionKind.Group)?.Evidence, setup, generator);
    }

    /// <summary>Why no description can list an endpoint with these verbs; null when one can.</summary>
    internal static Evidence? HiddenByVerb(ImmutableArray<string> verbs, ApiGenerator generator)
    {
        if (verbs.Any(DocumentedVerbs.Contains) && (generator == ApiGenerator.Microsoft || verbs.All(DocumentedVerbs.Contains)))
        {
            return null;
        }

        return new Evidence(verbs.IsEmpty ? "it has no verb" : "no description knows the verb " + verbs.First(static v => !DocumentedVerbs.Contains(v)), null);
    }

    /// <summary>A description lists what has no group, or a group of the document's name.</summary>
    internal static (Visibility Visibility, Evidence? By) HiddenByGroup(DocumentedText group, Evidence? evidence, DescriptionSetup setup, ApiGenerator generator)
    {
        if (setup.SelectsByCode(generator))
        {
            return (Visibility.Unknown, new Evidence("code decides which endpoints a document lists", null));
        }

        if (setup.GroupsByVersion || group.State == TextState.Absent)
        {
            return (Visibility.Visible, null);
        }

        var documents = setup.DocumentsOf(generator);
        if (documents.IsDefault || group.State != TextState.Known)
        {
            return (Visibility.Unknown, new Evidence("which document lists its group can't be told", evidence?.Where));
        }

        var comparison = generator == ApiGenerator.Microsoft ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return documents.Any(d => string.Equals(d, group.Value, comparison))
            ? (Visibility.Visible, null)
            : setup.Invisible is not null
                ? (Visibility.Unknown, new Evidence("which document lists its group can't be told", evidence?.Where))
                : (Visibility.Hidden, new Evidence("its group '" + group.Value + "' has no document", evidence?.Where));
    }

    private ImmutableArray<string> TagsOf(List<DescriptionItem> items, MetadataObject? annotation, IMethodSymbol? method, bool isIdentity)
    {
        if (annotation is not null && annotation.Has("tags"))
        {
            return new DescriptionItem(DescriptionKind.Tags, new Evidence("", null)) { Value = annotation["tags"] }.Tags;
        }

        if (DescriptionTexts.LastTags(items) is { } tags)
        {
            return tags;
        }

        if (isIdentity && _models.Compilation.AssemblyName is { } application)
        {
            return ImmutableArray.Create(application);
        }

        return method is null ? default : DefaultTag(method) is { } tag ? ImmutableArray.Create(tag) : default;
    }

    /// <summary>The type that declares the handler; the application's name where the compiler puts the handler into a type of its own.</summary>
    private string? DefaultTag(IMethodSymbol method)
    {
        switch (method.MethodKind)
        {
            case MethodKind.LambdaMethod or MethodKind.AnonymousFunction:
                return _models.Compilation.AssemblyName;
            case MethodKind.LocalFunction when Captures(method):
                return _models.Compilation.AssemblyName;
            default:
                return method.ContainingType?.MetadataName;
        }
    }

    /// <summary>Whether a local function uses variables around it: then it is compiled into a closure, a type of the compiler's.</summary>
    private bool Captures(IMethodSymbol method)
    {
        if (method.IsStatic || method.DeclaringSyntaxReferences is not [var reference] || !_models.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return false;
        }

        var model = _models.For(reference.SyntaxTree);
        return reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol { IsConst: false } or IParameterSymbol
            && model.GetSymbolInfo(name).Symbol is { DeclaringSyntaxReferences: [var declared, ..] }
            && (declared.SyntaxTree != reference.SyntaxTree || !reference.Span.Contains(declared.Span)));
    }

    private bool IsObsolete(IMethodSymbol method)
    {
        var obsolete = _symbols.Get("System.ObsoleteAttribute");
        bool Has(ImmutableArray<AttributeData> attributes) => attributes.Any(a => WellKnownSymbols.Is(a.AttributeClass, obsolete));
        return Has(ReflectedAttributes.Of(method)) || (method.MethodKind == MethodKind.Ordinary && Has(ReflectedAttributes.Of(method.ContainingType)));
    }
}
