using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Requests that are sent to the address of a provider of language models without one of its libraries.</summary>
/// <remarks>Public applications do it so more often than with a library: a JSON text, posted. An address that is read from the configuration is not known, and silent.</remarks>
internal static class ModelEndpoints
{
    /// <summary>The hosts in the providers' references.</summary>
    private static readonly string[] Hosts =
    {
        "api.openai.com", "openai.azure.com", "services.ai.azure.com", "api.anthropic.com", "generativelanguage.googleapis.com", "aiplatform.googleapis.com", "bedrock-runtime.",
        "api.mistral.ai", "api.groq.com", "api.cohere.ai", "api.cohere.com", "openrouter.ai", "huggingface.co", "api.deepseek.com", "api.x.ai", "api.perplexity.ai", "api.together.xyz",
    };

    /// <summary>Whether a call sends something at all: asked of every call.</summary>
    public static bool MaySend(IInvocationOperation call) => call.TargetMethod.ContainingType is { Name: "HttpClient" or "HttpClientJsonExtensions" };

    /// <summary>What an operation sends to such an address.</summary>
    public static IEnumerable<SinkUse> UsesIn(IOperation operation, PhiFlow flow)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { ContainingType: { Name: "HttpClient" or "HttpClientJsonExtensions", ContainingNamespace: var space } } method } call
                when space.ToDisplayString() is "System.Net.Http" or "System.Net.Http.Json" && (method.Name.StartsWith("Post", StringComparison.Ordinal) || method.Name.StartsWith("Put", StringComparison.Ordinal)):
                return HostOf(Argument(call.Arguments, "requestUri"), flow) is { } host
                    ? new[] { (Argument(call.Arguments, "content"), Form.Text), (Argument(call.Arguments, "value"), Form.Json) }
                        .Where(static a => a.Item1 is not null)
                        .Select(a => new SinkUse(a.Item1!, a.Item2, SinkKinds.Model, host))
                    : Nothing;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Content", ContainingType: { Name: "HttpRequestMessage", ContainingNamespace.Name: "Http" } } } target } assignment:
                return RequestOf(target, flow) is { } request && HostOf(Argument(request.Arguments, "requestUri"), flow) is { } provider
                    ? new[] { new SinkUse(assignment.Value, Form.Text, SinkKinds.Model, provider) }
                    : Nothing;
            default:
                return Nothing;
        }
    }

    private static SinkUse[] Nothing => Array.Empty<SinkUse>();

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string name) => arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;

    // new HttpRequestMessage(…) { Content = … }, or request.Content = … on a local that holds one.
    private static IObjectCreationOperation? RequestOf(IPropertyReferenceOperation target, PhiFlow flow) => target.Instance switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => target.Parent?.Parent?.Parent as IObjectCreationOperation,
        ILocalReferenceOperation local => flow.DefinitionsAround(local).Reaching(local.Local, local.Syntax, out _).Select(static d => d.Value).OfType<IObjectCreationOperation>().FirstOrDefault(),
        _ => null,
    };

    private static string? HostOf(IOperation? address, PhiFlow flow) =>
        TextOf(address, flow, 3) is { } text ? Hosts.FirstOrDefault(h => text.IndexOf(h, StringComparison.OrdinalIgnoreCase) >= 0) : null;

    /// <summary>What is known of an address: constants, the constant parts of an interpolation, the value that a local or a field begins with.</summary>
    private static string? TextOf(IOperation? address, PhiFlow flow, int depth)
    {
        switch (address)
        {
            case null:
                return null;
            case { ConstantValue: { HasValue: true, Value: string text } }:
                return text;
            case IConversionOperation conversion:
                return TextOf(conversion.Operand, flow, depth);
            case IObjectCreationOperation { Arguments: [var first, ..] }:
                return TextOf(first.Value, flow, depth);
            case IInterpolatedStringOperation interpolated:
                return string.Concat(interpolated.Parts.Select(p => p is IInterpolatedStringTextOperation part ? part.Text.ConstantValue.Value as string : p is IInterpolationOperation hole ? TextOf(hole.Expression, flow, depth - 1) : null));
            case IBinaryOperation sum:
                return TextOf(sum.LeftOperand, flow, depth) + TextOf(sum.RightOperand, flow, depth);
            case ILocalReferenceOperation local when depth > 0:
                return string.Concat(flow.DefinitionsAround(local).Reaching(local.Local, local.Syntax, out _).Select(d => TextOf(d.Value, flow, depth - 1)));
            case IFieldReferenceOperation { Field: { DeclaringSyntaxReferences: [var declared, ..] } }:
                return declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string value } } ? value : null;
            default:
                return null;
        }
    }
}
