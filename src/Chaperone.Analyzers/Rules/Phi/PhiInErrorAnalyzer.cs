using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2004: PHI reaches an exception's message, a problem description or a validation message.</summary>
/// <remarks>An object in a result is a payload (CHP2001), so that only text is judged there.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInErrorAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInError);

    private protected override SinkKinds Kinds => SinkKinds.Error;

    private protected override void Analyze(OperationAnalysisContext context, PhiFlow flow)
    {
        base.Analyze(context, flow);
        if (ValidationMessages.RepeatedBy(context.Operation, flow) is { } repeated)
        {
            var name = ((Microsoft.CodeAnalysis.Operations.IInvocationOperation)context.Operation).Arguments[^1];
            context.ReportDiagnostic(Create(Leak.Of(name.Value.Syntax, "{PropertyValue}", repeated.Member, repeated.Fact)));
        }
    }
}
