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

    private protected override void Analyze(FlowSite site, OperationBlockAnalysisContext context, PhiFlow flow)
    {
        if ((site.Traits & FlowTraits.ToolResult) != 0)
        {
            var operation = (IReturnOperation)site.Operation;
            if (ModelTools.Returning(operation, context.OwningSymbol) is { } tool && FlowQuery.Returned(operation, tool, flow) is { } leak)
            {
                context.ReportDiagnostic(Create(leak));
            }
        }
        else if (!flow.IsApproved(site.Operation))
        {
            base.Analyze(site, context, flow);
        }
    }
}
