using System.Collections.Immutable;
using Chaperone.Endpoints.Authorization;
using Chaperone.Reviewed;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1011: the check of a token is switched off.</summary>
/// <remarks>
/// Deliberately silent: inside a branch on the environment; a value that is not constant; a switch in whose place a delegate of the project
/// decides; an expired token that is read to refresh it. Only assignments are looked at, and none without the token library.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenValidationWeakenedAnalyzer : ChaperoneAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.TokenValidationWeakened);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation) || new TokenValidation(new WellKnownSymbols(start.Compilation), start.Compilation) is not { IsReferenced: true } validation)
            {
                return;
            }

            start.RegisterOperationAction(
                operation => Guard(operation.ReportDiagnostic, operation.Operation.Syntax.SyntaxTree, () =>
                {
                    if (operation.Operation is ISimpleAssignmentOperation assignment && validation.Weakening(assignment, operation.CancellationToken) is { } why)
                    {
                        var target = assignment.Target.Syntax is MemberAccessExpressionSyntax member ? member.Name : assignment.Target.Syntax;
                        operation.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.TokenValidationWeakened, target.GetLocation(), MemberNames.PropertiesOf(target), target.ToString(), why));
                    }
                }),
                OperationKind.SimpleAssignment);
        });
}
