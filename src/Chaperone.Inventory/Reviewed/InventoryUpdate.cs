using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>Changes of <c>ApiInventory.txt</c> that builds for one or several target frameworks ask for, made together and once.</summary>
/// <remarks>
/// A line holds for all frameworks until one of them differs; then each line says for which it holds. When they agree again, the marks go.
/// Lines are named by their text: another fix may have moved them.
/// </remarks>
internal sealed class InventoryUpdate
{
    private readonly ReviewedFile<InventoryEntry> _file;
    private readonly SortedSet<string> _all;
    private readonly SortedSet<string> _contexts;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _copies = new();
    private readonly List<int> _marked = new();
    private readonly Dictionary<string, (InventoryEntry Entry, SortedSet<string> Frameworks)> _added = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, SortedSet<string>> _removed = new();
    private readonly SortedDictionary<int, Dictionary<string, (InventoryEntry Entry, SortedSet<string> Frameworks)>> _updated = new();

    /// <param name="file">The file as it is.</param>
    /// <param name="frameworks">The project's target frameworks; one or none when it has no several.</param>
    /// <param name="contexts">Those whose wishes are known: all of them under Fix All, one at a light bulb.</param>
    public InventoryUpdate(ReviewedFile<InventoryEntry> file, IEnumerable<string> frameworks, IEnumerable<string> contexts)
    {
        _file = file;
        _all = new SortedSet<string>(frameworks, StringComparer.Ordinal);
        _contexts = new SortedSet<string>(contexts, StringComparer.Ordinal);
        for (var i = 0; i < file.Lines.Count; i++)
        {
            if (file.Lines[i].Entry is not { } entry)
            {
                continue;
            }

            if (_lines.TryGetValue(entry.ToString(), out var first))
            {
                NoteCopy(first, i);
            }
            else
            {
                _lines.Add(entry.ToString(), i);
            }

            if (entry.Frameworks.Count > 0)
            {
                _marked.Add(i);
            }
        }
    }

    /// <summary>An endpoint that has no line.</summary>
    public void Add(InventoryEntry code, string framework) => Note(_added, code, framework);

    /// <summary>A line that has no endpoint.</summary>
    public void Remove(InventoryEntry line, string framework)
    {
        if (_lines.TryGetValue(line.ToString(), out var index))
        {
            if (!_removed.TryGetValue(index, out var frameworks))
            {
                _removed.Add(index, frameworks = new SortedSet<string>(StringComparer.Ordinal));
            }

            frameworks.Add(framework);
        }
    }

    /// <summary>A line whose endpoint has changed.</summary>
    public void Update(InventoryEntry line, InventoryEntry code, string framework)
    {
        if (_lines.TryGetValue(line.ToString(), out var index))
        {
            if (!_updated.TryGetValue(index, out var results))
            {
                _updated.Add(index, results = new Dictionary<string, (InventoryEntry, SortedSet<string>)>(StringComparer.Ordinal));
            }

            Note(results, code, framework);
        }
    }

    /// <summary>The file's new text.</summary>
    public string Apply()
    {
        var edit = new ReviewedEdit<InventoryEntry>(_file);
        var extended = new Dictionary<int, SortedSet<string>>();
        foreach (var removed in _removed)
        {
            var entry = _file.Lines[removed.Key].Entry!;
            RemoveCopies(edit, removed.Key);
            Write(edit, removed.Key, Remaining(entry, removed.Value) is { Count: > 0 } remaining ? entry.For(remaining) : null);
        }

        foreach (var updated in _updated.Where(u => !_removed.ContainsKey(u.Key)))
        {
            var entry = _file.Lines[updated.Key].Entry!;
            RemoveCopies(edit, updated.Key);
            var results = updated.Value.Values.Select(r => r.Entry.For(Mark(r.Frameworks))).ToList();
            var remaining = Remaining(entry, updated.Value.Values.SelectMany(static r => r.Frameworks));
            if (remaining.Count > 0)
            {
                results.Add(entry.For(remaining));
            }
            else if (results.Count == 1)
            {
                results[0] = results[0].For(entry.Frameworks);
            }

            results.Sort(static (a, b) => string.CompareOrdinal(a.SortKey, b.SortKey));
            Write(edit, updated.Key, results[0]);
            foreach (var result in results.Skip(1))
            {
                AddOrExtend(edit, extended, result, result.Frameworks);
            }
        }

        foreach (var (entry, frameworks) in _added.Values)
        {
            AddOrExtend(edit, extended, entry, IsForAll(frameworks) ? new string[0] : frameworks.ToArray());
        }

        foreach (var line in extended)
        {
            edit.Replace(line.Key, _file.Lines[line.Key].Entry!.For(Mark(line.Value)));
        }

        return Normalize(edit.Apply());
    }

