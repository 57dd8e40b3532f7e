namespace Chaperone.Endpoints.Documentation;

/// <summary>What is known of a text in the API description.</summary>
internal enum TextState
{
    /// <summary>Proven to be missing.</summary>
    Absent,

    /// <summary>There, with a known content.</summary>
    Known,

    /// <summary>There, but its content is computed.</summary>
    Present,

    /// <summary>It may be there or not.</summary>
    Unknown,
}

/// <summary>A text of an endpoint in the API description.</summary>
internal readonly struct DocumentedText
{
    public static readonly DocumentedText Absent = new(TextState.Absent, null);
    public static readonly DocumentedText Present = new(TextState.Present, null);
    public static readonly DocumentedText Unknown = new(TextState.Unknown, null);

    private DocumentedText(TextState state, string? value)
    {
        State = state;
        Value = value;
    }

    public TextState State { get; }

    /// <summary>The text, where it is known.</summary>
    public string? Value { get; }

    /// <summary>Whether it is proven that nothing is there to read; a text of blanks is nothing.</summary>
    public bool IsMissing => State == TextState.Absent || (State == TextState.Known && string.IsNullOrWhiteSpace(Value));

    /// <summary>A text that is there; a null is nothing.</summary>
    public static DocumentedText Of(string? value) => value is null ? Absent : new DocumentedText(TextState.Known, value);
}
