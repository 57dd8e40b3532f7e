using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>Something wrong in a reviewed file; the rest of the file still counts.</summary>
internal sealed class FileProblem
{
    public FileProblem(int line, int start, int length, string message, bool tidy)
    {
        Line = line;
        Start = start;
        Length = length;
        Message = message;
        IsTidied = tidy;
    }

    /// <summary>The line's index.</summary>
    public int Line { get; }

    public int Start { get; }

    public int Length { get; }

    public string Message { get; }

    /// <summary>Whether sorting the file and taking away what says nothing of its own ends it.</summary>
    public bool IsTidied { get; }
}

/// <summary>A file that people review and machines read: one self-contained line an entry.</summary>
/// <remarks>
/// It is edited by hand and merged by version control, so that reading it never fails: every line is what it can be, and what is wrong
/// with it is a <see cref="FileProblem"/>.
/// </remarks>
internal sealed class ReviewedFile<T>
    where T : class, IReviewedEntry
{
    public const string Format = "#format";
    public const string Header = Format + " 1";

    private ReviewedFile(List<ReviewedLine<T>> lines, List<FileProblem> problems, bool isReadable, string lineBreak)
    {
        Lines = lines;
        Problems = problems;
        IsReadable = isReadable;
        LineBreak = lineBreak;
    }

    public IReadOnlyList<ReviewedLine<T>> Lines { get; }

    public IReadOnlyList<FileProblem> Problems { get; }

    /// <summary>False for a format of a newer version: then nothing in the file is understood.</summary>
    public bool IsReadable { get; }

    /// <summary>The file's own.</summary>
    public string LineBreak { get; }

    public IEnumerable<T> Entries => Lines.Select(static l => l.Entry).OfType<T>();

    /// <summary>Reads a text that may be anything.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="read">Reads one entry; returns null when it is none, and what is wrong.</param>
    public static ReviewedFile<T> Parse(string text, Func<string, (T? Entry, string? Problem)> read)
    {
        var lines = Split(text).Select(l => Classify(l.Start, l.Text, l.Break, read)).ToList();
        var problems = new List<FileProblem>();
        var header = lines.FindIndex(static l => l.Kind == LineKind.Header);
        var readable = header < 0 || lines[header].Text.Trim('\ufeff', ' ', '\t') == Header;
        if (!readable)
        {
            var line = lines[header];
            problems.Add(new FileProblem(header, line.Start, line.Text.Length, "its format '" + line.Text.Trim('\ufeff', ' ', '\t') + "' is not known to this version, so that the file is not read", tidy: false));
            return new ReviewedFile<T>(lines.Select(static l => l.Kind == LineKind.Entry ? new ReviewedLine<T>(l.Start, l.Text, l.LineBreak, LineKind.Broken, null, null) : l).ToList(), problems, isReadable: false, BreakOf(lines));
        }

        var first = lines.FindIndex(static l => l.Kind == LineKind.Entry);
        if (first >= 0 && (header < 0 || header > first))
        {
            problems.Add(ProblemOf(lines, first, "the file does not begin with '" + Header + "'", tidy: true));
        }

        AddLineProblems(lines, problems);
        return new ReviewedFile<T>(lines, problems.OrderBy(static p => p.Line).ToList(), isReadable: true, BreakOf(lines));
    }

    private static void AddLineProblems(List<ReviewedLine<T>> lines, List<FileProblem> problems)
    {
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        string? last = null;
        var unsorted = false;
        var headers = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == LineKind.Header && ++headers > 1)
            {
                problems.Add(ProblemOf(lines, i, "the file begins twice", tidy: true));
            }
            else if (line.Kind == LineKind.ConflictMarker)
            {
                problems.Add(ProblemOf(lines, i, "a merge was not finished", tidy: true));
            }
            else if (line.Problem is { } problem)
            {
                problems.Add(ProblemOf(lines, i, problem, tidy: false));
            }

            if (line.Entry is not { } entry)
            {
                continue;
            }

            if (!seen.TryGetValue(entry.Subject, out var same))
            {
                seen.Add(entry.Subject, same = new List<int>());
            }

            var twin = same.FindIndex(other => entry.Collides(lines[other].Entry!));
            if (twin >= 0)
            {
                var isCopy = lines[same[twin]].Entry!.ToString() == entry.ToString();
                problems.Add(ProblemOf(lines, i, isCopy ? "the line stands twice" : "another line is about the same and says something else", isCopy));
            }

            same.Add(i);
            if (!unsorted && last is not null && string.CompareOrdinal(last, entry.SortKey) > 0)
            {
                // Once a file: everything below may be out of order too.
                unsorted = true;
                problems.Add(ProblemOf(lines, i, "the lines are not sorted", tidy: true));
            }

            last = entry.SortKey;
        }
    }

    private static FileProblem ProblemOf(List<ReviewedLine<T>> lines, int line, string message, bool tidy) =>
        new(line, lines[line].Start, lines[line].Text.Length, message, tidy);

    private static string BreakOf(List<ReviewedLine<T>> lines) =>
        lines.Count > 0 && lines[0].LineBreak.Length > 0 ? lines[0].LineBreak : "\n";

    private static ReviewedLine<T> Classify(int start, string text, string lineBreak, Func<string, (T? Entry, string? Problem)> read)
    {
        // A byte order mark that the decoder left in place, or that somebody joined two files with.
        var content = text.Trim().Trim('\ufeff').Trim();
        ReviewedLine<T> Line(LineKind kind) => new(start, text, lineBreak, kind, null, null);
        if (content.Length == 0)
        {
            return Line(LineKind.Blank);
        }

        if (content[0] == '#')
        {
            return Line(content.StartsWith(Format, StringComparison.Ordinal) && (content.Length == Format.Length || char.IsWhiteSpace(content[Format.Length])) ? LineKind.Header : LineKind.Comment);
        }

        if (IsConflictMarker(content))
        {
            return Line(LineKind.ConflictMarker);
        }

        var (entry, problem) = read(content);
        return new ReviewedLine<T>(start, text, lineBreak, entry is null ? LineKind.Broken : LineKind.Entry, entry, problem);
    }

    private static bool IsConflictMarker(string content)
    {
        const int Length = 7;
        return content.Length >= Length
            && content[0] is '<' or '>' or '=' or '|'
            && content.Take(Length).All(c => c == content[0])
            && (content.Length == Length || content[Length] == ' ');
    }

    private static IEnumerable<(int Start, string Text, string Break)> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                continue;
            }

            var length = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            yield return (start, text.Substring(start, i - start), text.Substring(i, length));
            i += length - 1;
            start = i + 1;
        }

        if (start < text.Length)
        {
            yield return (start, text.Substring(start), "");
        }
    }
}
