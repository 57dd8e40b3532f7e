using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>A parameter of a method that reaches a sink inside.</summary>
/// <param name="Need">The parameter, and how it is used.</param>
/// <param name="Kind">The kind of sink.</param>
/// <param name="Sink">Its name.</param>
/// <param name="Where">The operation that hands it over.</param>
/// <param name="ErrorsOnly">Only what an exception says counts there.</param>
internal sealed record Passage(Need Need, SinkKinds Kind, string Sink, Location Where, bool ErrorsOnly);

/// <summary>What methods of the compilation do with their parameters, computed when somebody calls them with PHI.</summary>
/// <remarks>
/// The depth is part of a summary's identity: one of depth k is made from those of depth k-1, so that the answer does not depend on who
/// asked first, and recursion ends.
/// </remarks>
internal sealed class Summaries
{
    /// <summary>How many calls deep methods are followed.</summary>
    public const int MaxDepth = 4;

    private readonly PhiFlow _flow;
    private readonly ConcurrentDictionary<(ISymbol Method, Form Form, int Depth), Taint> _returns = new();
    private readonly ConcurrentDictionary<(ISymbol Method, int Depth), ImmutableArray<Passage>> _passages = new();

    private readonly ConcurrentDictionary<(ISymbol Method, int Parameter, int Depth), Taint> _fillings = new();
    private readonly ConcurrentDictionary<(ISymbol Method, int Depth), Taint> _messages = new();
    private readonly Implementations _implementations;

    public Summaries(PhiFlow flow)
    {
        _flow = flow;
        _implementations = new Implementations(flow.Symbols);
    }

    /// <summary>What the returned value depends on.</summary>
    public Taint ReturnOf(IMethodSymbol method, Form form, int depth) =>
        depth <= 0 ? Taint.Unknown : _returns.GetOrAdd((method.OriginalDefinition, form, depth), key => TraceReturns((IMethodSymbol)key.Method, key.Form, key.Depth));

    /// <summary>Which parameters reach a sink.</summary>
    public ImmutableArray<Passage> PassagesOf(IMethodSymbol method, int depth) =>
        depth <= 0 ? ImmutableArray<Passage>.Empty : _passages.GetOrAdd((method.OriginalDefinition, depth), key => FindPassages((IMethodSymbol)key.Method, key.Depth));

    /// <summary>What the method puts into the stream or the document that it gets as a parameter.</summary>
    public Taint PutInto(IMethodSymbol method, int parameter, int depth) =>
        depth <= 0 ? Taint.Unknown : _fillings.GetOrAdd((method.OriginalDefinition, parameter, depth), key =>
            BodiesOf((IMethodSymbol)key.Method).Aggregate(Taint.Clean, (taint, body) => taint.And(new Tracer(_flow, key.Depth - 1).Into(((IMethodSymbol)key.Method).Parameters[key.Parameter], body))));

    /// <summary>The PHI that an exception's constructor puts into the message by itself: of a patient that it gets whole.</summary>
    public Taint MessageOf(IMethodSymbol constructor, int depth) =>
        depth <= 0 ? Taint.Clean : _messages.GetOrAdd((constructor.OriginalDefinition, depth), key => FindMessage((IMethodSymbol)key.Method, key.Depth));

