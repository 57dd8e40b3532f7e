using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What code that authorizes does for a caller whom nobody knows: without claims, in no role, not authenticated.</summary>
/// <remarks>
/// That is the principal which the middleware hands to assertions and requirement handlers when no scheme has authenticated anybody
/// (AuthorizationMiddleware, PolicyEvaluator): ClaimsPrincipal.HasClaim and IsInRole are false, FindFirst is null, Claims is empty. Only what
/// follows from that is known, so that code that asks the request, a resource or a service stays unknown.
/// </remarks>
internal sealed partial class AnonymousCaller
{
    private const int MaximumDepth = 3;

    private readonly Func<IMethodSymbol, IOperation?> _bodyOf;
    private readonly int _depth;
    private readonly Dictionary<ISymbol, Known> _variables = new(SymbolEqualityComparer.Default);
    private readonly Stack<Known> _receivers = new();

    private AnonymousCaller(Func<IMethodSymbol, IOperation?> bodyOf, int depth)
    {
        _bodyOf = bodyOf;
        _depth = depth;
    }

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
    public static bool FailsAssertion(IOperation? body, Func<IMethodSymbol, IOperation?> bodyOf) => body is not null && new AnonymousCaller(bodyOf, 0).ResultOf(body) == Known.False;

    /// <summary>Whether a handler's method, whatever else it looks at, never says that a requirement is met for such a caller.</summary>
    public static bool IsNeverMet(IOperation? body, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        if (body is null)
        {
            return false;
        }

        var caller = new AnonymousCaller(bodyOf, 0);
        caller.ResultOf(body);
        return !caller._succeeds;
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
            IAwaitOperation awaited => Of(awaited.Operation),
            ILocalReferenceOperation local => _variables.TryGetValue(local.Local, out var known) ? known : Known.Unknown,
            IParameterReferenceOperation parameter => _variables.TryGetValue(parameter.Parameter, out var given) ? given : Known.Unknown,
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

        if (property is { Property: { Name: "User", ContainingType.Name: HandlerContext }, Instance: IParameterReferenceOperation })
        {
            return Known.Caller;
        }

        return property.Instance is null ? Known.Unknown : MemberOf(Of(property.Instance), property.Property.Name);
    }

    private static Known MemberOf(Known on, string property) => (on, property) switch
    {
        (Known.Caller, "Identity") => Known.Caller,
        (Known.Caller, "IsAuthenticated") => Known.False,
        (Known.Caller, "Name" or "AuthenticationType") => Known.Null,
        (Known.Caller, "Claims") => Known.Empty,
        (Known.Empty, "Count" or "Length") => Known.Zero,
        _ => Known.Unknown,
    };

    private Known OfCall(IInvocationOperation call)
    {
        if (!WellKnownSymbols.IsFrameworkAssembly(call.TargetMethod.ContainingAssembly))
        {
            return Helper(call) is { } helper ? helper.Caller.ResultOf(helper.Body) : Known.Unknown;
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
            (Known.True or Known.False or Known.Null, "FromResult") or (_, "ConfigureAwait") => on,
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

        // One property that does not match is enough; that the type does is not asked.
        (Known.Caller, IRecursivePatternOperation { PropertySubpatterns: var parts }) when parts.Any(p => p.Member is IPropertyReferenceOperation { Property: var property } && WellKnownSymbols.IsFrameworkAssembly(property.ContainingAssembly)
            && OfPattern(MemberOf(value, property.Name), p.Pattern) == Known.False) => Known.False,
        _ => Known.Unknown,
    };

    private static Known Not(Known value) => value switch { Known.True => Known.False, Known.False => Known.True, _ => Known.Unknown };
}
