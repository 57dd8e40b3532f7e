using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>A demand as it stands in code, an attribute or a <c>RequireAuthorization</c>, so that it can be written in another place.</summary>
internal sealed class WrittenDemand
{
    private const string Method = "RequireAuthorization";

    private readonly INamedTypeSymbol _type;
    private readonly List<(string? Name, string Value)> _arguments;

    private WrittenDemand(INamedTypeSymbol type, List<(string? Name, string Value)> arguments, bool isCall)
    {
        _type = type;
        _arguments = arguments;
        IsCall = isCall;
    }

    /// <summary>Whether it is a call; else it is an attribute.</summary>
    public bool IsCall { get; }

    /// <summary>The demand that the diagnostic names; null when it is something else, or says what can't be written elsewhere.</summary>
    public static WrittenDemand? At(FixTarget from)
    {
        if (from.MapCall is { } call)
        {
            return OfCall(call, from);
        }

        return from.Root.FindToken(from.Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            && from.Model.GetTypeInfo(attribute).Type is INamedTypeSymbol type && ArgumentsOf(attribute, from.Model) is { } arguments
            ? new WrittenDemand(type, arguments, isCall: false)
            : null;
    }

    /// <summary>The edit that writes it at a declaration as an attribute, or behind a call; null when the place is neither.</summary>
    public Edit? WrittenAt(FixTarget place)
    {
        if (place.Declaration is { } declaration)
        {
            var name = _type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? _type.Name.Substring(0, _type.Name.Length - "Attribute".Length) : _type.Name;
            var list = _arguments.Count == 0 ? "" : "(" + string.Join(", ", _arguments.Select(static a => a.Name is null ? a.Value : a.Name + " = " + a.Value)) + ")";
            return AttributeText.On(declaration, name, list, _type, place.Model, place.Text);
        }

        return place.MapCall is { } call ? FixTarget.Append(call, Method, AsArguments(place, call.SpanStart), place.Model, place.Text) : null;
    }

    /// <summary>The demand as the arguments of <c>RequireAuthorization</c>: none, a policy's name, or the attribute as an object.</summary>
    public string AsArguments(FixTarget place, int position)
    {
        if (SymbolEqualityComparer.Default.Equals(_type, place.Symbols.AuthorizeAttribute) && (_arguments.Count == 0 || (_arguments.Count == 1 && _arguments[0].Name is null or "Policy")))
        {
            return "(" + (_arguments.Count == 0 ? "" : _arguments[0].Value) + ")";
        }

        var named = string.Join(", ", _arguments.Where(static a => a.Name is not null).Select(static a => a.Name + " = " + a.Value));
        return "(new " + _type.ToMinimalDisplayString(place.Model, position) + "(" + string.Join(", ", _arguments.Where(static a => a.Name is null).Select(static a => a.Value)) + ")" + (named.Length == 0 ? "" : " { " + named + " }") + ")";
    }

    /// <summary>A bare <c>RequireAuthorization()</c> or one policy by a constant name; policy objects, several names and lambdas have no attribute that says the same.</summary>
    private static WrittenDemand? OfCall(InvocationExpressionSyntax call, FixTarget from)
    {
        if (from.Symbols.AuthorizeAttribute is not { } type || from.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: Method })
        {
            return null;
        }

        return call.ArgumentList.Arguments.Count switch
        {
            0 => new WrittenDemand(type, new List<(string?, string)>(), isCall: true),
            1 when call.ArgumentList.Arguments[0] is { NameColon: null, Expression: var expression } && from.Model.GetConstantValue(expression) is { HasValue: true, Value: string name } =>
                new WrittenDemand(type, new List<(string?, string)> { (null, Written(expression, name)) }, isCall: true),
            _ => null,
        };
    }

    /// <summary>The arguments as they can be written anywhere: a constant of the class by its value. Null where one of them is something else.</summary>
    private static List<(string? Name, string Value)>? ArgumentsOf(AttributeSyntax attribute, SemanticModel model)
    {
        var result = new List<(string?, string)>();
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameColon is not null || model.GetConstantValue(argument.Expression) is not { HasValue: true, Value: var value } || value is not (null or string or bool or int))
            {
                return null;
            }

            result.Add((argument.NameEquals?.Name.Identifier.ValueText, Written(argument.Expression, value)));
        }

        return result;
    }

    private static string Written(ExpressionSyntax expression, object? value) =>
        expression is LiteralExpressionSyntax ? expression.ToString() : SymbolDisplay.FormatPrimitive(value!, quoteStrings: true, useHexadecimalNumbers: false);
}
