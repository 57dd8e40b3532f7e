using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;

namespace Chaperone.Rules.Documentation;

/// <summary>What a fix needs to give an endpoint a summary.</summary>
internal static class SummaryProposal
{
    /// <summary>The summary's text.</summary>
    public const string TextProperty = "summary";

    /// <summary>Present when an XML comment on the handler would be read.</summary>
    public const string CommentProperty = "comment";

    /// <summary>The text of a comment that exists and is not read, else a sentence made of the handler's name or of verb and route.</summary>
    public static ImmutableDictionary<string, string?> For(Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var unread = descriptions.Select(static d => d.UnreadSummary).FirstOrDefault(static s => s is not null);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(TextProperty, unread ?? EndpointNames.Sentence(endpoint));
        return unread is null && descriptions.All(static d => d.ReadsComments) ? properties.Add(CommentProperty, "") : properties;
    }
}
