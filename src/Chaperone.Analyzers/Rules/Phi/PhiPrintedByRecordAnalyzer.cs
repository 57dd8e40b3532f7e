using System;
using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2009: the text of a record, or of a type with its own ToString, contains PHI and is written somewhere.</summary>
/// <remarks>
/// A record in an interpolation is reported wherever that is: nobody shows the generated text to a user. A ToString override may be made
/// for that, so it is reported at sinks only. PrintMembers or ToString written by hand in a record is its author's decision.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiPrintedByRecordAnalyzer : PhiFlowAnalyzer
{
    /// <summary>The documentation id of the type that prints.</summary>
    internal const string TypeProperty = "printedBy";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiPrintedByRecord);

    private protected override SinkKinds Kinds => SinkKinds.Log | SinkKinds.Error | SinkKinds.Telemetry;

    // Also where nothing else can be PHI: a record of which an attribute of the project's own says so.
    private protected override Action<CompilationStartAnalysisContext, PhiFlow>? RegisterMore => (start, flow) =>
    {
        if (!flow.IsActive)
        {
            start.RegisterOperationAction(
                context => Guard(context.ReportDiagnostic, context.Operation.Syntax.SyntaxTree, () => Report((IInterpolationOperation)context.Operation, flow, context.ReportDiagnostic)),
                OperationKind.Interpolation);
        }
    };

    private protected override void Analyze(FlowSite site, OperationBlockAnalysisContext context, PhiFlow flow)
    {
        if ((site.Traits & FlowTraits.PrintsRecord) != 0)
        {
            Report((IInterpolationOperation)site.Operation, flow, context.ReportDiagnostic);
        }

        if ((site.Sinks & Kinds) != 0 && FlowQuery.Ask(site.Operation, flow, Kinds).Printed is { } leak)
        {
            context.ReportDiagnostic(Create(leak));
        }
    }

    private protected override ImmutableDictionary<string, string?> PropertiesOf(Leak leak) =>
        base.PropertiesOf(leak).Add(TypeProperty, leak.Origins[0].PrintedBy!.OriginalDefinition.GetDocumentationCommentId());

    private void Report(IInterpolationOperation hole, PhiFlow flow, Action<Diagnostic> report)
    {
        if (FlowQuery.PrintedIn(hole, flow) is { } leak)
        {
            report(Create(leak));
        }
    }

    private protected override object[] ArgumentsOf(Leak leak) => new object[] { leak.Origins[0].PrintedBy!.Name, leak.What, leak.Sink == FlowQuery.Text ? leak.Sink : "'" + leak.Sink + "'", leak.Why };
}
