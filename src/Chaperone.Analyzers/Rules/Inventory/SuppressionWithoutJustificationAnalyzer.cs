using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4010: a finding about authorization or patient data is suppressed in source without a reason worth reading.</summary>
/// <remarks>
/// Deliberately silent: a pragma with a comment behind it or on the line above; suppressions of other rules; a pragma that names no rule and
/// severities in configuration files, which are about everything and have no place in this file.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuppressionWithoutJustificationAnalyzer : ChaperoneAnalyzer
{
    private const string Attribute = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.SuppressionWithoutJustification);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation))
            {
                return;
            }

            var attribute = new WellKnownSymbols(start.Compilation).Get(Attribute);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                // The text first: nearly no file has anything to look at.
                var tree = file.SemanticModel.SyntaxTree;
                var text = tree.GetText(file.CancellationToken).ToString();
                if (text.IndexOf("CHP", StringComparison.Ordinal) < 0)
                {
                    return;
                }

                var root = tree.GetRoot(file.CancellationToken);
                AnalyzePragmas(root, file.ReportDiagnostic);
                if (text.IndexOf("SuppressMessage", StringComparison.Ordinal) >= 0)
                {
                    foreach (var node in root.DescendantNodes().OfType<AttributeSyntax>())
                    {
                        AnalyzeAttribute(node, attribute, file);
                    }
                }
            }));
        });

    private static void AnalyzePragmas(SyntaxNode root, Action<Diagnostic> report)
    {
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is not PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma || !pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            {
                continue;
            }

            foreach (var code in pragma.ErrorCodes.Where(static c => IsAbout(c.ToString())))
            {
                if (!Reasons.IsWorthReading(CommentOf(pragma)))
                {
                    report(Diagnostic.Create(DiagnosticDescriptors.SuppressionWithoutJustification, code.GetLocation(), MemberNames.PropertiesOf(code.Parent), code.ToString(), "write a comment behind the pragma"));
                }
            }
        }
    }

    private static void AnalyzeAttribute(AttributeSyntax attribute, INamedTypeSymbol? suppressMessage, SemanticModelAnalysisContext context)
    {
        // The name first: binding every attribute of a project costs more than all that is asked here.
        if (!NameOf(attribute).StartsWith("SuppressMessage", StringComparison.Ordinal)
            || attribute.ArgumentList is not { } list
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is not IMethodSymbol constructor
            || !SymbolEqualityComparer.Default.Equals(constructor.ContainingType, suppressMessage))
        {
            return;
        }

        string? rule = null;
        string? justification = null;
        var position = 0;
        foreach (var argument in list.Arguments)
        {
            var name = argument.NameEquals?.Name.Identifier.ValueText
                ?? argument.NameColon?.Name.Identifier.ValueText
                ?? (position < constructor.Parameters.Length ? constructor.Parameters[position++].Name : null);
            var value = context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value as string;
            rule = name == "checkId" ? value?.Split(':')[0].Trim() : rule;
            justification = name == "Justification" ? value : justification;
        }

        if (rule is not null && IsAbout(rule) && !Reasons.IsWorthReading(justification))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.SuppressionWithoutJustification, attribute.GetLocation(), MemberNames.PropertiesOf(attribute), rule, "set Justification"));
        }
    }

    private static string NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static bool IsAbout(string rule) => rule.Length == 7 && (rule.StartsWith("CHP1", StringComparison.Ordinal) || rule.StartsWith("CHP2", StringComparison.Ordinal));

    /// <summary>The comment behind a pragma, else the ones on the lines directly above it.</summary>
    private static string? CommentOf(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        var behind = pragma.EndOfDirectiveToken.LeadingTrivia.Concat(pragma.DescendantTrivia()).Where(IsComment).Select(TextOf).FirstOrDefault();
        return behind ?? string.Join(" ", Above(pragma).Reverse());
    }

    private static IEnumerable<string> Above(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        var trivia = pragma.ParentTrivia.Token.LeadingTrivia;
        var line = pragma.SyntaxTree.GetText().Lines.GetLineFromPosition(pragma.SpanStart).LineNumber;
        for (var i = trivia.IndexOf(pragma.ParentTrivia) - 1; i >= 0; i--)
        {
            if (IsComment(trivia[i]))
            {
                if (trivia[i].GetLocation().GetLineSpan().EndLinePosition.Line != line - 1)
                {
                    yield break;
                }

                line = trivia[i].GetLocation().GetLineSpan().StartLinePosition.Line;
                yield return TextOf(trivia[i]);
            }
        }
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static string TextOf(SyntaxTrivia comment) => comment.ToString().Trim('/', '*', ' ');
}
