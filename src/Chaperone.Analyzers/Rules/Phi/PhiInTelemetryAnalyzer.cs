using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2005: PHI reaches traces or metrics, or a library is told to write the data that it handles.</summary>
/// <remarks>A switch that stands inside a test of the environment is somebody's decision about development.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInTelemetryAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInTelemetry);

    private protected override SinkKinds Kinds => SinkKinds.Telemetry;

    private protected override void Analyze(FlowSite site, OperationBlockAnalysisContext context, PhiFlow flow)
    {
        base.Analyze(site, context, flow);
        if ((site.Traits & FlowTraits.SensitiveSwitch) != 0 && SensitiveSwitches.SwitchedOnBy(site.Operation, flow.Symbols) is { } effect && flow.IsHealthCode)
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.PhiInTelemetry, NameOf(site.Operation.Syntax), MemberNames.PropertiesOf(site.Operation.Syntax), effect + ", also outside of development"));
        }
    }

    private protected override object[] ArgumentsOf(Leak leak) =>
        new object[] { leak.What + " reaches telemetry through '" + leak.Sink + "' and nothing redacts it; patient data by " + leak.Why };
}
