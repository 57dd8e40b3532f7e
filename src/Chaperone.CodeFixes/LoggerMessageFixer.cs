using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2003: logs by a <c>[LoggerMessage]</c> method whose parameters carry the classification, which <c>EnableRedaction()</c> redacts.</summary>
/// <remarks>
/// Offered where Microsoft.Extensions.Telemetry is referenced, whose generator honours classifications; the framework's own does not. The type
/// and those around it become partial. Not for top-level statements, which have no type to put the method into.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoggerMessageFixer))]
public sealed class LoggerMessageFixer : PlaceFixer
{
    private static readonly string[] Levels = { "Trace", "Debug", "Information", "Warning", "Error", "Critical" };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2003");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (target.Symbols.Get("Microsoft.Extensions.Logging.LogPropertiesAttribute") is null || target.Symbols.Get("Chaperone.PhiAttribute") is not { } phi
            || FlowParts.Of(target.Diagnostic, target.Root) is not { Count: > 0 } parts || LogCall.Around(parts[0], target.Model) is not { } log
            || log.Call.Expression is not MemberAccessExpressionSyntax { Expression: var logger } || !log.Method.Name.StartsWith("Log", StringComparison.Ordinal)
            || log.Method.ContainingType.Name != "LoggerExtensions" || Array.IndexOf(Levels, log.Method.Name.Substring(3)) < 0
            || log.Call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type.CloseBraceToken.IsMissing || type is InterfaceDeclarationSyntax
            || !parts.All(p => log.Pieces.Any(x => x.Value?.Span.Contains(p.Span) == true)))
        {
            yield break;
        }

        var before = log.Call.ArgumentList.Arguments.TakeWhile(a => a != log.Message).ToList();
        var exception = before.FirstOrDefault();
        if (before.Count > 1 || (exception is not null && !IsException(exception.Expression, target)))
        {
            // An event id has to be a constant of the attribute.
            yield break;
        }

        var values = log.Pieces.Where(static p => p.Value is not null).ToList();
        var names = values.Select(static v => ParameterOf(v.Name)).ToList();
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count || names.Contains("logger") || names.Contains("exception")
            || values.Any(v => target.Model.GetTypeInfo(v.Value!).Type is null or { TypeKind: TypeKind.Error } or { IsAnonymousType: true } or { IsTupleType: true }))
        {
            yield break;
        }

        var (space, import) = PhiAttributeText.NamesAt(type.SpanStart, phi, target.Model, target.Text);
        var name = NameFor(log, type);
        var parameters = values.Select((v, i) =>
            (parts.FirstOrDefault(p => v.Value!.Span.Contains(p.Span)) is { } part ? "[" + space + "Phi(" + space + "PhiKind." + FlowParts.KindOf(part, target) + ")] " : "") + TypeOf(v.Value!, target) + " " + names[i]);
        var end = Lines.BreakOf(target.Text);
        var inner = (Lines.IndentationOf(type.GetFirstToken(), target.Text) ?? "") + "    ";
        var message = LogCall.ArgumentsOf(log.Pieces.Select(p => p.Value is null ? p : p with { Value = SyntaxFactory.ParseExpression("x") })).Split(new[] { "\", x" }, StringSplitOptions.None)[0].TrimEnd('"') + "\"";
        var declaration = end + inner + "[LoggerMessage(Level = LogLevel." + log.Method.Name.Substring(3) + ", Message = " + message + ")]" + end
            + inner + "private static partial void " + name + "(" + string.Join(", ", new[] { "ILogger logger" }.Concat(exception is null ? Array.Empty<string>() : new[] { "Exception exception" }).Concat(parameters)) + ");" + end;
        var call = name + "(" + string.Join(", ", new[] { logger.WithoutTrivia().ToString() }.Concat(before.Select(static b => b.ToString())).Concat(values.Select(static v => v.Value!.WithoutTrivia().ToString()))) + ")";
        var edits = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(static t => !t.Modifiers.Any(SyntaxKind.PartialKeyword)).Select(static t => new Edit(t.Keyword.SpanStart, "partial ", null))
            .Append(new Edit(log.Call.Span, call, null))
            .Append(Lines.IndentationOf(type.CloseBraceToken, target.Text) is { } close
                ? new Edit(type.CloseBraceToken.SpanStart - close.Length, declaration, import)
                : new Edit(type.CloseBraceToken.SpanStart, declaration, import));
        yield return new PlaceFix("Log by a [LoggerMessage] method that redacts", FixKeys.LoggerMessage, edits.Select(e => (target.Document.Id, e)));
    }

    private static bool IsException(ExpressionSyntax expression, FixTarget target) =>
        Chaperone.Symbols.WellKnownSymbols.Is(target.Model.GetTypeInfo(expression).Type, target.Symbols.Get("System.Exception"));

    private static string TypeOf(ExpressionSyntax value, FixTarget target)
    {
        var info = target.Model.GetTypeInfo(value);
        var type = info.Type!.WithNullableAnnotation(info.Nullability.FlowState == NullableFlowState.MaybeNull || info.Type!.NullableAnnotation == NullableAnnotation.Annotated ? NullableAnnotation.Annotated : info.Type.NullableAnnotation);
        return type.ToMinimalDisplayString(target.Model, value.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
    }

    private static string ParameterOf(string placeholder)
    {
        var name = placeholder.TrimStart('@', '$');
        return name.Length == 0 || !SyntaxFacts.IsValidIdentifier(name) ? "value" : char.ToLowerInvariant(name[0]) + name.Substring(1) is var lower && SyntaxFacts.GetKeywordKind(lower) != SyntaxKind.None ? "@" + lower : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>Named by the method around it; calls after the first in one type are numbered in their order.</summary>
    private static string NameFor(LogCall log, TypeDeclarationSyntax type)
    {
        var calls = type.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => BaseName(c) == BaseName(log.Call) && c.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } && called.StartsWith("Log", StringComparison.Ordinal)).ToList();
        var number = calls.IndexOf(log.Call) + 1;
        string Numbered(int n) => BaseName(log.Call) + (n == 1 ? "" : n.ToString(CultureInfo.InvariantCulture));
        while (type.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.ValueText == Numbered(number)))
        {
            number += calls.Count;
        }

        return Numbered(number);
    }

    private static string BaseName(SyntaxNode call) => "Log" + (call.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? "Message");
}
