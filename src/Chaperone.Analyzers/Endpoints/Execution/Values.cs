using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>What is known of a value while start-up code is followed.</summary>
internal abstract class Value
{
    public static readonly Value Unknown = new UnknownValue();

    /// <summary>Whether following the value matters: it can carry endpoints, conventions, services or policies.</summary>
    public virtual bool IsTracked => false;

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

    public override bool IsTracked => true;
}

/// <summary>An application builder; as a WebApplication it is the root route builder too.</summary>
internal sealed class PipelineValue : Value
{
    public PipelineValue(Pipeline pipeline) => Pipeline = pipeline;

    public Pipeline Pipeline { get; }

    public override bool IsTracked => true;
}

internal sealed class RouteBuilderValue : Value
{
    public RouteBuilderValue(RouteBuilder builder) => Builder = builder;

    public RouteBuilder Builder { get; }

    public override bool IsTracked => true;
}

/// <summary>An endpoint convention builder over one or several targets.</summary>
internal sealed class TargetValue : Value
{
    public TargetValue(params ConventionTarget[] targets) => Targets = targets.ToImmutableArray();

    public ImmutableArray<ConventionTarget> Targets { get; }

    public override bool IsTracked => true;
}

/// <summary>An EndpointBuilder, or its Metadata, inside a convention.</summary>
internal sealed class EndpointBuilderValue : Value
{
    public EndpointBuilderValue(ImmutableArray<ConventionTarget> targets) => Targets = targets;

    public ImmutableArray<ConventionTarget> Targets { get; }

    public override bool IsTracked => true;
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

    public Frame? Closure { get; }

    public Value Receiver { get; }

    public override bool IsTracked => true;
}

/// <summary>An instance of a known type with what is known of its fields.</summary>
internal sealed class ObjectValue : Value
{
    public ObjectValue(ITypeSymbol type) => Type = type;

    public ITypeSymbol Type { get; }

    public Dictionary<ISymbol, Value> Fields { get; } = new(SymbolEqualityComparer.Default);

    public override bool IsTracked
    {
        get
        {
            foreach (var value in Fields.Values)
            {
                if (value.IsTracked && !ReferenceEquals(value, this))
                {
                    return true;
                }
            }

            return false;
        }
    }
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

    public override bool IsTracked
    {
        get
        {
            foreach (var item in Items)
            {
                if (item.IsTracked)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>An AuthorizationPolicyBuilder.</summary>
internal sealed class PolicyBuilderValue : Value
{
    public PolicyBuilderState State { get; } = new();

    public override bool IsTracked => true;
}

/// <summary>An AuthorizationPolicy.</summary>
internal sealed class PolicyValue : Value
{
    public PolicyValue(PolicyContent content) => Content = content;

    public PolicyContent Content { get; }

    public override bool IsTracked => true;
}

/// <summary>One of several values, each under its condition.</summary>
internal sealed class ChoiceValue : Value
{
    public ChoiceValue(ImmutableArray<(Condition When, Value Value)> alternatives) => Alternatives = alternatives;

    public ImmutableArray<(Condition When, Value Value)> Alternatives { get; }

    public override bool IsTracked
    {
        get
        {
            foreach (var (_, value) in Alternatives)
            {
                if (value.IsTracked)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
