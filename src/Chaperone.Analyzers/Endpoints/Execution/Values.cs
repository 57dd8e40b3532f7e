using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>What is known of a value while start-up code is followed.</summary>
internal abstract class Value
{
    public static readonly Value Unknown = new UnknownValue();

    /// <summary>How deep objects are searched for something tracked: objects can hold each other in a circle.</summary>
    private const int SearchDepth = 5;

    /// <summary>Whether following the value matters: it can carry endpoints, conventions, services or policies.</summary>
    public bool IsTracked => Carries(SearchDepth);

    /// <summary>Whether it is or holds something tracked, at most so many levels down.</summary>
    protected virtual bool Carries(int depth) => false;

    protected static bool AnyCarries(IEnumerable<Value> values, int depth)
    {
        if (depth > 0)
        {
            foreach (var value in values)
            {
                if (value.Carries(depth - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class UnknownValue : Value
    {
    }
}

/// <summary>A compile-time constant, or a value computed from constants.</summary>
internal sealed class ConstantValue : Value
{
    public ConstantValue(object? value) => Value = value;

    public object? Value { get; }
}

/// <summary>What a library's method is handed by callers that are not known yet, or what is computed from it.</summary>
/// <remarks>Only while a method is summarized; when its log is replayed, the caller's value takes its place.</remarks>
internal sealed class SymbolicValue : Value
{
    public SymbolicValue(int number, bool negated = false)
    {
        Number = number;
        Negated = negated;
    }

    public int Number { get; }

    /// <summary>The opposite of the truth value of that number.</summary>
    public bool Negated { get; }
}

/// <summary>A string of which only a part is known.</summary>
internal sealed class PartialText : Value
{
    public PartialText(string text) => Text = text;

    public string Text { get; }
}

/// <summary>The types of an assembly, before a filter says which.</summary>
internal sealed class AssemblyTypesValue : Value
{
}

/// <summary>A method or property that reflection found.</summary>
internal sealed class MemberValue : Value
{
    public MemberValue(ISymbol member) => Member = member;

    public ISymbol Member { get; }
}

internal sealed class TypeValue : Value
{
    public TypeValue(ITypeSymbol type) => Type = type;

    public ITypeSymbol Type { get; }
}

/// <summary>The services or options of an application; which of them, the static type of the expression tells.</summary>
internal sealed class HostValue : Value
{
    public HostValue(Host host) => Host = host;

    public Host Host { get; }

    protected override bool Carries(int depth) => true;
}

/// <summary>An application builder; as a WebApplication it is the root route builder too.</summary>
internal sealed class PipelineValue : Value
{
    public PipelineValue(Pipeline pipeline) => Pipeline = pipeline;

    public Pipeline Pipeline { get; }

    protected override bool Carries(int depth) => true;
}

internal sealed class RouteBuilderValue : Value
{
    public RouteBuilderValue(RouteBuilder builder) => Builder = builder;

    public RouteBuilder Builder { get; }

    protected override bool Carries(int depth) => true;
}

/// <summary>An endpoint convention builder over one or several targets.</summary>
internal sealed class TargetValue : Value
{
    public TargetValue(params ConventionTarget[] targets) => Targets = targets.ToImmutableArray();

    public ImmutableArray<ConventionTarget> Targets { get; }

    protected override bool Carries(int depth) => true;
}

/// <summary>An EndpointBuilder, or its Metadata, inside a convention.</summary>
internal sealed class EndpointBuilderValue : Value
{
    public EndpointBuilderValue(ImmutableArray<ConventionTarget> targets) => Targets = targets;

    public ImmutableArray<ConventionTarget> Targets { get; }

    protected override bool Carries(int depth) => true;
}

/// <summary>A delegate whose code is visible.</summary>
internal sealed class DelegateValue : Value
{
    public DelegateValue(IMethodSymbol method, IOperation? lambdaBody, SyntaxNode? lambda, Frame? closure, Value receiver)
    {
        Method = method;
        LambdaBody = lambdaBody;
        Lambda = lambda;
        Closure = closure;
        Receiver = receiver;
    }

    public IMethodSymbol Method { get; }

    /// <summary>Set for a lambda.</summary>
    public IOperation? LambdaBody { get; }

    public SyntaxNode? Lambda { get; }

    /// <summary>The lambda, or the declaration of the method; null where that is not in source.</summary>
    public SyntaxNode? Code => Lambda ?? Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    public Frame? Closure { get; }

    public Value Receiver { get; }

    /// <summary>For a delegate that a library's code makes: what its log says of it.</summary>
    public ReplayedDelegate? Replayed { get; init; }

    protected override bool Carries(int depth) => true;
}

/// <summary>An instance of a known type with what is known of its fields.</summary>
internal sealed class ObjectValue : Value
{
    public ObjectValue(ITypeSymbol type) => Type = type;

    public ITypeSymbol Type { get; }

    public Dictionary<ISymbol, Value> Fields { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether code that is not visible made it or may have filled it, as the binder of the configuration does: what its properties start with are
    /// defaults then.
    /// </summary>
    public bool IsFilledElsewhere { get; private set; }

    /// <summary>
    /// What is called on it of methods that are not visible, for objects that configure an endpoint by calling a library's base class;
    /// null when nobody asks.
    /// </summary>
    public List<RecordedCall>? Calls { get; init; }

    /// <summary>What stands under constant keys, for dictionaries.</summary>
    public Dictionary<object, Value> Items { get; } = new();

    /// <summary>Whether others than the type itself can set a property.</summary>
    public static bool IsSetByOthers(ISymbol member) => member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private };

    /// <summary>It is, or may be from now on, what code makes of it that is not visible; its properties have to be set again to be known.</summary>
    public ObjectValue FillElsewhere()
    {
        IsFilledElsewhere = true;
        foreach (var property in Fields.Keys.Where(IsSetByOthers).ToList())
        {
            Fields.Remove(property);
        }

        return this;
    }

    /// <summary>Another object with the same contents.</summary>
    public ObjectValue Copy()
    {
        var copy = new ObjectValue(Type) { Calls = Calls, IsFilledElsewhere = IsFilledElsewhere };
        foreach (var field in Fields)
        {
            copy.Fields[field.Key] = field.Value;
        }

        foreach (var item in Items)
        {
            copy.Items[item.Key] = item.Value;
        }

        return copy;
    }

    protected override bool Carries(int depth) => Calls is not null || AnyCarries(Fields.Values, depth) || AnyCarries(Items.Values, depth);
}

internal sealed class SequenceValue : Value
{
    public SequenceValue(ImmutableArray<Value> items, bool complete)
    {
        Items = items;
        Complete = complete;
    }

    public ImmutableArray<Value> Items { get; }

    public bool Complete { get; }

    /// <summary>With another value at an index; with whatever, where the index is not known.</summary>
    public Value With(Value index, Value value) =>
        Complete && index is ConstantValue { Value: int at } && at >= 0 && at < Items.Length ? new SequenceValue(Items.SetItem(at, value), complete: true) : Unknown;

    /// <summary>After a call that changes a list; null for a call that does not.</summary>
    public Value? After(string call, Value? argument, bool isList) => call switch
    {
        "Add" when Complete && isList && argument is not null => new SequenceValue(Items.Add(argument), complete: true),
        "AddRange" when Complete && isList && argument is SequenceValue { Complete: true } more => new SequenceValue(Items.AddRange(more.Items), complete: true),
        "Clear" => new SequenceValue(ImmutableArray<Value>.Empty, complete: true),
        "Add" or "AddRange" or "Insert" or "InsertRange" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Sort" or "Reverse" => Unknown,
        _ => null,
    };

    protected override bool Carries(int depth) => AnyCarries(Items, depth);
}

/// <summary>An AuthorizationPolicyBuilder.</summary>
internal sealed class PolicyBuilderValue : Value
{
    public PolicyBuilderValue(Condition created) => State = new PolicyBuilderState(created);

    public PolicyBuilderState State { get; }

    protected override bool Carries(int depth) => true;
}

/// <summary>An AuthorizationPolicy.</summary>
internal sealed class PolicyValue : Value
{
    public PolicyValue(PolicyContent content) => Content = content;

    public PolicyContent Content { get; }

    protected override bool Carries(int depth) => true;
}

/// <summary>A ServiceDescriptor: the types that it names, the service first.</summary>
internal sealed class RegistrationValue : Value
{
    public RegistrationValue(ImmutableArray<ITypeSymbol> types) => Types = types;

    public ImmutableArray<ITypeSymbol> Types { get; }
}

/// <summary>What the framework's policy provider finds by a name: a policy that the options register, or nothing.</summary>
internal sealed class RegisteredPolicyValue : Value
{
    public static readonly RegisteredPolicyValue Instance = new();

    protected override bool Carries(int depth) => false;
}

/// <summary>One of several values, each under its condition.</summary>
internal sealed class ChoiceValue : Value
{
    public ChoiceValue(ImmutableArray<(Condition When, Value Value)> alternatives) => Alternatives = alternatives;

    public ImmutableArray<(Condition When, Value Value)> Alternatives { get; }

    protected override bool Carries(int depth) => AnyCarries(Alternatives.Select(static a => a.Value), depth);
}
