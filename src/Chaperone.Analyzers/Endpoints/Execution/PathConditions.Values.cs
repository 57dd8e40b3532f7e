using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <content>What an expression is: the path, a text, a list of texts.</content>
internal sealed partial class PathConditions
{
    /// <summary>The request's path, also as text, in small letters, or kept in a local.</summary>
    private RequestPath? Text(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Text(inner.Expression);
            case CastExpressionSyntax cast:
                return Text(cast.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand }:
                return Text(operand);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left }:
                return Text(left);
            case ConditionalAccessExpressionSyntax access:
                return Within(access, Text);
            case MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Value" }:
                return _tested;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Expression: var holder } when Text(holder) is { } held:
                return held;
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call when Receiver(call) is { } path:
                return call.Expression switch
                {
                    MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => Converted(path, name),
                    MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => Converted(path, name),
                    _ => null,
                };
            case MemberAccessExpressionSyntax or IdentifierNameSyntax:
                return _models.For(expression.SyntaxTree).GetSymbolInfo(expression, _cancellationToken).Symbol switch
                {
                    IPropertySymbol { Name: "Path", ContainingType: { Name: "HttpRequest", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "AspNetCore" } } } => _path,
                    IParameterSymbol parameter when _given.TryGetValue(parameter, out var given) => given as RequestPath,
                    ILocalSymbol local when OnlyValue(local) is { } value => Text(value),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static RequestPath? Converted(RequestPath path, string method) => method switch
    {
        "ToString" => path,
        "ToLower" or "ToLowerInvariant" => path.Cased(upper: false),
        "ToUpper" or "ToUpperInvariant" => path.Cased(upper: true),
        _ => null,
    };

    private T? Within<T>(ConditionalAccessExpressionSyntax access, Func<ExpressionSyntax, T?> read)
    {
        if (Text(access.Expression) is not { } path)
        {
            return default;
        }

        var outer = _tested;
        _tested = path;
        var result = read(access.WhenNotNull);
        _tested = outer;
        return result;
    }

    private RequestPath? Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: var target } => Text(target),
        MemberBindingExpressionSyntax => _tested,
        _ => null,
    };

    private static ExpressionSyntax Target(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Expression: var target } ? target : call.Expression;

    /// <summary>The one value that a local ever has.</summary>
    private ExpressionSyntax? OnlyValue(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declared)
        {
            return null;
        }

        var body = declared.Ancestors().FirstOrDefault(static a => a is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax) ?? declared.SyntaxTree.GetRoot(_cancellationToken);
        return IsChanged(local.Name, body) ? null : value;
    }

    private static bool IsChanged(string name, SyntaxNode code) => code.DescendantNodes().Any(n => n switch
    {
        AssignmentExpressionSyntax { Left: var left } => Names(left, name),
        ArgumentSyntax { RefOrOutKeyword.RawKind: not (int)SyntaxKind.None, Expression: var argument } => Names(argument, name),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var target, Name.Identifier.ValueText: var method } } =>
            method is "Add" or "AddRange" or "Remove" or "RemoveAll" or "RemoveWhere" or "Clear" or "Insert" or "UnionWith" or "ExceptWith" or "Set" && Names(target, name),
        _ => false,
    });

    private static bool Names(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == name,
        ElementAccessExpressionSyntax element => Names(element.Expression, name),
        _ => false,
    };

    /// <summary>A list of constant texts that nobody changes.</summary>
    private (ImmutableArray<string> Texts, bool IgnoresCase)? Items(ExpressionSyntax expression)
    {
        var symbol = _models.For(expression.SyntaxTree).GetSymbolInfo(expression, _cancellationToken).Symbol;
        switch (symbol)
        {
            case ILocalSymbol local when OnlyValue(local) is { } value:
                return Items(value);
            case IFieldSymbol { IsReadOnly: true } field when field.ContainingType.DeclaringSyntaxReferences.Length == 1 && field.DeclaredAccessibility == Accessibility.Private
                && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declared
                && _models.Compilation.ContainsSyntaxTree(declared.SyntaxTree) && declared.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && !IsChanged(field.Name, type):
                return Items(value);
        }

        var made = expression as BaseObjectCreationExpressionSyntax;
        if (made?.ArgumentList?.Arguments.All(static a => a.ToString().StartsWith("StringComparer.", StringComparison.Ordinal)) == false)
        {
            return null;
        }

        var elements = expression is CollectionExpressionSyntax list
            ? list.Elements.Select(static e => (e as ExpressionElementSyntax)?.Expression)
            : (expression switch
            {
                ArrayCreationExpressionSyntax array => array.Initializer,
                ImplicitArrayCreationExpressionSyntax array => array.Initializer,
                InitializerExpressionSyntax array => array,
                _ => made?.Initializer,
            })?.Expressions;
        var texts = elements?.Select(e => e is null ? null : ConstantText(e)).ToList();
        return texts is not { Count: > 0 } || texts.Contains(null) ? null : (texts.OfType<string>().ToImmutableArray(), made?.ArgumentList?.Arguments.Any(static a => IgnoresCase(a.Expression)) == true);
    }

    private object? Constant(ExpressionSyntax expression) => _models.For(expression.SyntaxTree).GetConstantValue(expression, _cancellationToken) is { HasValue: true, Value: var value } ? value : null;

    private string? ConstantText(ExpressionSyntax expression) => expression switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only] } when IsPathString(expression) => ConstantText(only.Expression),
        _ when Constant(expression) is string text => text,
        IdentifierNameSyntax when _models.For(expression.SyntaxTree).GetSymbolInfo(expression, _cancellationToken).Symbol is { } symbol => symbol switch
        {
            IParameterSymbol when _given.TryGetValue(symbol, out var given) => given as string,
            IFieldSymbol { IsReadOnly: true, IsStatic: true } when symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && _models.Compilation.ContainsSyntaxTree(value.SyntaxTree) => ConstantText(value),
            _ => null,
        },
        _ => null,
    };

    private bool IsPathString(ExpressionSyntax expression) => _models.For(expression.SyntaxTree).GetTypeInfo(expression, _cancellationToken).Type?.Name == "PathString";

    private static bool IgnoresCase(ExpressionSyntax expression) => expression.ToString().EndsWith("IgnoreCase", StringComparison.Ordinal);
}
