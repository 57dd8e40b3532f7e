using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What the code of an assertion answers for a caller whom nobody knows: without claims, in no role, not authenticated.</summary>
/// <remarks>
/// That is the principal which the middleware hands to <c>RequireAssertion</c> when no scheme has authenticated anybody (AuthorizationMiddleware,
/// PolicyEvaluator): ClaimsPrincipal.HasClaim and IsInRole are false, FindFirst is null, Claims is empty. Only what follows from that is known,
/// so that an assertion on the request, on a resource or by a method of the project's own stays unknown.
/// </remarks>
internal sealed class AnonymousAssertion
{
    private readonly Dictionary<ISymbol, Known> _locals = new(SymbolEqualityComparer.Default);
    private readonly Stack<Known> _receivers = new();

    private enum Known
    {
        Unknown,
        True,
        False,
        Null,

        /// <summary>The caller or its identity.</summary>
        Caller,

        /// <summary>A sequence without items.</summary>
        Empty,

        /// <summary>The number 0.</summary>
        Zero,

        /// <summary>A constant that is neither null nor 0.</summary>
        Value,
    }

    /// <summary>Whether the body of an assertion is false for such a caller, whatever else it looks at.</summary>
    public static bool Refuses(IOperation? body) => body switch
    {
        IBlockOperation block => new AnonymousAssertion().Run(block.Operations) == Known.False,
        null => false,
        _ => new AnonymousAssertion().Of(body) == Known.False,
    };

