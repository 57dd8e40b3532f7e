using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Flow;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2008, its other half: a classification that no log redacts, and a redactor that does nothing.</summary>
/// <remarks>
/// Deliberately silent: libraries, and applications with references that may set up logging, where it can't be told; applications without the
/// extended logger, in which classified values are not written; a null redactor beside others, which may be for what is no secret, and inside
/// a test of the environment.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RedactionHasNoEffectAnalyzer : ChaperoneAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.MaskHasNoEffect);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            var symbols = new WellKnownSymbols(start.Compilation);
            if (symbols.Get("Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute") is null)
            {
                return;
            }

            var redaction = LogRedaction.Of(start.Compilation);
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is IMethodSymbol { IsPartialDefinition: true } method)
                    {
                        Guard(symbol.ReportDiagnostic, null, () => Judge(method, redaction, symbol));
                    }
                },
                SymbolKind.Method);
            if (symbols.Get("Microsoft.Extensions.Compliance.Redaction.NullRedactor") is { } none)
            {
                start.RegisterOperationAction(
                    operation => Guard(operation.ReportDiagnostic, operation.Operation.Syntax.SyntaxTree, () => Judge((IInvocationOperation)operation.Operation, none, operation)),
                    OperationKind.Invocation);
            }
        });

    private static void Judge(IMethodSymbol method, LogRedaction redaction, SymbolAnalysisContext context)
    {
        if (!GeneratedLogs.IsOne(method))
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (ClassifiedIn(parameter) is { } what && redaction.Missing is { } missing && parameter.Locations.FirstOrDefault(static l => l.IsInSource) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MaskHasNoEffect, location, what + " of '" + method.Name + "' is classified and goes into the log as it is: " + missing));
            }
        }
    }

    private static string? ClassifiedIn(IParameterSymbol parameter)
    {
        if (GeneratedLogs.IsClassified(parameter))
        {
            return parameter.GetAttributes().Any(static a => a.AttributeClass?.Name == "NoDataClassificationAttribute") ? null : "Parameter '" + parameter.Name + "'";
        }

        return parameter.GetAttributes().Any(static a => a.AttributeClass?.Name == "LogPropertiesAttribute")
            && Printing.Text(parameter.Type, Form.Text).FirstOrDefault(static m => m.GetAttributes().Any(static a => Classification.IsClassifying(a.AttributeClass) && a.AttributeClass!.Name != "NoDataClassificationAttribute")) is { } member
            ? "'" + parameter.Type.Name + "." + member.Name + "' in parameter '" + parameter.Name + "'"
            : null;
    }

    private static void Judge(IInvocationOperation call, INamedTypeSymbol none, OperationAnalysisContext context)
    {
        if (call.TargetMethod is { Name: "SetFallbackRedactor", TypeArguments: [var redactor] } && SymbolEqualityComparer.Default.Equals(redactor, none)
            && !SensitiveSwitches.IsForDevelopment(call) && !HasOthers(call.Syntax))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MaskHasNoEffect, PhiFlowAnalyzer.NameOf(call.Syntax), "'NullRedactor' gives back what it is given, so that what is classified is written as it is"));
        }
    }

    /// <summary>Whether other redactors are set in the same block or lambda.</summary>
    private static bool HasOthers(SyntaxNode call) =>
        call.Ancestors().FirstOrDefault(static n => n is LambdaExpressionSyntax or BaseMethodDeclarationSyntax) is { } around
        && around.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => c != call && WrittenNames.Last(c.Expression) is { } name && name.StartsWith("Set", System.StringComparison.Ordinal) && name.EndsWith("Redactor", System.StringComparison.Ordinal));
}
