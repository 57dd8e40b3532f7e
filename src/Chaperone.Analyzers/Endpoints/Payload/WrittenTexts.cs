using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <param name="body">The text.</param>
    /// <param name="inputs">What the request carries.</param>
    /// <param name="flow">The compilation's.</param>
    public static IEnumerable<(ISymbol Symbol, PhiFact Fact)> In(ResponseBody body, ImmutableArray<RequestInput> inputs, PhiFlow flow)
    {
        foreach (var origin in TaintOf(body.Text!, body.Into, flow).Origins)
        {
            if ((origin.Traits & OriginTraits.Hashed) == 0 && origin.Name is null && origin.Symbol is not (IParameterSymbol or IMethodSymbol) && !IsSent(origin, inputs, flow))
            {
                yield return (origin.Symbol, origin.Fact);
            }
        }
    }

    /// <summary>Whether it is a member of what the caller sent.</summary>
    private static bool IsSent(Origin origin, ImmutableArray<RequestInput> inputs, PhiFlow flow)
    {
        if (origin.Path.FirstOrDefault() is not { SourceTree: { } tree } at || !flow.Models.Compilation.ContainsSyntaxTree(tree))
        {
            return false;
        }

        var read = tree.GetRoot().FindNode(at.SourceSpan, getInnermostNodeForTie: true);
        return read is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } && flow.Models.For(tree).GetSymbolInfo(name).Symbol is IParameterSymbol parameter
            && inputs.Any(i => SymbolEqualityComparer.Default.Equals(i.Symbol, parameter));
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
            _ => new Tracer(flow, Summaries.MaxDepth).Trace(text, text.Type is { } type && Printing.ElementOf(type) is not null && !KnownMethods.IsTree(type) ? Form.Log : Form.Text),
        };
    }
}
