using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Phi;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>What handlers mask by hand, on the way from the store to the answer, where the contract of the answer's type knows nothing of it.</summary>
/// <remarks>
/// Three forms: a call that says that it masks is given the object or gives it back, a member is set to what such a call gives back, and a member is
/// emptied, or set to a text with a cover like <c>***-**-</c>. Whether that happens on every way is not followed: it makes the member doubtful, never masked.
/// </remarks>
internal sealed class HandMasks
{
    /// <summary>So far above a masked value the member is looked for that takes it.</summary>
    private const int MaximumHeight = 8;

    private readonly Dictionary<ISymbol, string> _objects = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> _members = new(SymbolEqualityComparer.Default);

    private HandMasks()
    {
    }

    /// <summary>All on one endpoint's way.</summary>
    public static HandMasks Of(Endpoint endpoint, HandlerCalls calls, PhiFlow flow, CancellationToken cancellationToken)
    {
        var result = new HandMasks();
        foreach (var operation in calls.Of(endpoint, null, cancellationToken))
        {
            switch (operation)
            {
                case IInvocationOperation asked when TaggedTexts.AreAskedBy(asked, flow):
                    break;
                case IInvocationOperation call when flow.Sanitizers.MasksObjects(call.TargetMethod):
                    result.AddObjects(call.TargetMethod, call.Arguments.Select(static a => a.Value).Concat(call.Instance is { } instance ? new[] { instance } : Array.Empty<IOperation>()).Select(static o => TypeOf(o)));
                    result.AddTaker(call, Words(call.TargetMethod));
                    break;
                case IInvocationOperation call when flow.Sanitizers.Hides(call, flow):
                    result.AddTaker(call, Words(call.TargetMethod));
                    break;
                case IMethodReferenceOperation { Method: var method } when flow.Sanitizers.MasksObjects(method):
                    result.AddObjects(method, method.Parameters.Select(static p => (ITypeSymbol?)p.Type));
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member, Instance: not null }, Value: { } value } when IsEmpty(value):
                    result._members[member.OriginalDefinition] = "it may be emptied";
                    break;
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } literal when IsCover(text):
                    result.AddTaker(literal, "a text may cover it");
                    break;
            }
        }

        return result;
    }

    /// <summary>Why a member of that type may be masked in an answer of these roots; null when nothing says so.</summary>
    public string? On(ISymbol member, IEnumerable<ITypeSymbol> owners, IEnumerable<ITypeSymbol> roots)
    {
        if (_members.TryGetValue(member.OriginalDefinition, out var why) || _objects.TryGetValue(member.OriginalDefinition, out why))
        {
            return why;
        }

        return owners.Concat(roots).Select(t => _objects.TryGetValue(t.OriginalDefinition, out var whole) ? whole : null).FirstOrDefault(static w => w is not null);
    }

    /// <summary>Objects that are handed over or come back; a masker itself, a text and a number are none of these.</summary>
    private void AddObjects(IMethodSymbol method, IEnumerable<ITypeSymbol?> given)
    {
        foreach (var type in given.Append(TaggedTexts.Unwrap(ResultTypes.Unwrap(method.ReturnType))))
        {
            foreach (var root in type is null ? Enumerable.Empty<ITypeSymbol>() : PayloadModel.RootsOf(type))
            {
                if (TypeShape.Of(root).Kind == ShapeKind.Object)
                {
                    _objects[root.OriginalDefinition] = Words(method);
                }
            }
        }
    }

    private static string Words(IMethodSymbol method) => method.Name + "() may mask it";

    private static ITypeSymbol? TypeOf(IOperation operation) => operation is IConversionOperation { IsImplicit: true, Operand: { Type: { } given } } ? given : operation.Type;

    /// <summary>The member that takes a value, or a text that the value is part of.</summary>
    private void AddTaker(IOperation value, string by)
    {
        for (var height = 0; height < MaximumHeight && value.Parent is { } parent; height++, value = parent)
        {
            switch (parent)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment when assignment.Value == value:
                    _members[member.OriginalDefinition] = by;
                    return;
                case IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation { Type: INamedTypeSymbol created } }:
                    foreach (var member in created.GetMembers().Where(m => m is IPropertySymbol && string.Equals(m.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)))
                    {
                        _members[member.OriginalDefinition] = by;
                    }

                    return;
                case IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation
                    or IBinaryOperation { Type.SpecialType: SpecialType.System_String } or IInterpolationOperation or IInterpolatedStringTextOperation or IInterpolatedStringOperation or IAwaitOperation:
                    break;
                default:
                    return;
            }
        }
    }

    private static bool IsEmpty(IOperation value) => value switch
    {
        IConversionOperation { Operand: var operand } => IsEmpty(operand),
        IDefaultValueOperation => true,
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
        _ => value.ConstantValue is { HasValue: true, Value: null or "" },
    };

    /// <summary><c>"***-**-" + ssn[^4..]</c>: no name says so, and what is covered is not there.</summary>
    private static bool IsCover(string text) =>
        text.IndexOf("**", StringComparison.Ordinal) >= 0 || text.IndexOf("\u2022\u2022", StringComparison.Ordinal) >= 0 || text.IndexOf("XX", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("##", StringComparison.Ordinal) >= 0;
}
