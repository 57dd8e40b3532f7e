using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>Finds the line of an endpoint.</summary>
internal sealed class InventoryIndex
{
    private readonly Dictionary<string, List<InventoryEntry>> _byId = new(StringComparer.Ordinal);

    public InventoryIndex(IEnumerable<InventoryEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!_byId.TryGetValue(entry.Id, out var list))
            {
                _byId.Add(entry.Id, list = new List<InventoryEntry>());
            }

            list.Add(entry);
        }
    }

    public IReadOnlyList<InventoryEntry> LinesOf(string id) => _byId.TryGetValue(id, out var list) ? list : new List<InventoryEntry>();

    /// <summary>
    /// The line that speaks for an endpoint: that of its handler, else the one without a handler, which speaks for every endpoint of the id.
    /// </summary>
    /// <param name="id">As the file writes it.</param>
    /// <param name="handler">As the file writes it.</param>
    /// <param name="framework">The build's; empty for all.</param>
    public InventoryEntry? LineOf(string id, string handler, string framework)
    {
        var lines = LinesOf(id).Where(l => l.HoldsFor(framework)).ToList();
        return lines.FirstOrDefault(l => l.Handler == handler) ?? lines.FirstOrDefault(static l => l.Handler is null);
    }
}
