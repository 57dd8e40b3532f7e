using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>A call inside a library.</summary>
internal sealed record CallOrigin(string Text, string Assembly);

/// <summary>One invocation with its evaluated arguments, by parameter.</summary>
internal sealed class Call
{
    public Call(Invocation site, IMethodSymbol method, Value receiver, Dictionary<ISymbol, Value> arguments)
    {
        Site = site;
        Method = method;
        Receiver = receiver;
        Arguments = arguments;
        ConstrainedTo = site.ConstrainedTo;
    }

    /// <summary>The invocation; for one that a library's log replays, the call in source that led there.</summary>
    public Invocation Site { get; }

    public SyntaxNode Syntax => Site.Operation.Syntax;

    /// <summary>Where a replayed call really stands; null for one in source.</summary>
    public CallOrigin? Origin { get; init; }

    /// <summary>The type that a static abstract member is called on.</summary>
    public ITypeSymbol? ConstrainedTo { get; init; }

    public IMethodSymbol Method { get; }

    /// <summary>The instance, or the first argument of an extension method.</summary>
    public Value Receiver { get; }

    public Dictionary<ISymbol, Value> Arguments { get; }

    /// <summary>How many endpoints there were before the receiver and the arguments were evaluated.</summary>
    public int EndpointsBefore { get; init; }

    public string Name => Method.Name;

    /// <summary>The same call, of the method that implements or overrides the one that is named.</summary>
    public Call On(IMethodSymbol target, Value instance)
    {
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var i = 0; i < target.Parameters.Length && i < Method.Parameters.Length; i++)
        {
            if (Arguments.TryGetValue(Method.Parameters[i], out var value))
            {
                arguments[target.Parameters[i]] = value;
            }
        }

        return new Call(Site, target, instance, arguments) { Origin = Origin, ConstrainedTo = ConstrainedTo, EndpointsBefore = EndpointsBefore };
    }

    /// <summary>Where the method's name stands.</summary>
    public Location NameLocation => NameNode.GetLocation();

    private SyntaxNode NameNode => Syntax is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } => generic,
            MemberAccessExpressionSyntax member => member.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var other => other,
        }
        : Syntax;

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
