using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Control that leaves for another place, by a jump or by an exception.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>The <c>try</c> around what is being run whose handlers let the application start all the same; null when there is none.</summary>
    private Branch? _caught;

    /// <summary>Whether the application was started: the end of the process is not the end of nothing any more.</summary>
    private bool _isStarted;

    private Flow Jump(IBranchOperation jump)
    {
        if (jump.BranchKind == BranchKind.GoTo && SectionOf(jump) is { } section)
        {
            // A section that is reached from itself: whatever comes of it, comes of the turn that leaves.
            return _frame.Sections.Contains(section) ? Flow.Threw : ExecuteSection(section);
        }

        // Back to where control was: the place behind the jump is reached by another turn.
        if (jump.BranchKind == BranchKind.GoTo && jump.Target.Locations.FirstOrDefault() is { } label && label.SourceSpan.Start < jump.Syntax.SpanStart)
        {
            return Flow.Next;
        }

        _frame.Jumps.Add((jump.Target, Here()));
        return Flow.Left;
    }

    /// <summary>The section that a <c>goto case</c> or <c>goto default</c> names.</summary>
    private static ISwitchCaseOperation? SectionOf(IBranchOperation jump)
    {
        for (var around = jump.Parent; around is not null; around = around.Parent)
        {
            if (around is ISwitchOperation @switch)
            {
                return @switch.Cases.FirstOrDefault(c => c.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, jump.Target)));
            }
        }

        return null;
    }

    /// <summary>A label: control arrives from before it and from each jump to it.</summary>
    private Flow Land(ILabelSymbol label, Flow flow)
    {
        var ways = _frame.Jumps.Where(j => SymbolEqualityComparer.Default.Equals(j.Label, label)).Select(static j => j.Way).ToList();
        if (ways.Count == 0)
        {
            return flow;
        }

        _frame.Jumps.RemoveAll(j => SymbolEqualityComparer.Default.Equals(j.Label, label));
        if (flow == Flow.Next)
        {
            ways.Add(Here());
        }

        Meet(ways);
        return Flow.Next;
    }

    /// <summary>Before code that is run more than once, in turns that are not counted: texts and numbers that it assigns are those of any turn.</summary>
    private void ForgetAssigned(IEnumerable<IOperation> repeated)
    {
        foreach (var operation in repeated.SelectMany(static r => r.DescendantsAndSelf()))
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            if (target is ILocalReferenceOperation or IParameterReferenceOperation && Evaluate(target) is ConstantValue or PartialText)
            {
                Assign(target, Value.Unknown);
            }
        }
    }

    /// <summary>Where a later statement jumps back to this label.</summary>
    private void ForgetAssignedBehind(ILabelSymbol label, ImmutableArray<IOperation> statements, int from)
    {
        var behind = statements.Skip(from).ToList();
        if (behind.SelectMany(static s => s.DescendantsAndSelf()).OfType<IBranchOperation>().Any(b => SymbolEqualityComparer.Default.Equals(b.Target, label) && b.Syntax.SpanStart > label.Locations[0].SourceSpan.Start))
        {
            ForgetAssigned(behind);
        }
    }

    /// <remarks>
    /// Where a handler lets the start go on, what stands behind a call that may throw is done only if it does not. A <c>try</c> that the whole
    /// application runs in is no such case: what it catches is the end.
    /// </remarks>
    private Flow ExecuteTry(ITryOperation @try)
    {
        var (outer, around) = (_condition, _caught);
        var caught = new Branch("an exception is caught", 2, @try.Syntax.GetLocation());
        if (!@try.Catches.IsEmpty && !@try.Catches.All(IsEnd))
        {
            _caught = StartsApplication(@try.Body) ? null : caught;
        }

        var ways = new List<Way>();
        var before = _frame.Snapshot();
        var flow = Execute(@try.Body);
        _caught = around;
        if (flow == Flow.Next)
        {
            ways.Add(new Way(_condition.And(caught, 1) ?? _condition, _frame.Snapshot()));
        }

        // How far it came before it was thrown is not known: variables have what they had before, or what they got.
        var thrown = new Branch("where an exception is thrown", 2, @try.Syntax.GetLocation());
        JoinVariables(new List<Way> { new(outer.And(thrown, 0)!, before), new(outer.And(thrown, 1)!, _frame.Snapshot()) });
        var atThrow = _frame.Snapshot();
        var (goesOn, left) = (false, flow == Flow.Left);
        foreach (var handler in @try.Catches)
        {
            Frame.Restore(atThrow);
            _condition = outer.And(caught, 0) ?? outer;
            var handled = Execute(handler.Handler);
            (goesOn, left) = (goesOn || handled == Flow.Next, left || handled == Flow.Left);
            if (handled == Flow.Next)
            {
                ways.Add(Here());
            }
        }

        _condition = outer;
        if (ways.Count > 0)
        {
            Meet(ways, flow == Flow.Threw || !left && !goesOn ? caught : null);
        }

        var last = Execute(@try.Finally);
        return ways.Count > 0 ? last : left ? Flow.Left : Flow.Threw;
    }

    /// <summary>Behind a statement that may throw, inside a <c>try</c> that lets the start go on: what follows is done only if it did not.</summary>
    private void NoteThrow(IOperation? statement)
    {
        if (_caught is { } caught && statement is not null && MayThrow(statement))
        {
            _condition = _condition.And(caught, 1) ?? _condition;
        }
    }

    /// <summary>Behind an <c>await</c> in a method that nobody waits for: the application may have started by then.</summary>
    private void NoteWait(IOperation? statement)
    {
        if (_frame is { IsDetached: true, Method.Name: var name } && statement is not null && AwaitsIn(statement))
        {
            _condition = _condition.And(new Branch("whether " + name + "() is awaited", 2, statement.Syntax.GetLocation()), 0)!;
        }
    }

    private static bool AwaitsIn(IOperation code) => RunsAny(code, static o => o is IAwaitOperation);

    /// <summary>Whether code does something itself, not in functions that only stand in it.</summary>
    private static bool RunsAny(IOperation code, System.Func<IOperation, bool> what) =>
        what(code) || (code is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && code.ChildOperations.Any(c => RunsAny(c, what)));

    /// <summary>Whether a call gives a task that is dropped where the call stands, or nothing that could be waited for.</summary>
    private static bool IsDetached(IOperation? call) => call?.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>Whether a statement may throw. The framework's mapping, conventions and registrations are not taken to: they fail for what no start survives.</summary>
    private static bool MayThrow(IOperation statement) => RunsAny(statement, static o => o switch
    {
        IThrowOperation => true,
        IInvocationOperation call => !IsHarmless(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => !IsHarmless(constructor),
        IArrayElementReferenceOperation or IDynamicInvocationOperation or IAwaitOperation => true,
        _ => false,
    });

    private static bool IsHarmless(IMethodSymbol method) =>
        WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly) && method.ContainingNamespace.ToDisplayString() is var space
        && (space.StartsWith("Microsoft.AspNetCore.", System.StringComparison.Ordinal)
            || space is "Microsoft.Extensions.DependencyInjection" or "Microsoft.Extensions.Logging"
            || method.ContainingType is { Name: "Console" });

    /// <summary>A handler behind which there is no application.</summary>
    private bool IsEnd(ICatchClauseOperation handler) => handler.Handler.Operations.LastOrDefault() switch
    {
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: var last } => EndsProcess(last),
        IReturnOperation => EndsApplication,
        _ => false,
    };

    private static bool EndsProcess(IOperation operation) =>
        operation is IThrowOperation or IInvocationOperation { TargetMethod: { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } };

    /// <summary>Whether a <c>return</c> here is the end of a process that served nothing.</summary>
    private bool EndsApplication => !_isStarted && _stack.Count == 1 && _frame.Method is { } method && IsEntryPoint(method);

    private bool IsEntryPoint(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(_models.Compilation.GetEntryPoint(_cancellationToken), method);

    /// <summary>Whether code runs the application to its end: its own call of <c>Run</c>, or that of a method it calls.</summary>
    private bool StartsApplication(IOperation code, int depth = 0) =>
        code.Descendants().OfType<IInvocationOperation>().Any(call =>
            IsStart(call.TargetMethod) || (depth < 4 && IsOwn(call.TargetMethod) && BodyOf(call.TargetMethod.OriginalDefinition) is { } body && StartsApplication(body, depth + 1)));

    /// <summary><c>Run</c> and <c>Start</c> of a host, whoever wrote them; of a pipeline <c>Run</c> is a middleware.</summary>
    private bool IsStart(IMethodSymbol method) =>
        (method.Name.StartsWith("Run", System.StringComparison.Ordinal) || method.Name.StartsWith("Start", System.StringComparison.Ordinal))
        && !IsOwn(method)
        && method.ContainingType is not { Name: "RunExtensions" }
        && method.ContainingAssembly?.Name is { } assembly && !assembly.StartsWith("System", System.StringComparison.Ordinal) && assembly is not ("netstandard" or "mscorlib");
}
