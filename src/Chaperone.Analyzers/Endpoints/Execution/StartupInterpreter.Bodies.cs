using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <content>Running a body: frames, results, alternatives.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>Whether the method that is entered next gives what a loop asks for.</summary>
    private bool _isEnumerated;

    /// <summary>Runs a method with the given values and returns what it returns.</summary>
    private Value Run(
        IMethodSymbol method,
        Value self,
        Dictionary<ISymbol, Value> arguments,
        ImmutableDictionary<ISymbol, ITypeSymbol> typeArguments,
        Frame? closure = null)
    {
        method = method.PartialImplementationPart ?? method;
        if (BodyOf(method) is not { } body)
        {
            return Value.Unknown;
        }

        return RunBody(method, body, self, arguments, typeArguments, closure);
    }

    private Value RunBody(
        IMethodSymbol method,
        IOperation body,
        Value self,
        Dictionary<ISymbol, Value> arguments,
        ImmutableDictionary<ISymbol, ITypeSymbol> typeArguments,
        Frame? closure)
    {
        if (_stack.Count >= MaximumDepth)
        {
            Exhaust("calls nested deeper than " + MaximumDepth);
            return Value.Unknown;
        }

        // A method that calls itself with a builder (a group that contains itself) would never end: the second level is enough to see what it maps.
        if (_stack.Count(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition)) >= 3)
        {
            Degrade("recursive call of " + method.Name, method.Locations.FirstOrDefault());
            return Value.Unknown;
        }

        var (outerFrame, outerCondition, outerOrigin) = (_frame, _condition, _origin);
        _origin = null;
        _frame = new Frame(method, closure, self, typeArguments) { Caller = outerFrame, IsDetached = method.IsAsync && IsDetached(_entering?.Site.Operation) };
        foreach (var argument in arguments)
        {
            _frame.Declare(argument.Key, argument.Value);
        }

        _stack.Add(method);
        _followed?.Add(method);
        _calls.Add(_entering);
        var isEnumerated = _isEnumerated || Enumeration.IsCertain(_entering?.Site.Operation);
        (_entering, _isEnumerated) = (null, false);
        try
        {
            if (IsIterator(method, body))
            {
                RunLazily(isEnumerated, method.Name + "()", method.Locations.FirstOrDefault(), () => ExecuteBody(body));
            }
            else
            {
                ExecuteBody(body);
            }

            return ResultOf(_frame);
        }
        finally
        {
            _stack.RemoveAt(_stack.Count - 1);
            _calls.RemoveAt(_calls.Count - 1);
            (_frame, _condition, _origin) = (outerFrame, outerCondition, outerOrigin);
        }
    }

    /// <summary>Runs what is done item by item when somebody asks for the items.</summary>
    private void RunLazily(bool isEnumerated, string name, Location? where, Action run)
    {
        if (isEnumerated)
        {
            run();
            return;
        }

        ExecuteUnder(new Branch("whether " + name + " is enumerated", 2, where), 0, () =>
        {
            run();
            return Flow.Next;
        });
    }

    private static bool IsIterator(IMethodSymbol method, IOperation body) =>
        method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator"
        && body.ChildOperations.Any(static c => RunsAny(c, static o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak));

    private static Value ResultOf(Frame frame)
    {
        if (frame.Yields.Count > 0)
        {
            return new SequenceValue(frame.Yields.ToImmutableArray(), complete: true);
        }

        return Join(frame.Returns);
    }

    private static Value Join(IReadOnlyList<(Condition When, Value Value)> values)
    {
        if (values.Count == 0)
        {
            return Value.Unknown;
        }

        var first = values[0].Value;
        if (values.All(v => Same(v.Value, first)))
        {
            return first;
        }

        var flat = ImmutableArray.CreateBuilder<(Condition, Value)>();
        foreach (var (when, value) in values)
        {
            if (value is ChoiceValue choice)
            {
                foreach (var (inner, alternative) in choice.Alternatives)
                {
                    if (when.And(inner) is { } both)
                    {
                        flat.Add((both, alternative));
                    }
                }
            }
            else
            {
                flat.Add((when, value));
            }
        }

        return flat.Count > MaximumAlternatives ? Value.Unknown : new ChoiceValue(flat.ToImmutable());
    }

    private static bool Same(Value left, Value right) => (left, right) switch
    {
        (ConstantValue a, ConstantValue b) => Equals(a.Value, b.Value),
        (RouteBuilderValue a, RouteBuilderValue b) => ReferenceEquals(a.Builder, b.Builder),
        (PipelineValue a, PipelineValue b) => ReferenceEquals(a.Pipeline, b.Pipeline),
        (HostValue a, HostValue b) => ReferenceEquals(a.Host, b.Host),
        (TargetValue a, TargetValue b) => a.Targets.SequenceEqual(b.Targets),
        _ => ReferenceEquals(left, right),
    };

    /// <summary>The alternatives of a value, each with the condition to continue under.</summary>
    private IEnumerable<(Condition Condition, Value Value)> AlternativesOf(Value value)
    {
        if (value is not ChoiceValue choice)
        {
            yield return (_condition, value);
            yield break;
        }

        foreach (var (when, alternative) in choice.Alternatives)
        {
            if (_condition.And(when) is { } both)
            {
                yield return (both, alternative);
            }
        }
    }

    /// <summary>The operation tree of a method's body, bound once.</summary>
    private IOperation? BodyOf(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(_cancellationToken);
            if (!_bodies.TryGetValue(syntax, out var body))
            {
                body = BindBody(syntax);
                _bodies.Add(syntax, body);
            }

            if (body is not null)
            {
                return body;
            }
        }

        return null;
    }

    private IOperation? BindBody(SyntaxNode syntax)
    {
        // A tree that a generator added may not belong to this compilation's set when the compilation changed under our feet.
        if (!_models.Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

        var node = syntax switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            IndexerDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            TypeDeclarationSyntax { BaseList: { } bases } when bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } baseCall => baseCall,
            _ => syntax,
        };
        return _models.For(syntax.SyntaxTree).GetOperation(node, _cancellationToken);
    }
}
