using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>One placeholder of a log's message with its value, or text between them.</summary>
/// <param name="Text">The text, without escapes; null for a placeholder.</param>
/// <param name="Name">The placeholder's name.</param>
/// <param name="Tail">What follows the name in the braces: alignment and format.</param>
/// <param name="Value">The value that is written there.</param>
internal sealed record LogPiece(string? Text, string Name, string Tail, ExpressionSyntax? Value);

/// <summary>A call that logs a message, taken apart: a template with arguments, an interpolation or a concatenation.</summary>
internal sealed class LogCall
{
    private LogCall(InvocationExpressionSyntax call, IMethodSymbol method, ArgumentSyntax message, IReadOnlyList<LogPiece> pieces)
    {
        Call = call;
        Method = method;
        Message = message;
        Pieces = pieces;
    }

    public InvocationExpressionSyntax Call { get; }

    public IMethodSymbol Method { get; }

    /// <summary>The argument that is the message; the values follow it.</summary>
    public ArgumentSyntax Message { get; }

    public IReadOnlyList<LogPiece> Pieces { get; }

    /// <summary>The call around a part of its message or one of its values; null when it can't be taken apart.</summary>
    public static LogCall? Around(ExpressionSyntax part, SemanticModel model)
    {
        var call = part.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(c => c.ArgumentList.Span.Contains(part.Span) && MessageOf(c, model) is not null);
        if (call is null || MessageOf(call, model) is not { } found)
        {
            return null;
        }

        var (method, message) = found;
        var values = call.ArgumentList.Arguments.Skip(call.ArgumentList.Arguments.IndexOf(message) + 1).ToList();
        if (values.Any(static v => v.NameColon is not null))
        {
            return null;
        }

        var pieces = message.Expression is LiteralExpressionSyntax { Token.Value: string template }
            ? OfTemplate(template, values)
            : values.Count == 0 ? Flattened(message.Expression, model).ToList() : null;
        return pieces is null || pieces.Any(static p => p is { Text: null, Value: null }) ? null : new LogCall(call, method, message, pieces);
    }

    /// <summary>The text of the message and its values: <c>"Admitted {Id}", p.Id</c>.</summary>
    public static string ArgumentsOf(IEnumerable<LogPiece> pieces)
    {
        var message = new StringBuilder();
        var values = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Text is { } text)
            {
                message.Append(text.Replace("{", "{{").Replace("}", "}}"));
            }
            else
            {
                message.Append('{').Append(piece.Name).Append(piece.Tail).Append('}');
                values.Append(", ").Append(piece.Value!.WithoutTrivia());
            }
        }

        return SymbolDisplay.FormatLiteral(message.ToString(), quote: true) + values;
    }

    /// <summary>From the message to the last value.</summary>
    public TextSpan ArgumentsSpan => TextSpan.FromBounds(Message.SpanStart, Call.ArgumentList.Arguments.Last().Span.End);

    private static (IMethodSymbol Method, ArgumentSyntax Message)? MessageOf(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetOperation(call) is IInvocationOperation operation
        && operation.TargetMethod.ContainingType is { Name: "LoggerExtensions", ContainingNamespace.Name: "Logging" } or { Name: "ILogger" or "Log" or "Logger", ContainingNamespace.Name: "Serilog" or "Core" }
        && operation.Arguments.FirstOrDefault(static a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Type.SpecialType: SpecialType.System_String, Name: "message" or "messageTemplate" } })?.Syntax is ArgumentSyntax { NameColon: null } message
            ? (operation.TargetMethod, message)
            : null;

    private static List<LogPiece>? OfTemplate(string template, List<ArgumentSyntax> values)
    {
        var pieces = new List<LogPiece>();
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] is '{' or '}' && i + 1 < template.Length && template[i + 1] == template[i])
            {
                text.Append(template[i++]);
            }
            else if (template[i] == '{')
            {
                var end = template.IndexOf('}', i);
                if (end < 0 || next >= values.Count)
                {
                    return null;
                }

                var tail = template.IndexOfAny(new[] { ',', ':' }, i, end - i);
                pieces.Add(new LogPiece(text.ToString(), "", "", null));
                text.Clear();
                var nameEnd = tail < 0 ? end : tail;
                pieces.Add(new LogPiece(null, template.Substring(i + 1, nameEnd - i - 1), template.Substring(nameEnd, end - nameEnd), values[next++].Expression));
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        pieces.Add(new LogPiece(text.ToString(), "", "", null));
        return next == values.Count ? pieces : null;
    }

    private static IEnumerable<LogPiece> Flattened(ExpressionSyntax message, SemanticModel model)
    {
        switch (message)
        {
            case InterpolatedStringExpressionSyntax { StringStartToken.RawKind: not ((int)SyntaxKind.InterpolatedStringStartToken or (int)SyntaxKind.InterpolatedVerbatimStringStartToken) }:
                // Raw: how many braces make a hole is the text's own choice.
                return new[] { new LogPiece(null, "", "", null) };
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.SelectMany(c => c switch
                {
                    InterpolatedStringTextSyntax text => new[] { new LogPiece(text.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}"), "", "", null) },
                    InterpolationSyntax { Expression: InterpolatedStringExpressionSyntax nested } => Flattened(nested, model),
                    InterpolationSyntax hole => new[] { new LogPiece(null, NameOf(hole.Expression), hole.AlignmentClause?.ToString() + hole.FormatClause, Bare(hole.Expression)) },
                    _ => Array.Empty<LogPiece>(),
                });
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String:
                return Flattened(sum.Left, model).Concat(Flattened(sum.Right, model));
            case ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } } parenthesized:
                return Flattened(parenthesized.Expression, model);
            case LiteralExpressionSyntax { Token.Value: string literal }:
                return new[] { new LogPiece(literal, "", "", null) };
            default:
                return new[] { new LogPiece(null, NameOf(message), "", message) };
        }
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : expression;

    /// <summary>What a value is called where nobody named it: its last name.</summary>
    private static string NameOf(ExpressionSyntax expression)
    {
        var name = FlowParts.Core(expression) switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => called.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText.TrimStart('_'),
            _ => "",
        };
        return name.Length == 0 ? "Value" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
