using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Chaperone.Inventory.Reviewed;
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
    private readonly object _lock = new();
    private readonly InventoryBuilder _rows = new("", reported: null);
    private InventoryIndex? _index;
    private ILookup<string, Endpoint>? _byId;

    private InventoryReview(ReviewKey key)
    {
        _key = key;
        Files = ReviewedFiles.From(key.Options, CancellationToken.None);
    }

    public ReviewedFiles Files { get; }

    public EndpointCatalog Catalog => _key.Catalog;

    /// <summary>The compilation's review, shared by the rules that ask.</summary>
    public static InventoryReview For(EndpointCatalog catalog, AnalyzerOptions options) => Cache.GetOrCreate(new ReviewKey(catalog, options));

    /// <summary>What an endpoint's line would say.</summary>
    public InventoryEntry EntryOf(Endpoint endpoint, bool withHandler = false) => InventoryEntry.Of(_rows.RowOf(endpoint), withHandler);

    /// <summary>The endpoints, each once, with the line that speaks for it (null: none) and what has changed since.</summary>
    public IEnumerable<ReviewedEndpoint> Review(IEnumerable<Endpoint> endpoints, CancellationToken cancellationToken)
    {
        foreach (var same in endpoints.GroupBy(static e => (e.Id, e.Handler)))
        {
            // An endpoint that is mapped twice with different protection has two postures: the first difference speaks.
            foreach (var (endpoint, code) in same.Select(e => (e, EntryOf(e))).GroupBy(static p => p.Item2.ToString()).Select(static g => g.First()))
            {
                var line = LineOf(endpoint, cancellationToken);
                yield return new ReviewedEndpoint(endpoint, code, line, line is null ? new List<PostureChange>() : Posture.Compare(line, code));
            }
        }
    }

    /// <summary>The line to add for an endpoint: with its handler where another endpoint of the same id differs.</summary>
    public InventoryEntry NewLine(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var id = InventoryEntry.IdOf(endpoint.Id);
        var others = ById(cancellationToken)[id].Select(e => EntryOf(e).ToString()).Distinct().Skip(1).Any();
        return EntryOf(endpoint, others || Index.LinesOf(id).Any(l => l.HoldsFor(Files.Framework)));
    }

    /// <summary>Whether a line speaks for several endpoints of one id that are not alike.</summary>
    public bool IsShared(InventoryEntry line, CancellationToken cancellationToken) =>
        line.Handler is null && ById(cancellationToken)[line.Id].Select(e => EntryOf(e).ToString()).Distinct().Skip(1).Any();

    /// <summary>Whether a line speaks for no endpoint of this build.</summary>
    public bool IsStale(InventoryEntry line, CancellationToken cancellationToken) =>
        line.HoldsFor(Files.Framework)
        && (line.Handler is null ? !ById(cancellationToken).Contains(line.Id) : !Handlers(line.Id, cancellationToken).Contains(line.Handler) && !Renamed(line.Id, cancellationToken).ContainsValue(line));

    /// <summary>The file that a line stands in; the first one for a new line.</summary>
    public string PathOf(InventoryEntry? line) =>
        (Files.Inventories.FirstOrDefault(i => line is not null && i.Content.Entries.Contains(line)) ?? Files.Inventories[0]).File.Path;

    private InventoryIndex Index
    {
        get
        {
            lock (_lock)
            {
                return _index ??= new InventoryIndex(Files.Inventories.SelectMany(static i => i.Content.Entries));
            }
        }
    }

    private InventoryEntry? LineOf(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var id = InventoryEntry.IdOf(endpoint.Id);
        var handler = LineTokens.Escape(endpoint.Handler);
        return Index.LineOf(id, handler, Files.Framework)
            ?? (Index.LinesOf(id).Count > 0 && Renamed(id, cancellationToken).TryGetValue(handler, out var renamed) ? renamed : null);
    }

    /// <summary>Handlers without a line and the lines whose handler is gone: renamed ones, as lambdas are when another one is written above them.</summary>
    private Dictionary<string, InventoryEntry> Renamed(string id, CancellationToken cancellationToken)
    {
        var handlers = Handlers(id, cancellationToken);
        var lines = Index.LinesOf(id).Where(l => l.HoldsFor(Files.Framework)).ToList();
        var free = lines.Where(l => l.Handler is { } handler && !handlers.Contains(handler)).ToList();
        var result = new Dictionary<string, InventoryEntry>(StringComparer.Ordinal);
        if (lines.Any(static l => l.Handler is null))
        {
            // It speaks for every endpoint that has no line of its own.
            return result;
        }

        foreach (var endpoint in ById(cancellationToken)[id].OrderBy(static e => e.Handler, StringComparer.Ordinal))
        {
            var handler = LineTokens.Escape(endpoint.Handler);
            if (free.Count > 0 && !result.ContainsKey(handler) && lines.All(l => l.Handler != handler))
            {
                var code = EntryOf(endpoint);
                var line = free.FirstOrDefault(l => Posture.Compare(l, code).Count == 0) ?? free[0];
                free.Remove(line);
                result.Add(handler, line);
            }
        }

        return result;
    }

    private HashSet<string> Handlers(string id, CancellationToken cancellationToken) =>
        new(ById(cancellationToken)[id].Select(static e => LineTokens.Escape(e.Handler)), StringComparer.Ordinal);

    private ILookup<string, Endpoint> ById(CancellationToken cancellationToken)
    {
        var whole = Catalog.Whole(cancellationToken);
        lock (_lock)
        {
            return _byId ??= whole.Endpoints.ToLookup(static e => InventoryEntry.IdOf(e.Id), StringComparer.Ordinal);
        }
    }

    private sealed record ReviewKey(EndpointCatalog Catalog, AnalyzerOptions Options);
}

/// <summary>An endpoint, what its line would say now, and what its line says.</summary>
internal sealed record ReviewedEndpoint(Endpoint Endpoint, InventoryEntry Code, InventoryEntry? Line, List<PostureChange> Changes)
{
    /// <summary>The changes as the end of a message.</summary>
    public string Describe() => string.Join("; ", Changes.OrderByDescending(static c => c.Direction).Select(static c => c.What));

    public bool IsWeaker => Changes.Any(static c => c.Direction == Direction.Weaker);
}
