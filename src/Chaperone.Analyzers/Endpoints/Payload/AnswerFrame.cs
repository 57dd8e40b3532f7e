using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>A body that is read for what it returns, with what its parameters and its type parameters stand for where it was called.</summary>
/// <remarks>
/// <c>Answer&lt;T&gt;(Result&lt;T&gt; result) => result.IsSuccess ? Ok(result.Value) : NotFound()</c> answers with something else for each of its callers.
/// </remarks>
internal sealed class AnswerFrame
{
    private readonly AnswerFrame? _around;
    private readonly Dictionary<ISymbol, GivenValue> _given = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ITypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<object> _entered = new();
    private readonly Compilation _compilation;

    private AnswerFrame(IOperation body, Compilation compilation, AnswerFrame? around)
    {
        Body = body;
        _compilation = compilation;
        _around = around;
    }

    /// <summary>The whole body, where locals are assigned.</summary>
    public IOperation Body { get; }

    /// <summary>The body of a handler, or of a method that answers the same for every caller.</summary>
    public static AnswerFrame Of(IMethodSymbol method, IOperation body, Compilation compilation)
    {
        var frame = new AnswerFrame(body, compilation, null);
        frame.Bind(method, null);
        return frame;
    }

    /// <summary>The body of the method that a call runs.</summary>
    public static AnswerFrame Of(IMethodSymbol run, IOperation body, IMethodSymbol called, ImmutableArray<IArgumentOperation> arguments, AnswerFrame caller)
    {
        var frame = new AnswerFrame(body, caller._compilation, null);
        frame.Bind(called, caller);
        frame.BindParameters(run.OriginalDefinition.TypeParameters, called.TypeArguments, caller);
        frame.Give(run.OriginalDefinition.Parameters, arguments, caller);
        return frame;
    }

    /// <summary>The body of a function that was handed on, called with these arguments.</summary>
    public AnswerFrame Into(IAnonymousFunctionOperation function, ImmutableArray<IArgumentOperation> arguments, AnswerFrame caller)
    {
        var frame = new AnswerFrame(Body, _compilation, this);
        frame.Give(function.Symbol.Parameters, arguments, caller);
        return frame;
    }

    /// <summary>Whether this is the first time that it is come by here.</summary>
    public bool Enter(object place) => _entered.Add(place);

    /// <summary>What the caller gave for a parameter; null where that is not known.</summary>
    public GivenValue? Given(IParameterSymbol parameter) =>
        _given.TryGetValue(parameter, out var given) ? given : _around?.Given(parameter);

    /// <summary>A type of the body as it is for this caller.</summary>
    public ITypeSymbol TypeFor(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return _types.TryGetValue(parameter, out var known) ? known : _around?.TypeFor(type) ?? type;
            case IArrayTypeSymbol array when TypeFor(array.ElementType) is { } element && !SymbolEqualityComparer.Default.Equals(element, array.ElementType):
                return _compilation.CreateArrayTypeSymbol(element, array.Rank);
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false, ContainingType: null } named:
                var arguments = named.TypeArguments.Select(TypeFor).ToArray();
                return arguments.SequenceEqual(named.TypeArguments, SymbolEqualityComparer.Default) ? type : named.ConstructedFrom.Construct(arguments);
            default:
                return type;
        }
    }

    private void Bind(IMethodSymbol method, AnswerFrame? caller)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            BindParameters(type.OriginalDefinition.TypeParameters, type.TypeArguments, caller);
        }
    }

    private void BindParameters(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments, AnswerFrame? caller)
    {
        for (var i = 0; i < parameters.Length && i < arguments.Length; i++)
        {
            if ((caller?.TypeFor(arguments[i]) ?? arguments[i]) is var argument && !SymbolEqualityComparer.Default.Equals(argument, parameters[i]))
            {
                _types[parameters[i]] = argument;
            }
        }
    }

    private void Give(ImmutableArray<IParameterSymbol> parameters, ImmutableArray<IArgumentOperation> arguments, AnswerFrame caller)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter?.Ordinal is { } ordinal && ordinal < parameters.Length && arguments[i].ArgumentKind == ArgumentKind.Explicit)
            {
                _given[parameters[ordinal]] = new GivenValue(arguments[i].Value, caller);
            }
        }
    }
}

/// <summary>What a caller gave, and the body in which that was written.</summary>
internal sealed record GivenValue(IOperation Value, AnswerFrame Frame);
