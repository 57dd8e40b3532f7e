using System;
using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2014: PHI reaches a language model, as a prompt, as text for an embedding, or as the answer of a tool.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiToGenerativeAiAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiToGenerativeAi);

    private protected override SinkKinds Kinds => SinkKinds.Model;

    private protected override Action<CompilationStartAnalysisContext, PhiFlow>? RegisterMore => (start, flow) =>
        start.RegisterOperationAction(
            context => Guard(context.ReportDiagnostic, context.Operation.Syntax.SyntaxTree, () =>
            {
                var operation = (IReturnOperation)context.Operation;
                if (ModelTools.Returning(operation, context.ContainingSymbol) is { } tool && FlowQuery.Returned(operation, tool, flow) is { } leak)
                {
                    context.ReportDiagnostic(Create(leak));
                }
            }),
            OperationKind.Return,
            OperationKind.YieldReturn);

    private protected override void Analyze(OperationAnalysisContext context, PhiFlow flow)
    {
        if (!flow.IsApproved(context.Operation))
        {
            base.Analyze(context, flow);
        }
    }
}
