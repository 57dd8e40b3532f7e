using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi;
using Chaperone.Reviewed;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2013: a member is PHI by its name or its type, and no attribute says so.</summary>
/// <remarks>
/// What only the type around it tells (a column of a clinical record) is reported once, at that type. A member that holds a patient or a
/// record is not reported: that type's own members are. Generated code is left alone, since nobody can edit it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnclassifiedPhiAnalyzer : ChaperoneAnalyzer
{
    /// <summary>The kinds to write, one a line, in the order of <see cref="Diagnostic.Location"/> or the additional locations.</summary>
    public const string KindsProperty = "kinds";

    /// <summary>So many members' names are listed in a message.</summary>
    private const int MostNames = 3;

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.UnclassifiedPhi);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            // Where classification exists, a library of contracts without ASP.NET Core is meant too.
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation)
                && start.Compilation.ReferencedAssemblyNames.All(static a => a.Name is not ("Chaperone.AspNetCore" or "Microsoft.Extensions.Compliance.Abstractions")))
            {
                return;
            }

            var knowledge = PhiKnowledge.For(start.Compilation, start.Options);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                // Elsewhere names are hints at most, and what standards tell needs no attribute.
                if (!file.IsGeneratedCode && knowledge.IsHealthCode)
                {
                    foreach (var type in UnclassifiedPhi.In(file.SemanticModel, knowledge, file.CancellationToken))
                    {
                        Report(type, file);
                    }
                }
            }));
        });

    private static void Report(UnclassifiedPhi type, SemanticModelAnalysisContext file)
    {
        foreach (var (member, fact) in type.ByName)
        {
            file.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.UnclassifiedPhi,
                member.Locations[0],
                MemberNames.PropertiesAt(member.Locations[0]).Add(KindsProperty, fact.Kind.ToString()),
                "'" + member.ContainingType.Name + "." + member.Name + "'",
                "is patient data (" + PhiKinds.TextOf(fact.Kind) + ") by " + fact.Reason));
        }

        if (type.ByType.Length > 0)
        {
            var names = string.Join(", ", type.ByType.Take(MostNames).Select(static m => m.Member.Name));
            var more = type.ByType.Length > MostNames ? " and " + (type.ByType.Length - MostNames) + " more" : "";
            file.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.UnclassifiedPhi,
                type.Location,
                type.ByType.Select(static m => m.Member.Locations[0]),
                MemberNames.PropertiesAt(type.Location).Add(KindsProperty, string.Join("\n", type.ByType.Select(static m => m.Fact.Kind.ToString()))),
                "What '" + type.Type.Name + "' holds",
                "(" + names + more + ") is patient data as a whole"));
        }
    }
}
