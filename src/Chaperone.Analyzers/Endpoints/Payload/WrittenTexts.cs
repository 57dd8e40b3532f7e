using System.Collections.Generic;
using System.Linq;
using Chaperone.Phi;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>What a handler puts into a text or into bytes that it answers: serialized objects, lines of a table, sentences.</summary>
/// <remarks>
/// Followed backward as values in logs are. Nothing of the host stands between: its serializer's options and masks are those of what the framework
/// serializes. What can't be followed stays a body that nobody looks into; what the caller sent as a value of its own is no news to him.
/// </remarks>
internal static class WrittenTexts
{
    /// <summary>What messages say in place of the serializer.</summary>
    public const string Writer = "the text that the handler puts together";

    public static IEnumerable<(ISymbol Symbol, PhiFact Fact)> In(ResponseBody body, PhiFlow flow)
    {
        foreach (var origin in TaintOf(body.Text!, body.Into, flow).Origins)
        {
            if ((origin.Traits & OriginTraits.Hashed) == 0 && origin.Name is null && origin.Symbol is not (IParameterSymbol or IMethodSymbol))
            {
                yield return (origin.Symbol, origin.Fact);
            }
        }
    }

    private static Taint TaintOf(IOperation text, ISymbol? into, PhiFlow flow)
    {
        if (into is not null)
        {
            return new Tracer(flow, Summaries.MaxDepth).Into(into, text);
        }

        // What a callback writes into the stream that it gets.
        return KnownMethods.FunctionOf(text) switch
        {
            IAnonymousFunctionOperation { Symbol.Parameters: [var stream, ..] } lambda => new Tracer(flow, Summaries.MaxDepth).Into(stream, lambda),
            IMethodReferenceOperation { Method: { Parameters: [var stream, ..] } method } when flow.Summaries.HasBody(method) =>
                flow.Summaries.BodiesOf(method).Aggregate(Taint.Clean, (taint, body) => taint.And(new Tracer(flow, Summaries.MaxDepth).Into(stream, body))),
            _ => new Tracer(flow, Summaries.MaxDepth).Trace(text, Form.Text),
        };
    }
}
