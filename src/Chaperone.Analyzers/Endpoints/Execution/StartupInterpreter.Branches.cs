using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Conditions that only the start decides: each side is run and what it leaves is joined.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>Runs sides of a branch, each from the same variables, and joins what they leave behind.</summary>
    private Flow[] RunAlternatives(Branch branch, params (int Outcome, System.Func<Flow> Run)[] sides)
    {
        var outer = _condition;
        var before = _frame.Snapshot();
        var flows = new Flow[sides.Length];
        var after = new List<(Condition When, List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> State)>();
        for (var i = 0; i < sides.Length; i++)
        {
            if (outer.And(branch, sides[i].Outcome) is not { } condition)
            {
                flows[i] = Flow.Returned;
                continue;
            }

            _condition = condition;
            flows[i] = sides[i].Run();
            if (flows[i] == Flow.Next)
            {
                after.Add((condition, _frame.Snapshot()));
            }

            Frame.Restore(before);
        }

        if (sides.Length < branch.Outcomes)
        {
            after.Add((outer, before));
        }

        _condition = outer;
        JoinVariables(after);
        return flows;
    }

    private static void JoinVariables(List<(Condition When, List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> State)> sides)
    {
        if (sides.Count == 0)
        {
            return;
        }

        if (sides.Count == 1)
        {
            Frame.Restore(sides[0].State);
            return;
        }

        for (var level = 0; level < sides[0].State.Count; level++)
        {
            var frame = sides[0].State[level].Frame;
            foreach (var variable in sides.SelectMany(s => s.State[level].Variables.Keys).Distinct<ISymbol>(SymbolEqualityComparer.Default))
            {
                var values = sides
                    .Where(s => s.State[level].Variables.ContainsKey(variable))
                    .Select(s => (s.When, s.State[level].Variables[variable]))
                    .ToList();
                frame.Declare(variable, Join(values));
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
