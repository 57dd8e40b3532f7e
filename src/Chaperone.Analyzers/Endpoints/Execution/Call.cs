using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <summary>One invocation with its evaluated arguments, by parameter.</summary>
internal sealed class Call
{
    public Call(IInvocationOperation operation, IMethodSymbol method, Value receiver, Dictionary<ISymbol, Value> arguments)
    {
        Operation = operation;
        Method = method;
        Receiver = receiver;
        Arguments = arguments;
    }

    public IInvocationOperation Operation { get; }

    public IMethodSymbol Method { get; }

    /// <summary>The instance, or the first argument of an extension method.</summary>
    public Value Receiver { get; }

    public Dictionary<ISymbol, Value> Arguments { get; }

    /// <summary>How many endpoints there were before the receiver and the arguments were evaluated.</summary>
    public int EndpointsBefore { get; init; }

    public string Name => Method.Name;

    /// <summary>Where the method's name stands.</summary>
    public Location NameLocation => NameNode.GetLocation();

    private SyntaxNode NameNode => Operation.Syntax is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } => generic,
            MemberAccessExpressionSyntax member => member.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var other => other,
        }
        : Operation.Syntax;

    /// <summary>The argument of that parameter name; Unknown when there is none.</summary>
    public Value Argument(string parameterName) =>
        Method.Parameters.FirstOrDefault(p => p.Name == parameterName) is { } parameter && Arguments.TryGetValue(parameter, out var value)
            ? value
            : Value.Unknown;

    public bool HasParameter(string parameterName) => Method.Parameters.Any(p => p.Name == parameterName);

    /// <summary>The arguments after an extension method's receiver.</summary>
    public IEnumerable<(IParameterSymbol Parameter, Value Value)> OtherArguments() =>
        Method.Parameters.Skip(Method.IsExtensionMethod ? 1 : 0)
            .Where(Arguments.ContainsKey)
            .Select(p => (p, Arguments[p]));

    public IEnumerable<DelegateValue> Delegates() => OtherArguments().Select(static a => a.Value).OfType<DelegateValue>();
}
