using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Phi;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>Whether all that a handler answers of one type is selected as the workforce: <c>users.Where(u => u.Role == UserRole.Doctor)</c>.</summary>
/// <remarks>
/// Small applications keep patients, doctors and administrators in one table. Of such a type the members are a patient's, and a list of doctors
/// tells of no patient. Every way to the answer has to be a query that demands such a role, or an object to which the handler gives one.
/// </remarks>
internal sealed class StaffSelection
{
    private const int MaximumDepth = 4;

    private readonly PhiFlow _flow;
    private readonly PhiKnowledge _phi;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    private StaffSelection(PhiFlow flow, PhiKnowledge phi)
    {
        _flow = flow;
        _phi = phi;
    }

    public static bool Is(IEnumerable<IOperation> values, PhiFlow flow, PhiKnowledge phi)
    {
        var selection = new StaffSelection(flow, phi);
        var any = false;
        foreach (var value in values)
        {
            if (!selection.Take(value, 0, ref any))
            {
                return false;
            }
        }

        return any;
    }

    private bool Take(IOperation value, int depth, ref bool any)
    {
        if (Alternatives.Of(value) is { } alternatives)
        {
            foreach (var alternative in alternatives)
            {
                if (!Take(alternative, depth, ref any))
                {
                    return false;
                }
            }

            return true;
        }

        return value switch
        {
            ILocalReferenceOperation local => Variable(local.Local, local, depth, ref any),
            IParameterReferenceOperation parameter => Variable(parameter.Parameter, parameter, depth, ref any),
            IInvocationOperation call => Called(call, depth, ref any),
            _ => false,
        };
    }

    private bool Variable(ISymbol variable, IOperation use, int depth, ref bool any)
    {
        var definitions = _flow.DefinitionsAround(use).Reaching(variable, use.Syntax, out var initial);
        if (definitions.Any(d => d.Kind == DefinitionKind.MemberSet && d.Value is { } given && IsRole(d.Member!, given)))
        {
            any = true;
            return true;
        }

        var isKnown = false;
        foreach (var definition in definitions.Where(static d => d.Kind != DefinitionKind.MemberSet))
        {
            if (definition is not { Kind: DefinitionKind.Assigned, Value: { } value } || !Take(value, depth, ref any))
            {
                return false;
            }

            isKnown = true;
        }

        return isKnown && (!initial || variable is ILocalSymbol);
    }

    private bool Called(IInvocationOperation call, int depth, ref bool any)
    {
        var method = call.TargetMethod;
        if (method.Name == "GetUsersInRoleAsync" && call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: string role })
        {
            any = true;
            return _phi.NamesWorkforce(role);
        }

        if (KnownMethods.KeepsElements(method))
        {
            if (call.Arguments.Any(a => KnownMethods.FunctionOf(a.Value) is IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } test && Summaries.ReturnedBy(test.Body).All(Demands)))
            {
                any = true;
                return true;
            }

            return (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } source && Take(source, depth, ref any);
        }

        if (depth >= MaximumDepth || _flow.Summaries.BodyOf(method) is not { } run || !_visited.Add(run.OriginalDefinition))
        {
            return false;
        }

        foreach (var returned in _flow.Summaries.ReturnedBy(run).ToList())
        {
            if (!Take(returned, depth + 1, ref any))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a condition holds for the workforce only.</summary>
    private bool Demands(IOperation condition) => condition switch
    {
        IConversionOperation conversion => Demands(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Demands(both.LeftOperand) || Demands(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Demands(either.LeftOperand) && Demands(either.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsDemanded(equal.LeftOperand, equal.RightOperand) || IsDemanded(equal.RightOperand, equal.LeftOperand),
        _ => false,
    };

    private bool IsDemanded(IOperation member, IOperation value)
    {
        while (member is IConversionOperation conversion)
        {
            member = conversion.Operand;
        }

        return member is IPropertyReferenceOperation property && IsRole(property.Property, value);
    }

    /// <summary>Whether a member gets, or has, a role of the workforce: an entry of an enumeration, or a text in a member called a role.</summary>
    private bool IsRole(ISymbol member, IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IFieldReferenceOperation { Field: { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum, Name: var entry } } ? _phi.NamesWorkforce(entry)
            : value.ConstantValue is { HasValue: true, Value: string text } && member.Name.IndexOf("Role", StringComparison.OrdinalIgnoreCase) >= 0 && _phi.NamesWorkforce(text);
    }
}
