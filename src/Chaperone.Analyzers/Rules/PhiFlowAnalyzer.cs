using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Flow;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules;

/// <summary>The base of rules over flows of PHI: asks what an operation hands to the rule's kind of sink.</summary>
/// <remarks>
/// The model finds the operations that matter once for all these rules (<see cref="FlowSites"/>). It is not bound to ASP.NET Core: the layer
/// that logs a patient often is a library.
/// </remarks>
public abstract class PhiFlowAnalyzer : ChaperoneAnalyzer
{
    /// <summary>How many parts of the expression carry PHI: the diagnostic's location and the first additional ones.</summary>
    public const string PartsProperty = "parts";

    /// <summary>The places that the rule is about.</summary>
    private protected abstract SinkKinds Kinds { get; }

    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            // The registered actions hold the flows for as long as the driver may ask.
            var flow = PhiFlow.For(start.Compilation, start.Options);
            if (flow.IsActive)
            {
                start.RegisterOperationBlockAction(block => Guard(block.ReportDiagnostic, block.OperationBlocks[0].Syntax.SyntaxTree, () =>
                {
                    foreach (var body in block.OperationBlocks)
                    {
                        foreach (var site in flow.Sites.In(body, block.OwningSymbol))
                        {
                            Analyze(site, block, flow);
                        }
                    }
                }));
            }

            RegisterMore?.Invoke(start, flow);
        });

    /// <summary>Registers what the rule looks at besides.</summary>
    private protected virtual Action<CompilationStartAnalysisContext, PhiFlow>? RegisterMore => null;

    /// <summary>Reports what an operation of a body hands to the rule's sinks.</summary>
    private protected virtual void Analyze(FlowSite site, OperationBlockAnalysisContext context, PhiFlow flow)
    {
        if ((site.Sinks & Kinds) != 0 && FlowQuery.Ask(site.Operation, flow, Kinds).Direct is { } leak)
        {
            context.ReportDiagnostic(Create(leak));
        }
    }

    /// <summary>One diagnostic an expression, at its first part; the others and the path are additional locations.</summary>
    private protected Diagnostic Create(Leak leak) =>
        Diagnostic.Create(Rules[0], leak.Sites[0].GetLocation(), LocationsOf(leak), PropertiesOf(leak), ArgumentsOf(leak));

    /// <summary>What the rule's fixes need to know.</summary>
    private protected virtual ImmutableDictionary<string, string?> PropertiesOf(Leak leak) =>
        MemberNames.PropertiesOf(leak.Sites[0]).Add(PartsProperty, leak.Sites.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The arguments of the rule's message.</summary>
    private protected virtual object[] ArgumentsOf(Leak leak) => new object[] { leak.What, leak.Sink, leak.Why };

    /// <summary>The name that was typed, of a call or of a property that is set.</summary>
    internal static Location NameOf(SyntaxNode node) => (node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name,
        AssignmentExpressionSyntax { Left: var left } => left,
        _ => node,
    }).GetLocation();

    /// <summary>The other parts, then where each member is read and the steps from there.</summary>
    private protected static IEnumerable<Location> LocationsOf(Leak leak) =>
        leak.Sites.Skip(1).Select(static s => s.GetLocation())
            .Concat(leak.Origins.SelectMany(static o => o.Path))
            .Where(l => l.SourceTree != leak.Sites[0].SyntaxTree || l.SourceSpan != leak.Sites[0].Span)
            .Distinct().ToImmutableArray();
}
