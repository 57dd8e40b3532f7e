using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>What a condition of a middleware says of a request by its path, whatever else the request brings; null where that decides.</summary>
internal sealed partial class PathConditions
{
    private const int MaximumDepth = 3;

    private readonly SemanticModels _models;
    private readonly RequestPath _path;
    private readonly CancellationToken _cancellationToken;

    /// <summary>What parameters stand for: a path (RequestPath) or a text (string).</summary>
    private readonly Dictionary<ISymbol, object> _given = new(SymbolEqualityComparer.Default);

    /// <summary>What stands in front of the question mark of <c>a?.b</c>.</summary>
    private RequestPath? _tested;
    private int _depth;

    public PathConditions(SemanticModels models, RequestPath path, CancellationToken cancellationToken)
    {
        _models = models;
        _path = path;
        _cancellationToken = cancellationToken;
    }

    public bool? Evaluate(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Evaluate(inner.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => !Evaluate(operand),
        BinaryExpressionSyntax binary => Evaluate(binary),
        IsPatternExpressionSyntax matched => Text(matched.Expression) is { } path ? Matches(path, matched.Pattern)
            : matched.Pattern is ConstantPatternSyntax { Expression: LiteralExpressionSyntax literal } && Constant(literal) is bool expected ? Evaluate(matched.Expression) == expected : null,
        ConditionalAccessExpressionSyntax access => Within(access, Evaluate),
        InvocationExpressionSyntax call => Evaluate(call),
        _ => Constant(condition) as bool?,
    };

    private bool? Evaluate(BinaryExpressionSyntax binary)
    {
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression:
                return Evaluate(binary.Left) & Evaluate(binary.Right);
            case SyntaxKind.LogicalOrExpression:
                return Evaluate(binary.Left) | Evaluate(binary.Right);
            case SyntaxKind.CoalesceExpression:
                return Evaluate(binary.Left);
            case SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                var equal = Constant(binary.Right) is bool expected
                    ? Evaluate(binary.Left) is { } left ? left == expected : null
                    : (Text(binary.Left) ?? Text(binary.Right)) is { } path && (ConstantText(binary.Right) ?? ConstantText(binary.Left)) is { } text
                        ? path.Is(text, IsPathString(binary.Left) || IsPathString(binary.Right) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                        : null;
                return binary.IsKind(SyntaxKind.EqualsExpression) ? equal : !equal;
            default:
                return null;
        }
    }

    private bool? Matches(RequestPath path, PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Matches(path, inner.Pattern),
        UnaryPatternSyntax not => !Matches(path, not.Pattern),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => Matches(path, either.Left) | Matches(path, either.Right),
        ConstantPatternSyntax constant when ConstantText(constant.Expression) is { } text => path.Is(text, StringComparison.Ordinal),
        _ => null,
    };

    private bool? Evaluate(InvocationExpressionSyntax call)
    {
        if (_models.For(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        if (Receiver(call) is { } path && arguments.Count > 0 && ConstantText(arguments[0].Expression) is { } text)
        {
            return Compare(path, method, text, arguments.Skip(1).Any(static a => IgnoresCase(a.Expression)));
        }

        switch (method)
        {
            case { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } when Text(arguments[0].Expression) is not null:
                return false;
            case { Name: "Equals", IsStatic: true, ContainingType.SpecialType: SpecialType.System_String }
                when (Text(arguments[0].Expression) ?? Text(arguments[1].Expression)) is { } compared && (ConstantText(arguments[1].Expression) ?? ConstantText(arguments[0].Expression)) is { } with:
                return compared.Is(with, arguments.Skip(2).Any(static a => IgnoresCase(a.Expression)) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
            case { Name: "Any" or "Exists" } when arguments.LastOrDefault() is { } last && Items(method.IsStatic && method.ReducedFrom is null ? arguments[0].Expression : Target(call)) is { } items:
                return items.Texts.Select(item => Holds(last.Expression, item)).Aggregate((bool?)false, static (any, one) => any | one);
            case { Name: "Contains" } when arguments.Count > 0 && Text(arguments[0].Expression) is { } sought && Items(Target(call)) is { } set:
                var comparison = set.IgnoresCase || arguments.Skip(1).Any(static a => IgnoresCase(a.Expression)) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
                return set.Texts.Select(item => sought.Is(item, comparison)).Aggregate((bool?)false, static (any, one) => any | one);
            default:
                return Helper(call, method);
        }
    }

    private static bool? Compare(RequestPath path, IMethodSymbol method, string text, bool ignoresCase)
    {
        var isPath = method.ContainingType.Name == "PathString";
        var comparison = ignoresCase || (isPath && method.Parameters.Length == 1) || (method.Name == "StartsWithSegments" && !method.Parameters.Any(static p => p.Type.Name == "StringComparison"))
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        return method.Name switch
        {
            "StartsWithSegments" when isPath => path.StartsWithSegments(text, comparison),
            "StartsWith" => path.StartsWith(text, comparison),
            "EndsWith" => path.EndsWith(text, comparison),
            "Contains" => path.Contains(text, comparison),
            "Equals" => path.Is(text, comparison),
            _ => null,
        };
    }

    /// <summary>A condition for one item of a list: <c>p => path.StartsWith(p)</c>, or <c>path.StartsWith</c>.</summary>
    private bool? Holds(ExpressionSyntax condition, string item)
    {
        var model = _models.For(condition.SyntaxTree);
        switch (condition)
        {
            case LambdaExpressionSyntax { ExpressionBody: { } body } when model.GetSymbolInfo(condition, _cancellationToken).Symbol is IMethodSymbol { Parameters: [var parameter] }:
                _given[parameter] = item;
                return Evaluate(body);
            case MemberAccessExpressionSyntax { Expression: var target } when model.GetSymbolInfo(condition, _cancellationToken).Symbol is IMethodSymbol method && Text(target) is { } path:
                return Compare(path, method, item, ignoresCase: false);
            default:
                return null;
        }
    }

    /// <summary>A method of the project that says one thing of what it is handed: <c>IsPublic(context.Request.Path)</c>.</summary>
    private bool? Helper(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (_depth == MaximumDepth || method.IsVirtual || method.IsAbstract || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration
            || !_models.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return null;
        }

        var result = declaration switch
        {
            BaseMethodDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            BaseMethodDeclarationSyntax { Body: { } block } => OnlyResult(block),
            LocalFunctionStatementSyntax { ExpressionBody: { } body } => body.Expression,
            LocalFunctionStatementSyntax { Body: { } block } => OnlyResult(block),
            _ => null,
        };
        if (result is null)
        {
            return null;
        }

        foreach (var (argument, parameter) in call.ArgumentList.Arguments.Zip(method.Parameters, static (a, p) => (a, p)))
        {
            _given.Remove(parameter);
            if (argument.NameColon is null && ((object?)Text(argument.Expression) ?? ConstantText(argument.Expression)) is { } given)
            {
                _given[parameter] = given;
            }
        }

        _depth++;
        var value = Evaluate(result);
        _depth--;
        return value;
    }

    // Locals and then a result, nothing that ends the method before.
    private static ExpressionSyntax? OnlyResult(BlockSyntax block) =>
        block.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: { } result } && block.Statements.Take(block.Statements.Count - 1).All(static s => s is LocalDeclarationStatementSyntax) ? result : null;
}
