using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules;

/// <summary>The base of every analyzer: sets the flags that none may forget, and makes a failure of ours break the build.</summary>
public abstract class ChaperoneAnalyzer : DiagnosticAnalyzer
{
    private ImmutableArray<DiagnosticDescriptor> _supported;

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics
    {
        get
        {
            if (_supported.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref _supported, Rules.Add(DiagnosticDescriptors.AnalyzerFailed));
            }

            return _supported;
        }
    }

    /// <summary>The rules that the analyzer reports.</summary>
    private protected abstract ImmutableArray<DiagnosticDescriptor> Rules { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        // Generators write Map calls and controllers too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        Register(context);
    }

    /// <summary>Registers the analyzer's actions; each of them runs inside <see cref="Guard"/>.</summary>
    private protected abstract void Register(AnalysisContext context);

    /// <summary>Runs an action; an exception of ours becomes an error instead of the compiler's warning AD0001.</summary>
    /// <remarks>Nothing is hidden: the error names the analyzer and the exception with the place it came from, and can't be configured away.</remarks>
    private protected void Guard(Action<Diagnostic> report, SyntaxTree? tree, Action action)
    {
        try
        {
            action();
        }
#pragma warning disable CA1031 // Whatever was thrown: the build must say that nothing was checked.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var location = tree is null ? Location.None : Location.Create(tree, new Microsoft.CodeAnalysis.Text.TextSpan(0, 0));
            report(Diagnostic.Create(DiagnosticDescriptors.AnalyzerFailed, location, GetType().Name, exception.GetType().Name, Describe(exception)));
        }
    }

    private static string Describe(Exception exception)
    {
        var stack = (exception.StackTrace ?? "").Split('\n');
        return (exception.Message + " " + (stack.Length > 0 ? stack[0].Trim() : "")).Replace('\r', ' ').Replace('\n', ' ').Trim();
    }
}
