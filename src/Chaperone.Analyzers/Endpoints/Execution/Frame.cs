using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <summary>One run of a method or lambda: its variables, its <c>this</c>, its type arguments, what it returned.</summary>
internal sealed class Frame
{
    public Frame(IMethodSymbol? method, Frame? closure, Value self, ImmutableDictionary<ISymbol, ITypeSymbol> typeArguments)
    {
        Method = method;
        Closure = closure;
        Self = self;
        TypeArguments = typeArguments;
    }

    public IMethodSymbol? Method { get; }

    /// <summary>The frame of the code that called.</summary>
    public Frame? Caller { get; init; }

    /// <summary>The frame whose variables a lambda or local function sees.</summary>
    public Frame? Closure { get; }

    public Value Self { get; }

    public ImmutableDictionary<ISymbol, ITypeSymbol> TypeArguments { get; }

    public Dictionary<ISymbol, Value> Variables { get; private set; } = new(SymbolEqualityComparer.Default);

    public List<(Condition When, Value Value)> Returns { get; } = new();

    /// <summary>Whether nobody waits for what an asynchronous method does behind its first <c>await</c>.</summary>
    public bool IsDetached { get; init; }

    /// <summary>Jumps (<c>break</c>, <c>continue</c>, <c>goto</c>) that have not arrived at their labels yet.</summary>
    public List<(ILabelSymbol Label, Way Way)> Jumps { get; } = new();

    /// <summary>The sections of <c>switch</c> statements that are being run.</summary>
    public List<ISwitchCaseOperation> Sections { get; } = new();

    /// <summary>What an iterator yielded.</summary>
    public List<Value> Yields { get; } = new();

    public Value Read(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Closure)
        {
            if (frame.Variables.TryGetValue(variable, out var value))
            {
                return value;
            }
        }

        return Value.Unknown;
    }

    public void Declare(ISymbol variable, Value value) => Variables[variable] = CopyOf(value);

    public void Assign(ISymbol variable, Value value)
    {
        for (var frame = this; frame is not null; frame = frame.Closure)
        {
            if (frame.Variables.ContainsKey(variable))
            {
                frame.Variables[variable] = CopyOf(value);
                return;
            }
        }

        Variables[variable] = CopyOf(value);
    }

    // A struct is another one under each name.
    private static Value CopyOf(Value value) => value is ObjectValue { Type.IsValueType: true } made ? made.Copy() : value;

    /// <summary>The variables of this frame and the ones it closes over, to be given back to <see cref="Restore"/>.</summary>
    public List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> Snapshot()
    {
        var result = new List<(Frame, Dictionary<ISymbol, Value>)>();
        for (var frame = this; frame is not null; frame = frame.Closure)
        {
            result.Add((frame, new Dictionary<ISymbol, Value>(frame.Variables, SymbolEqualityComparer.Default)));
        }

        return result;
    }

    public static void Restore(List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> snapshot)
    {
        foreach (var (frame, variables) in snapshot)
        {
            frame.Variables = new Dictionary<ISymbol, Value>(variables, SymbolEqualityComparer.Default);
        }
    }
}
