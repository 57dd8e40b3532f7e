using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>An endpoint of the code, or a method of one, before it is asked what its line would say.</summary>
internal sealed class InventoryCandidate
{
    private readonly Func<bool, InventoryEntry> _entry;

    /// <param name="id">The endpoint's id as the inventory has it.</param>
    /// <param name="handler">The handler as the inventory has it.</param>
    /// <param name="entry">What its line would say, with its handler or without.</param>
    /// <param name="method">What clients call the method; null for the endpoint itself.</param>
    public InventoryCandidate(string id, string handler, Func<bool, InventoryEntry> entry, string? method = null)
    {
        Id = InventoryEntry.IdOf(id);
        Key = InventoryEntry.KeyOf(Id, method is null ? null : LineTokens.Escape(method));
        Handler = LineTokens.Escape(handler);
        _entry = entry;
    }

    /// <summary>The endpoint's id as a line has it.</summary>
    public string Id { get; }

    /// <summary>What its line begins with.</summary>
    public string Key { get; }

    public bool IsMethod => Key != Id;

    public string Handler { get; }

    /// <summary>A row and the methods that clients call over it.</summary>
    public static IEnumerable<InventoryCandidate> AllOf(InventoryEndpoint row) =>
        MethodsOf(row).Prepend(new InventoryCandidate(row.Id, row.Handler, withHandler => InventoryEntry.Of(row, withHandler)));

    public static IEnumerable<InventoryCandidate> MethodsOf(InventoryEndpoint row) =>
        row.Methods.Select(m => new InventoryCandidate(row.Id, m.Handler, withHandler => InventoryEntry.Of(row, m, withHandler), m.Name));

    public InventoryEntry Entry(bool withHandler = false) => _entry(withHandler);
}

/// <summary>Which line speaks for which endpoint.</summary>
/// <remarks>The whole application is asked for only where a line alone does not decide: to name a new line, and to say that one is stale.</remarks>
internal sealed class InventoryMatch
{
    private readonly InventoryIndex _index;
    private readonly string _framework;
    private readonly Lazy<ILookup<string, InventoryCandidate>> _whole;

    /// <param name="lines">The file's lines.</param>
    /// <param name="framework">The build's target framework; empty for all.</param>
    /// <param name="whole">All endpoints of the application.</param>
    public InventoryMatch(IEnumerable<InventoryEntry> lines, string framework, Func<IEnumerable<InventoryCandidate>> whole)
    {
        _index = new InventoryIndex(lines);
        _framework = framework;
        _whole = new Lazy<ILookup<string, InventoryCandidate>>(() => whole().ToLookup(static c => c.Key, StringComparer.Ordinal), System.Threading.LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The line that speaks for an endpoint; null when none does.</summary>
    public InventoryEntry? LineOf(InventoryCandidate endpoint) =>
        _index.LineOf(endpoint.Key, endpoint.Handler, _framework)
        ?? (_index.LinesOf(endpoint.Key).Count > 0 && Renamed(endpoint.Key).TryGetValue(endpoint.Handler, out var renamed) ? renamed : null);

    /// <summary>Whether a method of a hub has no line because the hub's was written before methods had any: nobody has reviewed it, and it is not new.</summary>
    public bool IsFromBeforeMethods(InventoryCandidate endpoint) => endpoint.IsMethod && !_index.KnowsMethods && _index.LinesOf(endpoint.Id).Count > 0;

    /// <summary>The line to add for an endpoint: with its handler where another endpoint of the same id differs.</summary>
    public InventoryEntry NewLine(InventoryCandidate endpoint) =>
        endpoint.Entry(withHandler: Differ(endpoint.Key) || _index.LinesOf(endpoint.Key).Any(l => l.HoldsFor(_framework)));

    /// <summary>The line that says what the code says, and whether it has to be added because the old one goes on to speak for others.</summary>
    public (InventoryEntry Line, bool IsAdded) NewLine(InventoryCandidate endpoint, InventoryEntry line)
    {
        var isShared = line.Handler is null && Differ(line.Key);
        return (Posture.Update(line, endpoint.Entry(withHandler: isShared || line.Handler is not null)), isShared);
    }

    /// <summary>Whether a line speaks for no endpoint of this build.</summary>
    public bool IsStale(InventoryEntry line) =>
        line.HoldsFor(_framework)
        && (line.Handler is null ? !_whole.Value.Contains(line.Key) : !Handlers(line.Key).Contains(line.Handler) && !Renamed(line.Key).ContainsValue(line));

    private bool Differ(string key) => _whole.Value[key].Select(static c => c.Entry().ToString()).Distinct().Skip(1).Any();

    /// <summary>Handlers without a line and the lines whose handler is gone: renamed ones, as lambdas are when another one is written above them.</summary>
    private Dictionary<string, InventoryEntry> Renamed(string key)
    {
        var handlers = Handlers(key);
        var lines = _index.LinesOf(key).Where(l => l.HoldsFor(_framework)).ToList();
        var free = lines.Where(l => l.Handler is { } handler && !handlers.Contains(handler)).ToList();
        var result = new Dictionary<string, InventoryEntry>(StringComparer.Ordinal);
        if (lines.Any(static l => l.Handler is null))
        {
            // It speaks for every endpoint that has no line of its own.
            return result;
        }

        foreach (var endpoint in _whole.Value[key].OrderBy(static e => e.Handler, StringComparer.Ordinal))
        {
            if (free.Count > 0 && !result.ContainsKey(endpoint.Handler) && lines.All(l => l.Handler != endpoint.Handler))
            {
                var code = endpoint.Entry();
                var line = free.FirstOrDefault(l => Posture.Compare(l, code).Count == 0) ?? free[0];
                free.Remove(line);
                result.Add(endpoint.Handler, line);
            }
        }

        return result;
    }

    private HashSet<string> Handlers(string key) => new(_whole.Value[key].Select(static e => e.Handler), StringComparer.Ordinal);
}
