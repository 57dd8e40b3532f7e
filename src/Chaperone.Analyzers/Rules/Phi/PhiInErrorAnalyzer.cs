using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2004: PHI reaches an exception's message, a problem description or a validation message.</summary>
/// <remarks>An object in a result is a payload (CHP2001), so that only text is judged there.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInErrorAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInError);

    private protected override SinkKinds Kinds => SinkKinds.Error;

    // Also where nothing else can be PHI: a member of which an attribute of the project's own says so.
    private protected override Action<CompilationStartAnalysisContext, PhiFlow>? RegisterMore => (start, flow) =>
    {
        if (!flow.IsActive && start.Compilation.ReferencedAssemblyNames.Any(static a => a.Name == "FluentValidation"))
        {
            start.RegisterOperationAction(
                context => Guard(context.ReportDiagnostic, context.Operation.Syntax.SyntaxTree, () => Report(context.Operation, flow, context.ReportDiagnostic)),
                OperationKind.Invocation);
        }
    };

    private protected override void Analyze(FlowSite site, OperationBlockAnalysisContext context, PhiFlow flow)
    {
        base.Analyze(site, context, flow);
        if ((site.Traits & FlowTraits.ValidationMessage) != 0)
        {
            Report(site.Operation, flow, context.ReportDiagnostic);
        }
    }

    private void Report(IOperation call, PhiFlow flow, Action<Diagnostic> report)
    {
        if (ValidationMessages.RepeatedBy(call, flow) is { } repeated)
        {
            var message = ((IInvocationOperation)call).Arguments[^1];
            report(Create(Leak.Of(message.Value.Syntax, "{PropertyValue}", repeated.Member, repeated.Fact)));
        }
    }
}
