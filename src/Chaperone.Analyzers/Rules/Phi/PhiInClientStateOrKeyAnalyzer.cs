using System;
using System.Collections.Immutable;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2006: PHI in cookies, headers, cache keys, file names and the debugger's text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInClientStateOrKeyAnalyzer : PhiFlowAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInClientStateOrKey);

    private protected override SinkKinds Kinds => SinkKinds.ClientState;

    private protected override Action<CompilationStartAnalysisContext, PhiFlow>? RegisterMore => (start, flow) =>
        start.RegisterSymbolAction(
            context => Guard(context.ReportDiagnostic, null, () =>
            {
                foreach (var (attribute, member, fact) in DebuggerTexts.In((INamedTypeSymbol)context.Symbol, flow))
                {
                    context.ReportDiagnostic(Create(Leak.Of(attribute.GetSyntax(context.CancellationToken), "DebuggerDisplay", member, fact)));
                }
            }),
            SymbolKind.NamedType);
}
