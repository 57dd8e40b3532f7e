using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>An exception that a method may let out, with what its text depends on.</summary>
internal sealed record ThrownError(INamedTypeSymbol Type, Taint Text);

/// <summary>What the exceptions say that a catch clause gets: those that its try block throws, itself or in methods of the compilation that it calls.</summary>
/// <remarks>
/// Deliberately not followed: <c>throw;</c> and what a nested catch clause throws again, since it was looked at where it was caught first;
/// exceptions of invisible code; types that are not created where they are thrown. Around the next middleware or filter it is the endpoints'. What an earlier clause or a nested one takes does not
/// arrive.
/// </remarks>
internal sealed class Thrown
{
    /// <summary>A service and its repository: exceptions are caught near where they are thrown, or by middleware that knows nothing of them.</summary>
    private const int MaxDepth = 3;

    private static readonly ImmutableArray<ThrownError> None = ImmutableArray<ThrownError>.Empty;

    private readonly PhiFlow _flow;
    private readonly ConcurrentDictionary<(ISymbol Method, int Depth), ImmutableArray<ThrownError>> _byMethod = new();

    public Thrown(PhiFlow flow) => _flow = flow;

    /// <summary>What arrives at a clause.</summary>
    public IEnumerable<ThrownError> Into(ICatchClauseOperation clause, int depth)
    {
        if (clause.Parent is not ITryOperation attempt)
        {
            yield break;
        }

        var earlier = attempt.Catches.TakeWhile(c => c != clause).ToList();
        foreach (var error in In(attempt.Body, System.Math.Min(depth, MaxDepth)))
        {
            if (Takes(clause, error.Type) && !earlier.Any(c => c.Filter is null && Takes(c, error.Type)))
            {
                yield return error;
            }
        }
    }

    /// <summary>What a method lets out.</summary>
    public IEnumerable<ThrownError> OutOf(IMethodSymbol method, int depth) => By(method, depth);

    /// <summary>What the body of a lambda lets out.</summary>
    public IEnumerable<ThrownError> OutOf(IOperation body, int depth) => In(body, depth - 1);

    /// <summary>The exceptions whose message is put together from patient data, or from what the callers pass.</summary>
    private ImmutableArray<ThrownError> By(IMethodSymbol method, int depth) =>
        depth <= 0 ? None : _byMethod.GetOrAdd((method.OriginalDefinition, depth), key => Read((IMethodSymbol)key.Method, key.Depth));

    private ImmutableArray<ThrownError> Read(IMethodSymbol method, int depth) =>
        _flow.Summaries.BodiesOf(method).SelectMany(body => In(body, depth - 1)).ToImmutableArray();

    private IEnumerable<ThrownError> In(IOperation region, int depth)
    {
        var pending = new Stack<IOperation>();
        pending.Push(region);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current is IThrowOperation { Exception: { } thrown } && Created(thrown) is { Type: INamedTypeSymbol type } created)
            {
                if (!IsTakenInside(current, type, region) && new Tracer(_flow, depth).Trace(created, Form.Text) is { } text && (!text.Origins.IsEmpty || !text.Needs.IsEmpty))
                {
                    yield return new ThrownError(type, text.ThrownIn(type));
                }
            }
            else if (current is IInvocationOperation next && HandedErrors.OutOf(next) is not ErrorsOf.None and var whose)
            {
                foreach (var (_, error) in _flow.EndpointErrors.Of(whose).Where(e => !IsTakenInside(next, e.Error.Type, region)))
                {
                    yield return error;
                }
            }
            else if (current is IInvocationOperation call && depth > 0 && _flow.Summaries.BodyOf(call.TargetMethod) is { } body)
            {
                foreach (var error in By(body, depth).Where(e => !IsTakenInside(call, e.Type, region)))
                {
                    yield return error with { Text = new Tracer(_flow, depth).Applied(error.Text, body, call) };
                }
            }

            if (current == region || current is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var child in current.ChildOperations)
                {
                    pending.Push(child);
                }
            }
        }
    }

    private static IObjectCreationOperation? Created(IOperation thrown)
    {
        while (thrown is IConversionOperation conversion)
        {
            thrown = conversion.Operand;
        }

        return thrown as IObjectCreationOperation;
    }

    private static bool IsTakenInside(IOperation operation, INamedTypeSymbol type, IOperation region)
    {
        for (var current = operation; current != region && current.Parent is { } parent; current = parent)
        {
            if (parent is ITryOperation attempt && attempt.Body == current && attempt.Catches.Any(c => c.Filter is null && Takes(c, type)) && attempt.Body != region)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Takes(ICatchClauseOperation clause, INamedTypeSymbol type) =>
        clause.ExceptionType is not { } taken || taken.SpecialType == SpecialType.System_Object || WellKnownSymbols.Is(type, taken as INamedTypeSymbol);
}
