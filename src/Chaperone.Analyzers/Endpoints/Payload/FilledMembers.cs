using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>Which members of the object that a handler answers are filled, where every way is seen on which it is made.</summary>
/// <remarks>
/// One type answers for a whole group of endpoints: <c>{ Success, Error, Patient, Patients }</c>, of which deleting sets the first alone. Known by
/// the creations that the answer can be, through locals and the project's own methods. A single way that is not seen leaves everything possible,
/// so do constructors whose arguments have no member of their name, and objects that are handed on before they are answered. What the type's own
/// initializers give is nobody's. Where no creation sets anything, the constructor is all that is known of it, and it may fill what it likes.
/// </remarks>
internal sealed class FilledMembers
{
    private const int MaximumDepth = 4;

    private readonly PhiFlow _flow;
    private readonly INamedTypeSymbol _type;
    private readonly HashSet<ISymbol> _filled = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private bool _isSet;

    private FilledMembers(PhiFlow flow, INamedTypeSymbol type)
    {
        _flow = flow;
        _type = type;
    }

    /// <summary>The members of the values, which are of that type or nothing; null when that can't be told.</summary>
    public static FilledMembers? Of(IEnumerable<IOperation> values, INamedTypeSymbol type, PhiFlow flow)
    {
        var members = new FilledMembers(flow, type);
        var all = values.ToList();
        return all.All(v => members.Take(v, 0)) && members._isSet && !members._filled.Any(static f => f is IPropertySymbol { SetMethod: { } setter } && HasBody(setter)) ? members : null;
    }

    /// <summary>Whether a member may be filled; one that is computed may.</summary>
    public bool MayHave(ISymbol member) =>
        _filled.Contains(member.OriginalDefinition) || member is IPropertySymbol property && (property.SetMethod is null || (property.GetMethod is { } getter && HasBody(getter)));

    private static bool HasBody(IMethodSymbol accessor) =>
        accessor.OriginalDefinition.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is not AccessorDeclarationSyntax { Body: null, ExpressionBody: null } and not ParameterSyntax);

    /// <summary>Takes in what a value may have; false when that can't be told.</summary>
    private bool Take(IOperation value, int depth) =>
        Alternatives.Of(value) is { } alternatives ? alternatives.All(v => Take(v, depth)) : value switch
        {
            IObjectCreationOperation created => Created(created),
            ILocalReferenceOperation local => Local(local, depth),
            IInvocationOperation call => Called(call.TargetMethod, depth),
            _ => false,
        };

    private bool Called(IMethodSymbol method, int depth)
    {
        if (depth >= MaximumDepth || _flow.Summaries.BodyOf(method) is not { } run)
        {
            return false;
        }

        // What another call of it gives back is taken in already.
        if (!_visited.Add(run.OriginalDefinition))
        {
            return true;
        }

        var returned = _flow.Summaries.ReturnedBy(run).ToList();
        return returned.Count > 0 && returned.All(v => Take(v, depth + 1));
    }

    private bool Local(ILocalReferenceOperation local, int depth)
    {
        var definitions = _flow.DefinitionsAround(local).Reaching(local.Local, local.Syntax, out _);
        if (definitions.Count == 0 || !OnlyAnswered(local))
        {
            return false;
        }

        foreach (var definition in definitions)
        {
            switch (definition.Kind)
            {
                case DefinitionKind.MemberSet when definition.Member is { } member:
                    _isSet = true;
                    _filled.Add(member.OriginalDefinition);
                    break;
                case DefinitionKind.Assigned when definition.Value is { } value && Take(value, depth):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether nothing is done with a local but to make it, to look at it, to set its members and to answer it.</summary>
    private bool OnlyAnswered(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        foreach (var use in root.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local.Local)))
        {
            if (use.Parent is IPropertyReferenceOperation or IFieldReferenceOperation && use.Parent is IMemberReferenceOperation { Member: var member, Type: { } type } taken && taken.Instance == use)
            {
                // What is taken out may be filled where it goes; that it is set is a definition.
                if (taken.Parent is ITupleOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None }
                    || (!(taken.Parent is ISimpleAssignmentOperation assignment && assignment.Target == taken) && TypeShape.Of(type).Kind != ShapeKind.Scalar))
                {
                    _filled.Add(member.OriginalDefinition);
                }
            }
            else if (!IsLookedAtOrAnswered(use))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLookedAtOrAnswered(IOperation use) => use.Parent switch
    {
        IReturnOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation => true,
        IAssignmentOperation assignment => assignment.Target == use,
        IConversionOperation or IConditionalOperation or ICoalesceOperation or IParenthesizedOperation or IAwaitOperation => IsLookedAtOrAnswered(use.Parent),
        IArgumentOperation { Parent: IInvocationOperation call } => ResultFactories.BodyOf(call) is not null,
        _ => false,
    };

    private bool Created(IObjectCreationOperation created)
    {
        if (!SymbolEqualityComparer.Default.Equals(created.Type?.OriginalDefinition, _type.OriginalDefinition))
        {
            return false;
        }

        _isSet |= !created.Arguments.IsEmpty || created.Initializer is { Initializers.IsEmpty: false };
        foreach (var argument in created.Arguments.Where(static a => !IsNothing(a.Value)))
        {
            if (MemberOf(_type, argument.Parameter?.Name) is not { } member)
            {
                return false;
            }

            _filled.Add(member.OriginalDefinition);
        }

        foreach (var initializer in created.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            switch (initializer)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target, Value: var value }:
                    if (!IsNothing(value))
                    {
                        _filled.Add(target.Member.OriginalDefinition);
                    }

                    break;
                case IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation initialized }:
                    _filled.Add(initialized.Member.OriginalDefinition);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>The property that a constructor's parameter fills, by its name.</summary>
    public static IPropertySymbol? MemberOf(INamedTypeSymbol? type, string? parameter)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, parameter, StringComparison.OrdinalIgnoreCase)) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    private static bool IsNothing(IOperation value) => value switch
    {
        IConversionOperation conversion => IsNothing(conversion.Operand),
        IDefaultValueOperation { Type: var type } => type is null or { IsReferenceType: true } or ITypeParameterSymbol or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T },
        _ => value.ConstantValue is { HasValue: true, Value: null },
    };
}