    /// <summary>What the statements return; null when they end without returning.</summary>
    private Known? Run(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case IReturnOperation { ReturnedValue: { } returned }:
                    return Of(returned);
                case IBlockOperation block when Run(block.Operations) is { } inner:
                    return inner;
                case IVariableDeclarationGroupOperation declared:
                    foreach (var variable in declared.Declarations.SelectMany(static d => d.Declarators))
                    {
                        _locals[variable.Symbol] = variable.GetVariableInitializer()?.Value is { } value ? Of(value) : Known.Unknown;
                    }

                    break;
                case IConditionalOperation branch:
                    var condition = Of(branch.Condition);
                    var (yes, no) = (condition == Known.False ? null : Run(new[] { branch.WhenTrue }), condition == Known.True || branch.WhenFalse is null ? null : Run(new[] { branch.WhenFalse }));
                    switch (condition)
                    {
                        case Known.True when yes is not null:
                            return yes;
                        case Known.False when no is not null:
                            return no;
                        case Known.Unknown when yes is not null && yes != Known.False:
                        case Known.Unknown when no is not null && no != Known.False:
                            return Known.Unknown;
                        case Known.Unknown when yes is not null && no is not null:
                            return Known.False;
                    }

                    break;
                case IBlockOperation or IEmptyOperation:
                case IExpressionStatementOperation { Operation: not IAssignmentOperation }:
                    break;
                default:
                    // A loop, a switch, a variable that is written again: not followed.
                    return Known.Unknown;
            }
        }

        return null;
    }

    private Known Of(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant switch { null => Known.Null, true => Known.True, false => Known.False, 0 => Known.Zero, _ => Known.Value };
        }

        return operation switch
        {
            IConversionOperation conversion => Of(conversion.Operand),
            IParenthesizedOperation inner => Of(inner.Operand),
            ILocalReferenceOperation local => _locals.TryGetValue(local.Local, out var known) ? known : Known.Unknown,
            IPropertyReferenceOperation property => OfProperty(property),
            IInvocationOperation call => OfCall(call),
            IConditionalAccessInstanceOperation => _receivers.Count > 0 ? _receivers.Peek() : Known.Unknown,
            IConditionalAccessOperation access => OfAccess(access),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Not(Of(not.Operand)),
            IBinaryOperation binary => OfBinary(binary),
            ICoalesceOperation coalesce => Of(coalesce.Value) is var value && value == Known.Null ? Of(coalesce.WhenNull) : value,
            IConditionalOperation { WhenFalse: { } otherwise } choice => Of(choice.Condition) switch
            {
                Known.True => Of(choice.WhenTrue),
                Known.False => Of(otherwise),
                _ => Of(choice.WhenTrue) is var one && one == Of(otherwise) ? one : Known.Unknown,
            },
            IIsPatternOperation match => OfPattern(Of(match.Value), match.Pattern),
            _ => Known.Unknown,
        };
    }

    private Known OfProperty(IPropertyReferenceOperation property)
    {
        if (!WellKnownSymbols.IsFrameworkAssembly(property.Property.ContainingAssembly))
        {
            return Known.Unknown;
        }

        if (property is { Property: { Name: "User", ContainingType.Name: "AuthorizationHandlerContext" }, Instance: IParameterReferenceOperation })
        {
            return Known.Caller;
        }

        return (property.Instance is null ? Known.Unknown : Of(property.Instance), property.Property.Name) switch
        {
            (Known.Caller, "Identity") => Known.Caller,
            (Known.Caller, "IsAuthenticated") => Known.False,
            (Known.Caller, "Name" or "AuthenticationType") => Known.Null,
            (Known.Caller, "Claims") => Known.Empty,
            (Known.Empty, "Count" or "Length") => Known.Zero,
            _ => Known.Unknown,
        };
    }

    private Known OfCall(IInvocationOperation call)
    {
        if (!WellKnownSymbols.IsFrameworkAssembly(call.TargetMethod.ContainingAssembly))
        {
            return Known.Unknown;
        }

        var on = call.Instance is { } instance ? Of(instance) : call.Arguments.FirstOrDefault() is { } first ? Of(first.Value) : Known.Unknown;
        return (on, call.TargetMethod.Name) switch
        {
            (Known.Caller, "HasClaim" or "IsInRole") => Known.False,
            (Known.Caller, "FindFirst" or "FindFirstValue") => Known.Null,
            (Known.Caller, "FindAll") => Known.Empty,
            (Known.Empty, "Any" or "Contains") => Known.False,
            (Known.Empty, "All") => Known.True,
            (Known.Empty, "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault") when call.TargetMethod.ReturnType.IsReferenceType => Known.Null,
            (Known.Empty, "Count") => Known.Zero,
            (Known.Empty, "Where" or "Select" or "SelectMany" or "OfType" or "Distinct" or "ToList" or "ToArray" or "ToHashSet" or "AsEnumerable") => Known.Empty,
            (Known.Null, "IsNullOrEmpty" or "IsNullOrWhiteSpace") => Known.True,
            (Known.Null, "TryParse") => Known.False,
            (Known.True or Known.False, "FromResult") => on,
            _ => Known.Unknown,
        };
    }

    private Known OfAccess(IConditionalAccessOperation access)
    {
        var receiver = Of(access.Operation);
        if (receiver is Known.Null or Known.Unknown)
        {
            return receiver;
        }

        _receivers.Push(receiver);
        var result = Of(access.WhenNotNull);
        _receivers.Pop();
        return result;
    }

    private Known OfBinary(IBinaryOperation binary)
    {
        var (left, right) = (Of(binary.LeftOperand), Of(binary.RightOperand));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => left == Known.False || right == Known.False ? Known.False : left == Known.True && right == Known.True ? Known.True : Known.Unknown,
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => left == Known.True || right == Known.True ? Known.True : left == Known.False && right == Known.False ? Known.False : Known.Unknown,
            BinaryOperatorKind.Equals => AreEqual(left, right),
            BinaryOperatorKind.NotEquals => Not(AreEqual(left, right)),
            BinaryOperatorKind.GreaterThan when left == Known.Zero && right == Known.Zero => Known.False,
            _ => Known.Unknown,
        };
    }

    private static Known AreEqual(Known left, Known right) => (left, right) switch
    {
        (Known.Unknown or Known.Value or Known.Caller or Known.Empty, Known.Unknown or Known.Value or Known.Caller or Known.Empty) => Known.Unknown,
        (Known.Unknown, _) or (_, Known.Unknown) => Known.Unknown,
        _ => left == right ? Known.True : Known.False,
    };

    private static Known OfPattern(Known value, IPatternOperation pattern) => (value, pattern) switch
    {
        (_, INegatedPatternOperation { Pattern: var inner }) => Not(OfPattern(value, inner)),
        (Known.Unknown, _) => Known.Unknown,
        (Known.Null, IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } }) => constant is null ? Known.True : Known.False,
        (Known.True or Known.False, IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool constant } }) => constant == (value == Known.True) ? Known.True : Known.False,

        // A type, a declaration, properties: null matches none of them.
        (Known.Null, IRecursivePatternOperation or IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation) => Known.False,
        _ => Known.Unknown,
    };

    private static Known Not(Known value) => value switch { Known.True => Known.False, Known.False => Known.True, _ => Known.Unknown };
}
