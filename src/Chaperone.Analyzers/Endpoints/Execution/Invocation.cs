using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <summary>A call as it is written: the method, and what is handed over for each parameter.</summary>
internal sealed class Invocation
{
    private Invocation(IOperation operation, IMethodSymbol method, IOperation? instance, ImmutableArray<(IParameterSymbol Parameter, IOperation Value)> arguments)
    {
        Operation = operation;
        Method = method;
        Instance = instance;
        Arguments = arguments;
    }

    public Invocation(IInvocationOperation operation)
        : this(
            operation,
            operation.TargetMethod,
            operation.Instance,
            operation.Arguments.Where(static a => a.Parameter is not null).Select(static a => (a.Parameter!, a.Value)).ToImmutableArray())
    {
        ConstrainedTo = operation.ConstrainedToType;
    }

    public IOperation Operation { get; }

    /// <summary>The method that is called; an extension method in its static form.</summary>
    public IMethodSymbol Method { get; }

    public IOperation? Instance { get; }

    public bool IsToBase => Instance?.Syntax is BaseExpressionSyntax;

    /// <summary>By parameter. A <c>params</c> parameter of a call that does not compile has one entry for each argument.</summary>
    public ImmutableArray<(IParameterSymbol Parameter, IOperation Value)> Arguments { get; }

    /// <summary>The type that a static abstract member is called on.</summary>
    public ITypeSymbol? ConstrainedTo { get; }

    /// <summary>What the receiver was found to be, when it has been evaluated before the method was known.</summary>
    public (IOperation Written, Value Value)? Receiver { get; private init; }

    /// <summary>
    /// The call that code means although it does not compile: an argument is half-typed, or names what another generator writes, which
    /// ours can't see. The compiler then has no invocation, but candidates; null when none of them, or more than one, can be meant.
    /// </summary>
    public static Invocation? Meant(IInvalidOperation invalid, InvocationExpressionSyntax call)
    {
        if (invalid.SemanticModel is not { } model)
        {
            return null;
        }

        var found = model.GetSymbolInfo(call);
        return Meant(invalid, call, found.Symbol is { } only ? ImmutableArray.Create(only) : found.CandidateSymbols, model);
    }

    /// <summary>The same where not even the receiver compiles, which has been followed nevertheless: what its type has by that name.</summary>
    public static Invocation? MeantOf(IInvalidOperation invalid, InvocationExpressionSyntax call, ITypeSymbol receiver, IOperation written, Value value) =>
        invalid.SemanticModel is { } model && call.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: var name } }
        && Meant(invalid, call, model.LookupSymbols(call.SpanStart, receiver, name, includeReducedExtensionMethods: true), model) is { } meant
            ? new Invocation(meant.Operation, meant.Method, meant.Instance, meant.Arguments) { Receiver = (written, value) }
            : null;

    private static Invocation? Meant(IInvalidOperation invalid, InvocationExpressionSyntax call, ImmutableArray<ISymbol> candidates, SemanticModel model)
    {
        var receiver = ReceiverOf(invalid, call);
        var fitting = new List<(Invocation Call, int NotGiven)>();
        foreach (var candidate in candidates.OfType<IMethodSymbol>())
        {
            var method = Unreduced(candidate);
            var isReduced = candidate.ReducedFrom is not null;
            if (Arrange(candidate, invalid, call, model) is not { } arguments || (receiver is null && (isReduced || call.Expression is not (SimpleNameSyntax or MemberAccessExpressionSyntax))))
            {
                continue;
            }

            var meant = new Invocation(
                invalid,
                method,
                method.IsStatic ? null : receiver,
                isReduced ? arguments.Select(a => (method.Parameters[a.Parameter.Ordinal + 1], a.Value)).Prepend((method.Parameters[0], receiver!)).ToImmutableArray() : arguments.ToImmutableArray());
            fitting.Add((meant, candidate.Parameters.Count(p => arguments.All(a => !SymbolEqualityComparer.Default.Equals(a.Parameter, p)))));
        }

        // As in the language, what takes just these arguments is better than what takes more of them.
        var closest = fitting.Where(f => f.NotGiven == fitting.Min(static other => other.NotGiven)).ToList();
        return closest.Count == 1 ? closest[0].Call : null;
    }

    /// <summary>What stands before the dot.</summary>
    public static IOperation? ReceiverOf(IInvalidOperation invalid, InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var written } ? invalid.ChildOperations.FirstOrDefault(c => c.Syntax == written) : null;

    /// <summary>Which argument is for which parameter; null when the method does not take these arguments.</summary>
    private static List<(IParameterSymbol Parameter, IOperation Value)>? Arrange(IMethodSymbol method, IOperation call, InvocationExpressionSyntax syntax, SemanticModel model)
    {
        var arranged = new List<(IParameterSymbol, IOperation)>();
        for (var i = 0; i < syntax.ArgumentList.Arguments.Count; i++)
        {
            var argument = syntax.ArgumentList.Arguments[i];
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name } ? method.Parameters.FirstOrDefault(p => p.Name == name)
                : i < method.Parameters.Length ? method.Parameters[i]
                : method.Parameters.LastOrDefault() is { IsParams: true } rest ? rest
                : null;
            if (parameter is null || !Takes(parameter, argument.Expression, model))
            {
                return null;
            }

            if (call.ChildOperations.FirstOrDefault(c => c.Syntax == argument.Expression) is { } value)
            {
                arranged.Add((parameter, value));
            }
        }

        var given = syntax.ArgumentList.Arguments.Select((a, i) => a.NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null)).ToList();
        return method.Parameters.All(p => p.IsOptional || p.IsParams || given.Contains(p.Name)) ? arranged : null;
    }

    private static bool Takes(IParameterSymbol parameter, ExpressionSyntax argument, SemanticModel model)
    {
        if (argument is AnonymousFunctionExpressionSyntax lambda)
        {
            var parameters = lambda switch
            {
                SimpleLambdaExpressionSyntax => 1,
                ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: var count } => count,
                AnonymousMethodExpressionSyntax { ParameterList.Parameters.Count: var count } => count,
                _ => -1,
            };
            return parameter.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? parameters < 0 || invoke.Parameters.Length == parameters
                : parameter.Type is { SpecialType: SpecialType.System_Delegate or SpecialType.System_Object } or { Name: "Expression" };
        }

        // Of what does not compile nothing is known that would speak against it.
        return model.GetTypeInfo(argument).Type is not { TypeKind: not TypeKind.Error } type
            || parameter.Type is ITypeParameterSymbol or INamedTypeSymbol { IsGenericType: true }
            || model.ClassifyConversion(argument, parameter.IsParams && type is not IArrayTypeSymbol && parameter.Type is IArrayTypeSymbol { ElementType: var element } ? element : parameter.Type).IsImplicit;
    }

    private static IMethodSymbol Unreduced(IMethodSymbol method) =>
        method.ReducedFrom is not { } form ? method
        : !form.IsGenericMethod ? form
        : form.Construct(form.TypeParameters.Select(p => method.GetTypeInferredDuringReduction(p) ?? Argument(method, p) ?? p).ToArray());

    // The reduced method has lost the type parameters that its receiver decided: the others keep their names.
    private static ITypeSymbol? Argument(IMethodSymbol reduced, ITypeParameterSymbol parameter) =>
        reduced.TypeParameters.FirstOrDefault(p => p.Name == parameter.Name) is { } same ? reduced.TypeArguments[same.Ordinal] : null;
}
