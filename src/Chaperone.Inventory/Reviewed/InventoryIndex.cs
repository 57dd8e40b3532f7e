using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>Finds the line of an endpoint.</summary>
internal sealed class InventoryIndex
{
    private readonly Dictionary<string, List<InventoryEntry>> _byKey = new(StringComparer.Ordinal);

    public InventoryIndex(IEnumerable<InventoryEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!_byKey.TryGetValue(entry.Key, out var list))
            {
                _byKey.Add(entry.Key, list = new List<InventoryEntry>());
            }

            list.Add(entry);
        }
    }

    /// <summary>Whether the file has lines for methods of hubs: one that has none was written before there were any, and says nothing of them.</summary>
    public bool KnowsMethods => _byKey.Values.Any(static l => l[0].Method is not null);

    public IReadOnlyList<InventoryEntry> LinesOf(string key) => _byKey.TryGetValue(key, out var list) ? list : new List<InventoryEntry>();

    /// <summary>
    /// The line that speaks for an endpoint: that of its handler, else the one without a handler, which speaks for every endpoint of the key.
    /// </summary>
    /// <param name="key">An endpoint's id, or with a method's name, as the file writes it.</param>
    /// <param name="handler">As the file writes it.</param>
    /// <param name="framework">The build's; empty for all.</param>
    public InventoryEntry? LineOf(string key, string handler, string framework)
    {
        var lines = LinesOf(key).Where(l => l.HoldsFor(framework)).ToList();
        return lines.FirstOrDefault(l => l.Handler == handler) ?? lines.FirstOrDefault(static l => l.Handler is null);
    }
}
