using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Conditions that only the start decides: each side is run and what it leaves is joined.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>
    /// Runs sides of a branch, each from the same variables, and joins what they leave behind. A side that throws is none: there is no
    /// application then, so that what follows is not conditional on the others.
    /// </summary>
    private Flow RunAlternatives(Branch branch, params (int Outcome, System.Func<Flow> Run)[] sides)
    {
        var outer = _condition;
        var before = _frame.Snapshot();
        var ways = new List<Way>();
        var (threw, left) = (false, false);
        foreach (var (outcome, run) in sides)
        {
            if (outer.And(branch, outcome) is not { } condition)
            {
                continue;
            }

            _condition = condition;
            var flow = run();
            (threw, left) = (threw || flow == Flow.Threw, left || flow == Flow.Left);
            if (flow == Flow.Next)
            {
                ways.Add(Here());
            }

            Frame.Restore(before);
        }

        foreach (var outcome in Enumerable.Range(0, branch.Outcomes).Where(o => !sides.Any(s => s.Outcome == o)))
        {
            if (outer.And(branch, outcome) is { } condition)
            {
                ways.Add(new Way(condition, before));
            }
        }

        _condition = outer;
        if (ways.Count == 0)
        {
            return threw && !left ? Flow.Threw : Flow.Left;
        }

        Meet(ways, threw ? branch : null);
        return Flow.Next;
    }

    private Way Here() => new(_condition, _frame.Snapshot());

    /// <summary>Goes on where several ways come together; what a side of the given branch does not reach by throwing is not conditional on it.</summary>
    private void Meet(List<Way> ways, Branch? thrown = null)
    {
        _condition = Condition.Either(ways.Select(w => thrown is null ? w.When : w.When.Without(thrown)).ToList());
        JoinVariables(ways);
    }

    private static void JoinVariables(List<Way> ways)
    {
        if (ways.Count == 1)
        {
            Frame.Restore(ways[0].State);
            return;
        }

        for (var level = 0; level < ways[0].State.Count; level++)
        {
            var frame = ways[0].State[level].Frame;
            foreach (var variable in ways.SelectMany(w => w.State[level].Variables.Keys).Distinct<ISymbol>(SymbolEqualityComparer.Default))
            {
                frame.Declare(variable, Join(ways
                    .Where(w => w.State[level].Variables.ContainsKey(variable))
                    .Select(w => (w.When, w.State[level].Variables[variable]))
                    .ToList()));
            }
        }
    }

    private void ExecuteUnder(Branch branch, int outcome, System.Func<Flow> run) => RunAlternatives(branch, (outcome, run));

    /// <summary>The branch of a condition, and which outcome stands for "true".</summary>
    /// <remarks>
    /// Tests of the environment are the same test wherever they stand (IsDevelopment() does not change while the application starts), so
    /// that two of them are not counted as independent.
    /// </remarks>
    private Branch BranchOf(IOperation condition, Value value, out int whenTrue)
    {
        whenTrue = 0;
        var negated = value is SymbolicValue { Negated: true };
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            condition = not.Operand;
            whenTrue = 1 - whenTrue;
            negated = value is SymbolicValue && !negated;
        }

        if (condition is IInvocationOperation { TargetMethod: { ContainingType.Name: "HostEnvironmentEnvExtensions" or "HostingEnvironmentExtensions" } method } call)
        {
            var key = method.Name + "(" + string.Join(",", call.Arguments.Select(static a => a.Value.ConstantValue.Value as string)) + ")";
            return EnvironmentBranch(key, Shorten(condition.Syntax), condition.Syntax.GetLocation());
        }

        // A test of what a library's method is handed; a negated one decides the other way round.
        if (negated)
        {
            whenTrue = 1 - whenTrue;
        }

        return new Branch(Shorten(condition.Syntax), 2, condition.Syntax.GetLocation()) { Test = value is SymbolicValue symbol ? symbol.Number : -1 };
    }

    private Branch EnvironmentBranch(string key, string text, Location? where)
    {
        if (!_environmentBranches.TryGetValue(key, out var shared))
        {
            shared = new Branch(text, 2, where) { Environment = key };
            _environmentBranches.Add(key, shared);
        }

        return shared;
    }

    private static string Shorten(SyntaxNode syntax)
    {
        var text = syntax.ToString();
        var line = text.IndexOf('\n');
        if (line >= 0)
        {
            text = text.Substring(0, line).TrimEnd();
        }

        return text.Length > 80 ? text.Substring(0, 77) + "..." : text;
    }

    private static ILocalSymbol? DeclaredBy(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } => declared,
        IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol declared, PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => declared,
        _ => null,
    };

    private static bool IsOrDerivesFrom(ITypeSymbol type, ITypeSymbol wanted) =>
        SymbolEqualityComparer.Default.Equals(type, wanted) || (wanted is INamedTypeSymbol named && WellKnownSymbols.Is(type, named));

    private static bool? Truth(Value value) => value is ConstantValue { Value: bool known } ? known : null;

    private static bool IsKnownObject(Value value) => value is ObjectValue || value.IsTracked;
}
