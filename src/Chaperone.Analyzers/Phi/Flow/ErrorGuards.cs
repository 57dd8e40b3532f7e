using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Whether an exception of some type gets as far as a place that reads it: tests of its type around the place, and of the environment.</summary>
/// <remarks>A handler usually shows the messages of some exceptions only. A test that can't be decided keeps nothing away; the type is that which was created, not one of its bases.</remarks>
internal static class ErrorGuards
{
    public static bool Admit(IOperation use, INamedTypeSymbol thrown)
    {
        var name = use.Syntax.ToString();
        for (var current = use; current.Parent is { } parent; current = parent)
        {
            var isKeptAway = parent switch
            {
                IConditionalOperation choice when choice.Condition != current => Test(choice.Condition, name, thrown) is { } holds && holds != (choice.WhenTrue == current),
                ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Value == current && IsNamed(choice.Value, name) =>
                    !Reaches(choice.Arms.Select(static a => (a.Pattern, a.Guard)).ToList(), choice.Arms.IndexOf(arm), thrown),
                ISwitchCaseOperation { Parent: ISwitchOperation choice } section when IsNamed(choice.Value, name) => !Reaches(choice, section, thrown),
                IBlockOperation block => block.Operations.TakeWhile(o => o != current).Any(o => o is IConditionalOperation { WhenFalse: null } test && Leaves(test.WhenTrue) && Test(test.Condition, name, thrown) == true),
                _ => false,
            };
            if (isKeptAway)
            {
                return false;
            }
        }

        return !SensitiveSwitches.IsForDevelopment(use);
    }

    private static bool Reaches(ISwitchOperation choice, ISwitchCaseOperation section, INamedTypeSymbol thrown)
    {
        var clauses = choice.Cases.SelectMany(static c => c.Clauses.Select(l => (Section: c, Pattern: (l as IPatternCaseClauseOperation)?.Pattern, Guard: (l as IPatternCaseClauseOperation)?.Guard, IsDefault: l.CaseKind == CaseKind.Default))).ToList();
        var own = clauses.Where(c => c.Section == section).ToList();
        if (own.Any(static c => c.IsDefault))
        {
            return !clauses.Any(c => c.Section != section && c.Guard is null && c.Pattern is { } other && Matches(other, thrown) == true);
        }

        return own.Any(c => c.Pattern is null || (Matches(c.Pattern, thrown) != false
            && !clauses.TakeWhile(o => o != c).Any(o => o.Guard is null && o.Pattern is { } earlier && Matches(earlier, thrown) == true)));
    }

    private static bool Reaches(List<(IPatternOperation Pattern, IOperation? Guard)> arms, int at, INamedTypeSymbol thrown) =>
        Matches(arms[at].Pattern, thrown) != false && !arms.Take(at).Any(a => a.Guard is null && Matches(a.Pattern, thrown) == true);

    private static bool? Test(IOperation condition, string name, INamedTypeSymbol thrown)
    {
        switch (condition)
        {
            case IConversionOperation conversion:
                return Test(conversion.Operand, name, thrown);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Test(not.Operand, name, thrown);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return And(Test(both.LeftOperand, name, thrown), Test(both.RightOperand, name, thrown));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return !And(!Test(either.LeftOperand, name, thrown), !Test(either.RightOperand, name, thrown));
            case IIsPatternOperation pattern when IsNamed(pattern.Value, name):
                return Matches(pattern.Pattern, thrown);
            case IIsTypeOperation type when IsNamed(type.ValueOperand, name):
                return Is(thrown, type.TypeOperand) != type.IsNegated;
            default:
                return null;
        }
    }

    private static bool? Matches(IPatternOperation pattern, INamedTypeSymbol thrown) => pattern switch
    {
        IDiscardPatternOperation => true,
        ITypePatternOperation type => Is(thrown, type.MatchedType),
        IDeclarationPatternOperation declaration => declaration.MatchedType is null || Is(thrown, declaration.MatchedType),
        IRecursivePatternOperation recursive => !Is(thrown, recursive.MatchedType) ? false : recursive.DeconstructionSubpatterns.IsEmpty && recursive.PropertySubpatterns.IsEmpty ? true : null,
        INegatedPatternOperation negated => !Matches(negated.Pattern, thrown),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => !And(!Matches(either.LeftPattern, thrown), !Matches(either.RightPattern, thrown)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Matches(both.LeftPattern, thrown), Matches(both.RightPattern, thrown)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        _ => null,
    };

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left == true && right == true ? true : null;

    private static bool Is(INamedTypeSymbol thrown, ITypeSymbol type) => WellKnownSymbols.Is(thrown, type as INamedTypeSymbol);

    private static bool IsNamed(IOperation value, string name) => value is IConversionOperation conversion ? IsNamed(conversion.Operand, name) : value.Syntax.ToString() == name;

    /// <summary>Whether nothing behind a branch runs after it.</summary>
    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Leaves(last),
        IReturnOperation or IBranchOperation => true,
        IExpressionStatementOperation statement => statement.Operation is IThrowOperation,
        IThrowOperation => true,
        _ => false,
    };
}
