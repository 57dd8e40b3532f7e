using System;
using System.Collections.Immutable;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Whether the API description shows an endpoint.</summary>
internal enum Visibility
{
    Visible,
    Hidden,
    Unknown,
}

/// <summary>What one generator's API description says of an endpoint.</summary>
internal sealed class EndpointDocumentation
{
    private static readonly Lazy<DeclaredResponses> UnknownResponses = new(static () => DeclaredResponses.Unknown);

    public EndpointDocumentation(ApiGenerator generator, Visibility visibility, Evidence? decidedBy)
    {
        Generator = generator;
        Visibility = visibility;
        DecidedBy = decidedBy;
    }

    public ApiGenerator Generator { get; }

    public Visibility Visibility { get; }

    /// <summary>What hides it, or why it can't be told; null when it is visible.</summary>
    public Evidence? DecidedBy { get; }

    /// <summary>Whether it is hidden by something written for that purpose.</summary>
    public bool IsExcluded { get; init; }

    public DocumentedText Summary { get; init; } = DocumentedText.Unknown;

    public DocumentedText Description { get; init; } = DocumentedText.Unknown;

    public DocumentedText OperationId { get; init; } = DocumentedText.Unknown;

    /// <summary>Default when they are not known.</summary>
    public ImmutableArray<string> Tags { get; init; }

    public DeclaredResponses Responses => LateResponses.Value;

    /// <summary>Which they are is worked out when somebody asks: the reviewed file's column does not.</summary>
    public Lazy<DeclaredResponses> LateResponses { get; init; } = UnknownResponses;

    /// <summary>Whether the document marks it as deprecated; null when that can't be told.</summary>
    public bool? Deprecated { get; init; }

    /// <summary>Where the name comes from that is the operation's id; null when there is none in source.</summary>
    public Evidence? NamedBy { get; init; }

    /// <summary>An XML comment has a summary that this generator does not read, and why; null when there is none.</summary>
    public string? UnreadComment { get; init; }

    /// <summary>The summary of that comment, where it is plain text.</summary>
    public string? UnreadSummary { get; init; }

    /// <summary>Whether a comment on the handler's method would be read.</summary>
    public bool ReadsComments { get; init; }

    /// <summary>Something that is meant to hide the endpoint and does not; null when there is nothing.</summary>
    public Evidence? IneffectiveExclusion { get; init; }
}
