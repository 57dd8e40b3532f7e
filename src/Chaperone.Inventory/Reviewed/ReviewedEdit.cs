using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Chaperone.Inventory.Reviewed;

/// <summary>Changes of a reviewed file, made together; what they do not touch stays as it is, byte by byte.</summary>
internal sealed class ReviewedEdit<T>
    where T : class, IReviewedEntry
{
    private readonly ReviewedFile<T> _file;
    private readonly Dictionary<int, T> _replaced = new();
    private readonly HashSet<int> _removed = new();
    private readonly List<T> _added = new();
    private bool _tidy;

    public ReviewedEdit(ReviewedFile<T> file) => _file = file;

    public bool IsEmpty => _replaced.Count == 0 && _removed.Count == 0 && _added.Count == 0 && !_tidy;

    /// <summary>Adds an entry at its place.</summary>
    public void Add(T entry) => _added.Add(entry);

    public void Replace(int line, T entry) => _replaced[line] = entry;

    public void Remove(int line) => _removed.Add(line);

    /// <summary>Sorts the file and takes away conflict markers, copies of a line, and all headers but the first.</summary>
    public void Tidy() => _tidy = true;

    /// <summary>The file's new text.</summary>
    public string Apply()
    {
        var blocks = BlocksOf(out var tail);
        blocks = Merge(blocks, _added.OrderBy(static e => e.SortKey, StringComparer.Ordinal).ToList());
        if (_tidy)
        {
            blocks = Sorted(blocks);
        }

        return Write(blocks, tail);
    }

    /// <summary>An entry with the comments and blank lines above it; no entry for what cannot move.</summary>
    private sealed class Block
    {
        public List<(string Text, string Break)> Lines { get; } = new();

        public T? Entry { get; set; }
    }

    private List<Block> BlocksOf(out List<(string Text, string Break)> tail)
    {
        var blocks = new List<Block>();
        var pending = new Block();
        var headerSeen = false;
        for (var i = 0; i < _file.Lines.Count; i++)
        {
            var line = _file.Lines[i];
            if (_removed.Contains(i) || (_tidy && (line.Kind == LineKind.ConflictMarker || (line.Kind == LineKind.Header && headerSeen))))
            {
                continue;
            }

            headerSeen |= line.Kind == LineKind.Header;
            var entry = _replaced.TryGetValue(i, out var replaced) ? replaced : line.Entry;
            pending.Lines.Add((replaced is null ? line.Text : replaced.ToString()!, line.LineBreak));
            if (entry is not null || line.Kind is LineKind.Header or LineKind.Broken or LineKind.ConflictMarker)
            {
                pending.Entry = entry;
                blocks.Add(pending);
                pending = new Block();
            }
        }

        if (!headerSeen && (_tidy || _added.Count > 0 || _replaced.Count > 0) && _file.IsReadable)
        {
            var header = new Block();
            header.Lines.Add((ReviewedFile<T>.Header, _file.LineBreak));
            blocks.Insert(0, header);
        }

        tail = pending.Lines;
        return blocks;
    }

    // Each new line in front of the first one that is greater; in a file that is not sorted that is one of several right places.
    private List<Block> Merge(List<Block> blocks, List<T> added)
    {
        var merged = new List<Block>(blocks.Count + added.Count);
        var next = 0;
        foreach (var block in blocks)
        {
            while (next < added.Count && block.Entry is { } entry && string.CompareOrdinal(added[next].SortKey, entry.SortKey) < 0)
            {
                merged.Add(BlockOf(added[next++]));
            }

            merged.Add(block);
        }

        merged.AddRange(added.Skip(next).Select(BlockOf));
        return merged;
    }

    private Block BlockOf(T entry)
    {
        var block = new Block { Entry = entry };
        block.Lines.Add((entry.ToString()!, _file.LineBreak));
        return block;
    }

    private static List<Block> Sorted(List<Block> blocks)
    {
        // A header stays the first line; a line that is not understood stays behind the one that it followed.
        var head = blocks.Where(static b => b.Entry is null && b.Lines.Any(static l => l.Text.TrimStart('\ufeff', ' ').StartsWith(ReviewedFile<T>.Format, StringComparison.Ordinal))).ToList();
        var rest = new List<(string Key, int Order, Block Block)>();
        var key = "";
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks.Except(head))
        {
            if (block.Entry is { } entry)
            {
                key = entry.SortKey;
                if (!written.Add(entry.ToString()!))
                {
                    continue;
                }
            }

            rest.Add((key, rest.Count, block));
        }

        return head.Concat(rest.OrderBy(static r => r.Key, StringComparer.Ordinal).ThenBy(static r => r.Order).Select(static r => r.Block)).ToList();
    }

    private string Write(List<Block> blocks, List<(string Text, string Break)> tail)
    {
        var text = new StringBuilder();
        var lines = blocks.SelectMany(static b => b.Lines).Concat(tail).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(lines[i].Text).Append(lines[i].Break.Length == 0 && i + 1 < lines.Count ? _file.LineBreak : lines[i].Break);
        }

        return text.ToString();
    }
}
