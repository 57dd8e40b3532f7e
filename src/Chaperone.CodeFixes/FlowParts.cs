using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Chaperone.Phi.Flow;
using Chaperone.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>The expressions that a rule over flows reports.</summary>
internal static class FlowParts
{
    /// <summary>Those that carry PHI; null when one of them is not in this document or the diagnostic is about none (a switch).</summary>
    public static List<ExpressionSyntax>? Of(Diagnostic diagnostic, SyntaxNode root)
    {
        if (!diagnostic.Properties.TryGetValue(PhiFlowAnalyzer.PartsProperty, out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var result = new List<ExpressionSyntax>();
        foreach (var location in diagnostic.AdditionalLocations.Take(count - 1).Prepend(diagnostic.Location))
        {
            if (location.SourceTree != root.SyntaxTree || ExpressionAt(root, location.SourceSpan) is not { } part)
            {
                return null;
            }

            result.Add(part);
        }

        return result;
    }

    /// <summary>The flows of the compilation, as the rule asked them.</summary>
    public static PhiFlow Flow(FixTarget target) => PhiFlow.For(target.Model.Compilation, target.Document.Project.AnalyzerOptions);

    /// <summary>The kind of what an expression carries, as the member of PhiKind.</summary>
    public static string KindOf(ExpressionSyntax part, FixTarget target)
    {
        // What stands below a "!" has no operation of its own.
        var flow = Flow(target);
        var fact = target.Model.GetOperation(part) is { } operation
            ? new Tracer(flow, Summaries.MaxDepth).Trace(operation, Form.Log).Origins.FirstOrDefault()?.Fact
            : target.Model.GetSymbolInfo(Core(part)).Symbol is { } symbol ? flow.FactOf(symbol) : null;
        return (fact?.Kind ?? Chaperone.Phi.PhiKind.Other).ToString();
    }

    /// <summary>The member access below what formats it: <c>p.Ssn</c> of <c>(p.Ssn ?? "").Trim()</c>.</summary>
    public static ExpressionSyntax Core(ExpressionSyntax part)
    {
        while (true)
        {
            switch (part)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    part = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                    part = sure.Operand;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                    part = coalesce.Left;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax } called }:
                    part = called.Expression;
                    break;
                default:
                    return part;
            }
        }
    }

    private static ExpressionSyntax? ExpressionAt(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(e => e.Span == span);
}
