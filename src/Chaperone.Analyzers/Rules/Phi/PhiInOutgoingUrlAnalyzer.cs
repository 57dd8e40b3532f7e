using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2002, its other half: PHI is put into a URL, of a request that the application sends or of a redirect.</summary>
/// <remarks>
/// Text that can only be a query (<c>?ssn={x}</c>) is reported where it is put together, whoever sends it: the client is often behind an
/// interface of the application's own. A log's or an exception's message of that shape is those rules' finding.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInOutgoingUrlAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInUrl);

    private protected override SinkKinds Kinds => SinkKinds.Url;

    private protected override void Analyze(FlowSite site, OperationBlockAnalysisContext context, PhiFlow flow)
    {
        base.Analyze(site, context, flow);
        if ((site.Traits & FlowTraits.QueryValue) != 0 && FlowQuery.QueryIn(site.Operation, flow) is { } leak)
        {
            context.ReportDiagnostic(Create(leak));
        }
    }

    private protected override object[] ArgumentsOf(Leak leak) =>
        new object[] { leak.What + ", patient data by " + leak.Why + ", is put into a URL as it is" + (leak.Sink.Length > 0 ? " through '" + leak.Sink + "'" : "") };
}
