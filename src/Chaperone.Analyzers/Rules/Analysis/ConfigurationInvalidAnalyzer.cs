using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Phi.Terms;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Rules.Analysis;

/// <summary>CHP9002: a <c>chaperone.</c> option that does not exist or is malformed; a row of a term file that can't be read.</summary>
/// <remarks>
/// The compiler does not say in which configuration file an option stands. So each problem is reported once, at the start of the first
/// source file that it applies to: a place where an editor shows it, and where a severity can be configured. Rows of term files are
/// reported where they stand.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationInvalidAnalyzer : ChaperoneAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.ConfigurationInvalid);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            var compilation = start.Compilation;
            if (!WellKnownSymbols.ReferencesAspNetCore(compilation))
            {
                return;
            }

            start.RegisterAdditionalFileAction(file => Guard(file.ReportDiagnostic, null, () =>
            {
                if (PhiTermFile.Is(file.AdditionalFile.Path) && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
                {
                    foreach (var error in PhiTermFile.Parse(text).Errors)
                    {
                        var place = Location.Create(file.AdditionalFile.Path, error.Span, text.Lines.GetLinePositionSpan(error.Span));
                        file.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ConfigurationInvalid, place, "This row is ignored: " + error.Message));
                    }
                }
            }));
            start.RegisterSyntaxTreeAction(file => Guard(file.ReportDiagnostic, file.Tree, () =>
            {
                var provider = file.Options.AnalyzerConfigOptionsProvider;
                foreach (var error in ConfigurationCheck.ErrorsIn(provider.GetOptions(file.Tree)))
                {
                    // Only a project with a problem pays for looking at its other files.
                    if (compilation.SyntaxTrees.First(t => ConfigurationCheck.ErrorsIn(provider.GetOptions(t)).Contains(error)) == file.Tree)
                    {
                        file.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ConfigurationInvalid, Location.Create(file.Tree, new TextSpan(0, 0)), error));
                    }
                }
            }));
        });
}
