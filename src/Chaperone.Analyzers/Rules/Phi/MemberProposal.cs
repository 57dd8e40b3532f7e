using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;

namespace Chaperone.Rules.Phi;

/// <summary>What would keep members back in an answer, in words for the fix that writes it.</summary>
internal static class MemberProposal
{
    /// <summary>The members' kinds, one a line, in the order of the additional locations. Only where an attribute on each of them keeps all of it back.</summary>
    public const string MembersProperty = "members";

    /// <summary>Whose attribute it has to be, as the name of a <see cref="JsonWriter"/>.</summary>
    public const string WriterProperty = "writer";

    /// <summary>Present where a classification is enough, since the answer is masked by it.</summary>
    public const string ClassificationProperty = "masksClassified";

    /// <summary>For members that leave with some endpoints' answers.</summary>
    public static ImmutableDictionary<string, string?> Of(IReadOnlyCollection<PhiOutput> members, IReadOnlyCollection<EndpointPayload> payloads)
    {
        var result = ImmutableDictionary<string, string?>.Empty;
        var writers = payloads.Select(static p => p.Writer).Distinct().ToList();
        if (writers is not [JsonWriter.SystemText or JsonWriter.Newtonsoft] || members.Any(static m => !m.IsContractMember))
        {
            return result;
        }

        result = result
            .Add(MembersProperty, string.Join("\n", members.Select(static m => m.Fact.Kind.ToString())))
            .Add(WriterProperty, writers[0].ToString());
        return payloads.All(static p => p.MasksClassified) ? result.Add(ClassificationProperty, "") : result;
    }
}
