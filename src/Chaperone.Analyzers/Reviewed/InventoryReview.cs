using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Chaperone.Inventory.Reviewed;
using Chaperone.Phi;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Reviewed;

/// <summary>What the reviewed inventory says about the endpoints of a compilation.</summary>
/// <remarks>
/// While everything is reviewed only the visited file's endpoints are looked at. The whole application is asked for only to name a new line,
/// and by the rules that stand in the text file.
/// </remarks>
internal sealed class InventoryReview
{
    private static readonly BoundedCache<ReviewKey, InventoryReview> Cache = new(static k => new InventoryReview(k), static r => r._key);

    private readonly ReviewKey _key;
    private readonly ConcurrentDictionary<ApplicationModel, InventoryBuilder> _rows = new();

    private InventoryReview(ReviewKey key)
    {
        _key = key;
        Files = ReviewedFiles.From(key.Options, CancellationToken.None);
        Match = new InventoryMatch(
            Files.Inventories.SelectMany(static i => i.Content.Entries),
            Files.Framework,
            () => Catalog.Whole(CancellationToken.None) is var whole ? whole.Endpoints.SelectMany(e => CandidatesOf(e, whole)) : Enumerable.Empty<InventoryCandidate>());
    }

    public ReviewedFiles Files { get; }

    public InventoryMatch Match { get; }

    public EndpointCatalog Catalog => _key.Catalog;

    /// <summary>The compilation's review, shared by the rules that ask.</summary>
    public static InventoryReview For(EndpointCatalog catalog, AnalyzerOptions options) => Cache.GetOrCreate(new ReviewKey(catalog, options));

    /// <summary>The file that a line stands in; the first one for a new line.</summary>
    public string PathOf(InventoryEntry? line) =>
        (Files.Inventories.FirstOrDefault(i => line is not null && i.Content.Entries.Contains(line)) ?? Files.Inventories[0]).File.Path;

    /// <summary>Whether an endpoint's line accepts that it gives a kind of patient data.</summary>
    public bool AcceptsDisclosure(Endpoint endpoint, ApplicationModel model, PhiKind kind) =>
        Files.HasInventory && Match.LineOf(CandidateOf(endpoint, model))?.Phi is { } phi && PhiKinds.TextOf(kind) is var text && phi.Out.Contains(text) && !phi.Unaccepted.Contains(text);

    /// <summary>Whether an endpoint's line says, with a reason, that no API description shows it.</summary>
    public bool AcceptsHidden(Endpoint endpoint, ApplicationModel model) =>
        Files.HasInventory && Match.LineOf(CandidateOf(endpoint, model)) is { Docs: "hidden" } line && Reasons.IsWorthReading(line.Reason);

    /// <summary>The endpoints of a model, each once, and the methods of hubs, with the line that speaks for it (null: none) and what has changed since.</summary>
    public IEnumerable<ReviewedEndpoint> Review(IEnumerable<Endpoint> endpoints, ApplicationModel model)
    {
        foreach (var same in endpoints.GroupBy(static e => (e.Id, e.Handler)))
        {
            // An endpoint that is mapped twice with different protection has two postures.
            foreach (var endpoint in same.GroupBy(e => string.Join("\n", CandidatesOf(e, model).Select(static c => c.Entry().ToString()))).Select(static g => g.First()))
            {
                foreach (var candidate in CandidatesOf(endpoint, model))
                {
                    var line = Match.LineOf(candidate);
                    yield return new ReviewedEndpoint(endpoint, candidate, line, line is null ? new List<PostureChange>() : Posture.Compare(line, candidate.Entry()))
                    {
                        IsFromBeforeMethods = line is null && Match.IsFromBeforeMethods(candidate),
                    };
                }
            }
        }
    }

    private InventoryCandidate CandidateOf(Endpoint endpoint, ApplicationModel model) =>
        new(endpoint.Id, endpoint.Handler, withHandler => InventoryEntry.Of(_rows.GetOrAdd(model, RowsOf).RowOf(endpoint), withHandler));

    /// <summary>The endpoint and, when it is a hub's connection, what clients call over it.</summary>
    private IEnumerable<InventoryCandidate> CandidatesOf(Endpoint endpoint, ApplicationModel model) =>
        endpoint.Methods.IsEmpty
            ? new[] { CandidateOf(endpoint, model) }
            : InventoryCandidate.MethodsOf(_rows.GetOrAdd(model, RowsOf).RowOf(endpoint)).Prepend(CandidateOf(endpoint, model));

    // What a description says of an endpoint is asked of the model that the endpoint is of: there the rules about descriptions have asked already.
    private InventoryBuilder RowsOf(ApplicationModel model) =>
        new("", reported: null, Catalog.Payloads(_key.Options), new DocumentedEndpoints(model, CancellationToken.None, isReview: true));

    private sealed record ReviewKey(EndpointCatalog Catalog, AnalyzerOptions Options);
}

/// <summary>An endpoint, what its line would say now, and what its line says.</summary>
internal sealed record ReviewedEndpoint(Endpoint Endpoint, InventoryCandidate Candidate, InventoryEntry? Line, List<PostureChange> Changes)
{
    /// <summary>As messages name it: verbs and route, and the method when it is one.</summary>
    public string Name => Candidate.IsMethod ? Candidate.Key : Endpoint.Id;

    /// <summary>A hub's method in a file that has no line for any: it was not reviewed, and is not new.</summary>
    public bool IsFromBeforeMethods { get; init; }

    /// <summary>The changes as the end of a message, the weakening first.</summary>
    public string Describe() => string.Join("; ", Changes.OrderByDescending(static c => c.Direction).Select(static c => c.What));

    public bool IsWeaker => Changes.Any(static c => c.Direction == Direction.Weaker);
}