    private void NoteCopy(int first, int copy)
    {
        if (!_copies.TryGetValue(first, out var copies))
        {
            _copies.Add(first, copies = new List<int>());
        }

        copies.Add(copy);
    }

    // A copy says what its line said: left behind it would be stale, or contradict the line.
    private void RemoveCopies(ReviewedEdit<InventoryEntry> edit, int line)
    {
        if (_copies.TryGetValue(line, out var copies))
        {
            copies.ForEach(edit.Remove);
        }
    }

    private static void Note(Dictionary<string, (InventoryEntry Entry, SortedSet<string> Frameworks)> notes, InventoryEntry entry, string framework)
    {
        var bare = entry.For(new string[0]);
        if (!notes.TryGetValue(bare.ToString(), out var note))
        {
            notes.Add(bare.ToString(), note = (bare, new SortedSet<string>(StringComparer.Ordinal)));
        }

        note.Frameworks.Add(framework);
    }

    private static void Write(ReviewedEdit<InventoryEntry> edit, int line, InventoryEntry? entry)
    {
        if (entry is null)
        {
            edit.Remove(line);
        }
        else
        {
            edit.Replace(line, entry);
        }
    }

    private bool IsForAll(SortedSet<string> frameworks) => _all.Count <= 1 || _contexts.Count <= 1 || _contexts.IsSubsetOf(frameworks);

    private IEnumerable<string> Mark(SortedSet<string> frameworks) => _all.Count <= 1 || _all.IsSubsetOf(frameworks) ? new string[0] : frameworks;

    private SortedSet<string> Remaining(InventoryEntry entry, IEnumerable<string> done)
    {
        var remaining = new SortedSet<string>(entry.Frameworks.Count > 0 ? entry.Frameworks : _all, StringComparer.Ordinal);
        remaining.ExceptWith(done);
        if (_all.Count <= 1)
        {
            remaining.Clear();
        }

        return remaining;
    }

    // The same endpoint may be there for another framework already.
    private void AddOrExtend(ReviewedEdit<InventoryEntry> edit, Dictionary<int, SortedSet<string>> extended, InventoryEntry entry, IReadOnlyCollection<string> frameworks)
    {
        var bare = entry.For(new string[0]).ToString();
        foreach (var i in _marked)
        {
            var other = _file.Lines[i].Entry!;
            if (!_removed.ContainsKey(i) && !_updated.ContainsKey(i) && other.Subject == entry.Subject && other.For(new string[0]).ToString() == bare)
            {
                if (!extended.TryGetValue(i, out var union))
                {
                    extended.Add(i, union = new SortedSet<string>(other.Frameworks, StringComparer.Ordinal));
                }

                union.UnionWith(frameworks.Count > 0 ? frameworks : _contexts);
                return;
            }
        }

        edit.Add(entry.For(frameworks));
    }

    /// <summary>Lines of one endpoint that say the same for several frameworks become one.</summary>
    private string Normalize(string text)
    {
        if (_all.Count <= 1)
        {
            return text;
        }

        var file = InventoryEntry.ParseFile(text);
        var edit = new ReviewedEdit<InventoryEntry>(file);
        var marked = Enumerable.Range(0, file.Lines.Count).Where(i => file.Lines[i].Entry is { Frameworks.Count: > 0 });
        foreach (var same in marked.GroupBy(i => file.Lines[i].Entry!.For(new string[0]).ToString(), StringComparer.Ordinal))
        {
            var lines = same.ToList();
            var union = new SortedSet<string>(lines.SelectMany(i => file.Lines[i].Entry!.Frameworks), StringComparer.Ordinal);
            if (lines.Count > 1 || _all.IsSubsetOf(union))
            {
                edit.Replace(lines[0], file.Lines[lines[0]].Entry!.For(Mark(union)));
                lines.Skip(1).ToList().ForEach(edit.Remove);
            }
        }

        return edit.IsEmpty ? text : edit.Apply();
    }
}
