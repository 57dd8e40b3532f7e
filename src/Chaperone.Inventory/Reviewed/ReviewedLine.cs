namespace Chaperone.Inventory.Reviewed;

/// <summary>What a line of a reviewed file is.</summary>
internal enum LineKind
{
    Blank,

    /// <summary><c># text</c>; belongs to the line below it.</summary>
    Comment,

    /// <summary><c>#format 1</c>.</summary>
    Header,

    /// <summary>What a merge left behind: seven of <c>&lt;</c>, <c>=</c>, <c>&gt;</c> or <c>|</c>.</summary>
    ConflictMarker,

    /// <summary>An entry, perhaps with a problem in one of its columns.</summary>
    Entry,

    /// <summary>Not readable as an entry.</summary>
    Broken,
}

/// <summary>One line as it stands in the file.</summary>
internal sealed class ReviewedLine<T>
    where T : class, IReviewedEntry
{
    public ReviewedLine(int start, string text, string lineBreak, LineKind kind, T? entry, string? problem)
    {
        Start = start;
        Text = text;
        LineBreak = lineBreak;
        Kind = kind;
        Entry = entry;
        Problem = problem;
    }

    /// <summary>Where it begins in the file's text.</summary>
    public int Start { get; }

    /// <summary>Without its line break.</summary>
    public string Text { get; }

    /// <summary>Empty for a last line that has none.</summary>
    public string LineBreak { get; }

    public LineKind Kind { get; }

    /// <summary>Null for everything but an entry.</summary>
    public T? Entry { get; }

    /// <summary>What is wrong with the line by itself.</summary>
    public string? Problem { get; }
}

/// <summary>What a line of a reviewed file says.</summary>
internal interface IReviewedEntry
{
    /// <summary>Entries are sorted by it, ordinally.</summary>
    string SortKey { get; }

    /// <summary>What another line may not be about as well.</summary>
    string Subject { get; }

    /// <summary>Whether two lines about one subject exclude each other (not so when they are about different target frameworks).</summary>
    bool Collides(IReviewedEntry other);

    /// <summary>The line in its normal form.</summary>
    string ToString();
}
