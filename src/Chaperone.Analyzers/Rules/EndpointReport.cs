using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Reviewed;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules;

/// <summary>What a rule over endpoints is asked about: one file, its endpoints, and the model they come from.</summary>
internal sealed class EndpointReport
{
    /// <summary>The inventory id of the endpoint.</summary>
    public const string EndpointProperty = "endpoint";

    /// <summary>The inventory ids of all endpoints that a finding is about, one a line; only where there are several.</summary>
    public const string EndpointsProperty = "endpoints";

    /// <summary>The endpoint's kind, in lower case.</summary>
    public const string KindProperty = "kind";

    /// <summary>The declared policies' names that would end the finding, one a line.</summary>
    public const string PoliciesProperty = "policies";

    /// <summary>The index of the additional location that is the group's <c>MapGroup</c> name.</summary>
    public const string GroupProperty = "group";

    /// <summary>What requiring authorization would do, as the name of a <see cref="Remedy"/>.</summary>
    public const string AuthorizeProperty = "authorize";

    /// <summary>Present when AllowAnonymous would be taken as a decision.</summary>
    public const string AnonymousProperty = "anonymous";

    /// <summary>The index of the additional location that is the endpoint's own AllowAnonymous.</summary>
    public const string OwnAnonymousProperty = "ownAnonymous";

    /// <summary>What in the place of its own AllowAnonymous would close the endpoint, one a line: <see cref="Nothing"/>, <see cref="AnyUser"/> or a policy's name.</summary>
    public const string InsteadProperty = "insteadOfAnonymous";

    /// <summary>In <see cref="InsteadProperty"/>: nothing, since what is around the endpoint closes it.</summary>
    public const string Nothing = "-";

    /// <summary>In <see cref="InsteadProperty"/>: a demand for any signed-in user.</summary>
    public const string AnyUser = "*";

    private readonly Remedies _remedies = new();

    public EndpointReport(SyntaxTree tree, ImmutableArray<Endpoint> endpoints, ApplicationModel model, EndpointCatalog catalog, AnalyzerOptions analyzerOptions, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        Tree = tree;
        Endpoints = endpoints;
        Model = model;
        Catalog = catalog;
        AnalyzerOptions = analyzerOptions;
        Options = options;
        CancellationToken = cancellationToken;
    }

    /// <summary>The visited file.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The endpoints that stand in it.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    /// <summary>The model they come from. While an editor asks, only what leads to this file was followed: its other endpoints need not be all there are.</summary>
    public ApplicationModel Model { get; }

    public EndpointCatalog Catalog { get; }

    public Compilation Compilation => Catalog.Compilation;

    public AnalyzerOptions AnalyzerOptions { get; }

    /// <summary>The file's options.</summary>
    public AnalyzerConfigOptions Options { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Whether anybody is meant to call it: by its kind, by a standard, or by the file's options.</summary>
    public bool IsPublic(Endpoint endpoint) =>
        endpoint.IsPublicByPurpose
        || WellKnownRoutes.IsPublicByPurpose(endpoint.Route)
        || ChaperoneOptions.IsBelow(endpoint.Route, ChaperoneOptions.PublicRoutes.Read(Options));

    /// <summary>Where something about an endpoint is reported: where it is written, if that is in the visited file, else at the endpoint.</summary>
    public Location? PlaceOf(Evidence evidence, Endpoint endpoint) => evidence.Where?.SourceTree == Tree ? evidence.Where : endpoint.Location;

    /// <summary>The diagnostic that says a finding; null when it has no place in the visited file.</summary>
    public Diagnostic? Describe(Finding finding)
    {
        if (finding.Location is not { } location || location.SourceTree != Tree)
        {
            return null;
        }

        var properties = finding.Properties;
        var locations = new List<Location>();
        if (finding.Endpoints.FirstOrDefault() is { } endpoint)
        {
            properties = properties
                .SetItem(EndpointProperty, endpoint.Id)
                .SetItem(KindProperty, endpoint.Kind.ToString().ToLowerInvariant());
            if (finding.Endpoints.Select(static e => e.Id).Distinct().Skip(1).Any())
            {
                properties = properties.SetItem(EndpointsProperty, string.Join("\n", finding.Endpoints.Select(static e => e.Id).Distinct()));
            }

            if (finding.OffersAuthorization)
            {
                properties = WithRemedies(properties, finding.Endpoints);
            }

            if (finding.OffersPolicies)
            {
                properties = properties.SetItem(PoliciesProperty, string.Join("\n", Remedies.OfNarrowingPolicies(finding.Endpoints, Model.PolicyNames)));
            }

            if (finding.OffersAuthorization && endpoint.Group is { } group && finding.Endpoints.All(e => group.Equals(e.Group)))
            {
                properties = properties.SetItem(GroupProperty, "0");
                locations.Add(group);
            }

            if (finding.OffersAuthorization && Remedies.OwnAnonymous(finding.Endpoints) is { Evidence.Where: { SourceTree: { } anonymousTree } anonymous } && Compilation.ContainsSyntaxTree(anonymousTree))
            {
                properties = properties
                    .SetItem(OwnAnonymousProperty, locations.Count.ToString(CultureInfo.InvariantCulture))
                    .SetItem(InsteadProperty, string.Join("\n", InsteadOfAnonymous(finding.Endpoints)));
                locations.Add(anonymous);
            }
        }

        else if (!properties.ContainsKey(MemberNames.Property))
        {
            properties = properties.AddRange(MemberNames.PropertiesOf(Tree.GetRoot(CancellationToken).FindToken(location.SourceSpan.Start).Parent));
        }

        // In an editor a member of a referenced project has its source in another compilation; the compiler refuses such a location.
        locations.AddRange(finding.Related.Where(l => !locations.Contains(l) && (l.SourceTree is null || Compilation.ContainsSyntaxTree(l.SourceTree))));
        return Diagnostic.Create(finding.Descriptor, location, locations, properties, finding.Arguments);
    }

    private IEnumerable<string> InsteadOfAnonymous(IReadOnlyCollection<Endpoint> site)
    {
        if (Remedies.OfReplacedAnonymous(site, replaced: false, policy: null) != Remedy.None)
        {
            yield return Nothing;
        }

        if (Remedies.OfReplacedAnonymous(site, replaced: true, policy: null) != Remedy.None)
        {
            yield return AnyUser;
        }

        foreach (var policy in Model.PolicyNames.Where(p => Remedies.OfReplacedAnonymous(site, replaced: true, p) != Remedy.None))
        {
            yield return policy;
        }
    }

    private ImmutableDictionary<string, string?> WithRemedies(ImmutableDictionary<string, string?> properties, IReadOnlyCollection<Endpoint> site)
    {
        properties = properties
            .SetItem(AuthorizeProperty, _remedies.OfAuthorize(site).ToString())
            .SetItem(PoliciesProperty, string.Join("\n", _remedies.OfPolicies(site, Model.PolicyNames)));
        return Remedies.AllowsAnonymous(site) ? properties.SetItem(AnonymousProperty, "") : properties;
    }
}
