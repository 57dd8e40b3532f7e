using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2003: PHI reaches a log.</summary>
/// <remarks>The argument is judged, never the placeholder. What a record prints is CHP2009's.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInLogAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInLog);

    private protected override SinkKinds Kinds => SinkKinds.Log;
}