    /// <summary>Whether a call runs this very body, and the body is here.</summary>
    public bool HasBody(IMethodSymbol method) =>
        method is { IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false }
        && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed || method.ContainingType.IsValueType)
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _flow.Models.Compilation.Assembly);

    /// <summary>The method whose body a call runs: itself, or the only implementation; null when that can't be told.</summary>
    public IMethodSymbol? BodyOf(IMethodSymbol method) => HasBody(method) ? method : _implementations.Of(method) is { } only && HasDeclaration(only) ? only : null;

    /// <summary>The same of a call; of one through a variable with a function, that function.</summary>
    public IMethodSymbol? BodyOf(IInvocationOperation call) =>
        call.TargetMethod.MethodKind != MethodKind.DelegateInvoke ? BodyOf(call.TargetMethod)
        : DefinitionReader.Variable(call.Instance) is ILocalSymbol variable && _flow.DefinitionsAround(call).Reaching(variable, call.Syntax, out _) is [{ Kind: DefinitionKind.Assigned, Value: { } value }]
            ? KnownMethods.FunctionOf(value) switch
            {
                IAnonymousFunctionOperation function => function.Symbol,
                IMethodReferenceOperation { Method: var method } => BodyOf(method),
                _ => null,
            }
            : null;

    private static bool HasDeclaration(IMethodSymbol method) => method is { IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>The values that a body, or a lambda, gives back.</summary>
    public static IEnumerable<IOperation> ReturnedBy(IOperation? body)
    {
        if (body is null)
        {
            yield break;
        }

        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current is IReturnOperation { ReturnedValue: { } value })
            {
                yield return value;
            }

            if (current == body || current is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var child in current.ChildOperations)
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>The values that a method of the compilation gives back.</summary>
    public IEnumerable<IOperation> ReturnedBy(IMethodSymbol method) =>
        BodiesOf(method).SelectMany(static body => body is IBlockOperation or IMethodBodyBaseOperation or ILocalFunctionOperation or IAnonymousFunctionOperation ? ReturnedBy(body) : new[] { body });

    private Taint TraceReturns(IMethodSymbol method, Form form, int depth)
    {
        var result = Taint.Clean;
        var tracer = new Tracer(_flow, depth - 1);
        foreach (var value in ReturnedBy(method))
        {
            result = result.And(tracer.Trace(value, form));
        }

        return result;
    }

    private ImmutableArray<Passage> FindPassages(IMethodSymbol method, int depth)
    {
        var result = ImmutableArray.CreateBuilder<Passage>();
        foreach (var body in BodiesOf(method))
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                foreach (var use in SinkReader.UsesIn(operation, _flow, SinkKinds.All))
                {
                    Collect(use.Value, use.Form, use.Kind, use.Sink, operation, use.ErrorsOnly);
                }

                if (operation is IInvocationOperation or IObjectCreationOperation)
                {
                    foreach (var (argument, passage) in SinkReader.Passages(operation, _flow, depth - 1))
                    {
                        Collect(argument, passage.Need.Form, passage.Kind, passage.Sink, operation, passage.ErrorsOnly, passage.Need);
                    }
                }
            }
        }

        return result.ToImmutable();

        void Collect(IOperation value, Form form, SinkKinds kind, string sink, IOperation at, bool errorsOnly, Need? inner = null)
        {
            // What is PHI by itself is reported here; what only the caller knows is reported there.
            var found = new Tracer(_flow, depth - 1).Trace(value, form);
            foreach (var need in (inner is null ? found : found.Inside(inner)).Needs)
            {
                if (SymbolEqualityComparer.Default.Equals(need.Parameter.ContainingSymbol.OriginalDefinition, method.OriginalDefinition))
                {
                    result.Add(new Passage(need, kind, sink, at.Syntax.GetLocation(), errorsOnly));
                }
            }
        }
    }

    private Taint FindMessage(IMethodSymbol constructor, int depth)
    {
        var result = Taint.Clean;
        foreach (var use in BodiesOf(constructor).SelectMany(static b => b.DescendantsAndSelf()).SelectMany(o => SinkReader.UsesIn(o, _flow, SinkKinds.Error)))
        {
            var taint = new Tracer(_flow, depth - 1).Trace(use.Value, use.Form);
            result = taint.Origins.IsEmpty ? result : result.And(Taint.Of(taint.Origins));
        }

        return result;
    }

    /// <summary>The bodies of a method: one, or none when it is not here.</summary>
    public IEnumerable<IOperation> BodiesOf(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax();
            if (syntax is ArrowExpressionClauseSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
                && _flow.Models.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
                && _flow.Models.For(syntax.SyntaxTree).GetOperation(syntax) is { } body)
            {
                yield return body;
            }
            else if (syntax is TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax call, ..] } && method.MethodKind == MethodKind.Constructor
                && _flow.Models.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
                && _flow.Models.For(syntax.SyntaxTree).GetOperation(call) is { } initializer)
            {
                yield return initializer;
            }
        }
    }
}
