using Chaperone.Endpoints.Execution.Kinds;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>What the files under <c>Kinds</c> may ask.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>A call that makes endpoints of a kind of its own; null for any other.</summary>
    private Value? MapKind(Call call, RouteBuilder on) => KnownKinds.Map(new KindCall(this, call, on, _condition, _symbols));

    /// <summary>The type with the running method's type arguments put in.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) => Substitute(type);

    /// <summary>Adds an endpoint, unless it is there already.</summary>
    public MappedEndpoint Add(MappedEndpoint endpoint) => AddEndpoint(endpoint);

    /// <summary>Runs a delegate with one argument.</summary>
    public Value Invoke(DelegateValue target, Value argument) => InvokeDelegate(target, new[] { argument });

    /// <summary>The text that a static field's or property's initializer gives it; null when it is not visible.</summary>
    public string? InitialText(ISymbol member) => InitialValue(member, trust: true) is ConstantValue { Value: string text } ? text : null;
}
