using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Endpoints.Facts;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>One run of a library's log: the values under their numbers, the conditions as the reader's own.</summary>
internal sealed class LogReplay
{
    public LogReplay(MethodLog log, IMethodSymbol method, Invocation site, ImmutableArray<ITypeSymbol> typeArguments)
    {
        Log = log;
        Method = method;
        Site = site;
        TypeArguments = typeArguments;
        Branches = new Branch?[log.Branches.Count];
    }

    public MethodLog Log { get; }

    /// <summary>The library's method.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>The call in source.</summary>
    public Invocation Site { get; }

    public ImmutableArray<ITypeSymbol> TypeArguments { get; }

    public IAssemblySymbol Library => Method.ContainingAssembly;

    public Dictionary<int, Value> Values { get; } = new();

    public Branch?[] Branches { get; }

    public Value this[int number] => Values.TryGetValue(number, out var value) ? value : Value.Unknown;
}
