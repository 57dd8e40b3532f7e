using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>Whether the classified parameters of <c>[LoggerMessage]</c> methods are redacted in one application.</summary>
/// <remarks>
/// Measured with Microsoft.Extensions.Telemetry 10 (tests/Chaperone.Sinks.Tests): the extended logger, which EnableRedaction() and
/// EnableEnrichment() put in, redacts only with EnableRedaction() and with the redactors of AddRedaction(); else it writes the value as it is.
/// Without the extended logger classified values are not written at all. The generator of the framework itself knows no classification.
/// </remarks>
internal sealed class LogRedaction
{
    // AddPhiMasking() of Chaperone.AspNetCore registers redactors too.
    private static readonly string[] Words = { "EnableRedaction", "EnableEnrichment", "AddRedaction", "AddPhiMasking" };
    private static readonly ConditionalWeakTable<SyntaxTree, bool[]> Mentions = new();
    private static readonly BoundedCache<Compilation, LogRedaction> Cache = new(static c => new LogRedaction(c), static r => r._compilation);

    private readonly Compilation _compilation;
    private readonly Lazy<string?> _missing;

    private LogRedaction(Compilation compilation)
    {
        _compilation = compilation;
        _missing = new(() => Find(compilation));
    }

    /// <summary>Why a classified value is written as it is; null when it is redacted, not written, or when that can't be told.</summary>
    public string? Missing => _missing.Value;

    /// <summary>The compilation's.</summary>
    public static LogRedaction Of(Compilation compilation) => Cache.GetOrCreate(compilation);

    private static string? Find(Compilation compilation)
    {
        var symbols = new WellKnownSymbols(compilation);
        if (symbols.Get("Microsoft.Extensions.Logging.LogPropertiesAttribute") is null)
        {
            return "the generator of Microsoft.Extensions.Logging reads no classification; that of Microsoft.Extensions.Telemetry does";
        }

        // Which logger a library is used with only the application knows, and what other assemblies set up is not visible here.
        if (compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication) || compilation.SourceModule.ReferencedAssemblySymbols.Any(SetsUpLogging))
        {
            return null;
        }

        var said = compilation.SyntaxTrees.Select(MentionedIn).Aggregate(new bool[Words.Length], static (all, one) => all.Zip(one, static (a, b) => a || b).ToArray());
        return said switch
        {
            [true, _, false, false] => "no redactor is registered: nothing calls AddRedaction()",
            [false, true, _, _] => "nothing calls EnableRedaction()",
            _ => null,
        };
    }

    private static bool SetsUpLogging(IAssemblySymbol assembly) =>
        !WellKnownSymbols.IsFrameworkAssembly(assembly) && !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal) && assembly.Name != "Chaperone.AspNetCore"
        && assembly.Modules.Any(static m => m.ReferencedAssemblies.Any(static r => r.Name is "Microsoft.Extensions.Telemetry" or "Microsoft.Extensions.Compliance.Redaction"));

    // Syntax only, and kept with the tree: an edit costs one file.
    private static bool[] MentionedIn(SyntaxTree tree) => Mentions.GetValue(tree, static t =>
    {
        var text = t.GetText(CancellationToken.None).ToString();
        return Words.Select(w => text.IndexOf(w, StringComparison.Ordinal) >= 0).ToArray();
    });
}
