using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Chaperone.Endpoints.Controllers;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Finds authorization that is written where ASP.NET Core does not look for it.</summary>
internal sealed class IgnoredAuthorizationFinder
{
    /// <summary>Names of a page's handler methods (DefaultPageHandlerModelProvider / PageHandlerModel: On, a verb, a name).</summary>
    private static readonly Regex PageHandler = new("^On(Get|Post|Put|Delete|Head|Options|Patch|Trace)($|[A-Z])", RegexOptions.CultureInvariant);

    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly Func<AttributeData, string, AuthorizationMetadata?> _metadataOf;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<INamedTypeSymbol, ImmutableArray<AuthorizationMetadata>> _classes = new(SymbolEqualityComparer.Default);

    public IgnoredAuthorizationFinder(SemanticModels models, WellKnownSymbols symbols, Func<AttributeData, string, AuthorizationMetadata?> metadataOf, CancellationToken cancellationToken)
    {
        _models = models;
        _symbols = symbols;
        _metadataOf = metadataOf;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is written around an endpoint and does not reach it.</summary>
    public IEnumerable<IgnoredAuthorization> Around(Endpoint endpoint)
    {
        if (endpoint.Protection.Defect == AuthorizationDefect.ShortCircuit && endpoint.Input is { } input
            && input.Metadata.FirstOrDefault(static m => m.Has(MetadataMeaning.AuthorizeData | MetadataMeaning.PolicyObject | MetadataMeaning.RequirementData)) is { } skipped)
        {
            yield return new IgnoredAuthorization(
                skipped.Evidence,
                "ShortCircuit() runs '" + endpoint.Id + "' before authorization" + (endpoint.Protection.State == ProtectionState.Broken ? ", and the request fails" : ""),
                endpoint)
            {
                Obstacle = input.Metadata.FirstOrDefault(static m => m.Has(MetadataMeaning.ShortCircuit))?.Evidence.Where,
            };
        }

        foreach (var (metadata, why) in OnDeclarations(endpoint))
        {
            if (Matters(endpoint, metadata))
            {
                yield return new IgnoredAuthorization(metadata.Evidence, why, endpoint) { Belongs = Demands(metadata) && endpoint is { Location: { } place, IsMappedElsewhere: false } ? ImmutableArray.Create(place) : ImmutableArray<Location>.Empty };
            }
        }
    }

    /// <summary>Attributes on methods that are not what answers: handlers of Razor Pages, methods of hubs, [NonAction].</summary>
    public IEnumerable<IgnoredAuthorization> InFile(SyntaxTree tree, TreeFacts facts, IReadOnlyCollection<Endpoint> endpoints)
    {
        foreach (var position in facts.AuthorizedMethods)
        {
            var node = tree.GetRoot(_cancellationToken).FindToken(position).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>();
            if (node is null || _models.For(tree).GetDeclaredSymbol(node, _cancellationToken) is not IMethodSymbol { ContainingType: { } type } method)
            {
                continue;
            }

            var why = WhyIgnored(method, type);
            var attributes = why is null ? Enumerable.Empty<(AttributeData, string)>() : method.GetAttributes().Select(a => (a, why));
            if (HubMethod.Of(type, _symbols).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Method, method)) is { } hub)
            {
                attributes = hub.Ineffective.Select(static a => (a, "on a hub's method only AuthorizeAttribute and what derives from it is read"))
                    .Concat(hub.IgnoredRequirements.Select(static a => (a, "requirements that an attribute carries are not read on a hub's method")));
            }

            foreach (var (attribute, reason) in attributes)
            {
                if (attribute.ApplicationSyntaxReference?.SyntaxTree == tree && _metadataOf(attribute, "'" + type.Name + "." + method.Name + "'") is { } metadata && IsAuthorization(metadata))
                {
                    yield return new IgnoredAuthorization(metadata.Evidence, reason, endpoints.Where(e => SymbolEqualityComparer.Default.Equals(e.HandlerType, type)).ToArray())
                    {
                        IsKnownWhereItIsWritten = true,
                        IsReadNowhere = true,
                        Belongs = Demands(metadata) && IsPage(type) && node.Parent is ClassDeclarationSyntax page ? ImmutableArray.Create(page.Identifier.GetLocation()) : ImmutableArray<Location>.Empty,
                    };
                }
            }
        }
    }

    private bool IsPage(INamedTypeSymbol type) => WellKnownSymbols.Is(type, _symbols.Get("Microsoft.AspNetCore.Mvc.RazorPages.PageModel"));

    public static bool Demands(AuthorizationMetadata metadata) => metadata.Has(MetadataMeaning.AuthorizeData) && !metadata.Has(MetadataMeaning.AllowAnonymous);

    private string? WhyIgnored(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (IsPage(type))
        {
            return PageHandler.IsMatch(method.Name) ? "Razor Pages read the attributes of the page's model class, not those of its handler methods" : null;
        }

        // With a route or verb it is an endpoint that somebody has switched off for now, and its authorization waits with it.
        return ControllerTypes.IsController(type, _symbols)
            && method.GetAttributes().Any(a => WellKnownSymbols.Is(a.AttributeClass, _symbols.NonActionAttribute))
            && !method.GetAttributes().Any(a => WellKnownSymbols.Is(a.AttributeClass, _symbols.RouteTemplateProvider))
            ? "a method with [NonAction] answers no request"
            : null;
    }

    private IEnumerable<(AuthorizationMetadata Metadata, string Why)> OnDeclarations(Endpoint endpoint)
    {
        if (endpoint is { Kind: EndpointKind.Minimal or EndpointKind.Carter, HandlerMethod: { } handler })
        {
            foreach (var metadata in OfClass(handler.ContainingType))
            {
                yield return (metadata, "attributes of the class that declares a minimal API's handler are not read");
            }
        }

        if (endpoint is { Kind: EndpointKind.Controller, HandlerMethod: { } action, HandlerType: { } controller })
        {
            foreach (var member in controller.AllInterfaces
                .Where(static i => !WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly))
                .SelectMany(static i => i.GetMembers().OfType<IMethodSymbol>())
                .Where(m => !m.GetAttributes().IsEmpty && SymbolEqualityComparer.Default.Equals(controller.FindImplementationForInterfaceMember(m), action)))
            {
                foreach (var metadata in member.GetAttributes().Select(a => _metadataOf(a, "'" + member.ContainingType.Name + "." + member.Name + "'")).OfType<AuthorizationMetadata>())
                {
                    yield return (metadata, "attributes of interface members are not read for the methods that implement them");
                }
            }
        }
    }

    private ImmutableArray<AuthorizationMetadata> OfClass(INamedTypeSymbol type)
    {
        if (!_classes.TryGetValue(type, out var metadata))
        {
            metadata = ReflectedAttributes.Of(type).Select(a => _metadataOf(a, "'" + type.Name + "'")).OfType<AuthorizationMetadata>().Where(IsAuthorization).ToImmutableArray();
            _classes.Add(type, metadata);
        }

        return metadata;
    }

    private static bool IsAuthorization(AuthorizationMetadata metadata) =>
        metadata.Has(MetadataMeaning.AuthorizeData | MetadataMeaning.AllowAnonymous | MetadataMeaning.RequirementData | MetadataMeaning.PolicyObject);

    /// <summary>Whether it would make a difference: not where the same is demanded in a place that counts, nor where anybody decided otherwise.</summary>
    private static bool Matters(Endpoint endpoint, AuthorizationMetadata ignored)
    {
        if (ignored.Has(MetadataMeaning.AllowAnonymous))
        {
            return endpoint.Protection.RefusesAnonymous;
        }

        return endpoint.Protection.State is ProtectionState.Open or ProtectionState.OpenIneffective
            || (endpoint.Protection.RefusesAnonymous && !ignored.IsBare && endpoint.Input is { } input
                && !input.Metadata.Any(m => m.Has(MetadataMeaning.AuthorizeData) && m.Policy == ignored.Policy && m.Roles == ignored.Roles));
    }
}
