using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Chaperone.Tests.Harness;

/// <summary>Applies one action of a fixer to a program of several files: the result must be the expected text and must compile.</summary>
/// <remarks>The same code is then fixed again by Fix All in the document, the project and the solution, unless the fixer has no Fix All.</remarks>
internal class FixTest<TAnalyzer, TFixer> : CSharpCodeFixTest<TAnalyzer, TFixer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFixer : CodeFixProvider, new()
{
    public FixTest(string[] before, string[] after)
    {
        // No packages: the references are the ones that this project was built with.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.OutputKind = OutputKind.ConsoleApplication;
        TestState.AdditionalReferences.AddRange(References.AspNetCore);

        // The rule looks at generated code too, by intention.
        TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck;
        foreach (var file in before)
        {
            TestState.Sources.Add(file);
        }

        foreach (var file in after)
        {
            FixedState.Sources.Add(file);
        }

        TestState.Sources.Add(("/0/Usings.cs", AnalyzerTest.ImplicitUsings));
        FixedState.Sources.Add(("/0/Usings.cs", AnalyzerTest.ImplicitUsings));
    }

    public FixTest(string before, string after)
        : this([before], [after])
    {
    }

    /// <summary>Applies the action of that key once and expects the text.</summary>
    public static Task RunAsync(string before, string after, string key) =>
        new FixTest<TAnalyzer, TFixer>(before, after) { CodeActionEquivalenceKey = key }.RunAsync();

    /// <summary>Expects that no action is offered.</summary>
    public static Task NotOfferedAsync(string source) => new FixTest<TAnalyzer, TFixer>(source, source).RunAsync();

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
}

/// <summary>The same for fixes of CHP1001.</summary>
internal sealed class FixTest<TFixer> : FixTest<EndpointWithoutAuthorizationAnalyzer, TFixer>
    where TFixer : CodeFixProvider, new()
{
    public FixTest(string[] before, string[] after)
        : base(before, after)
    {
    }

    public FixTest(string before, string after)
        : base(before, after)
    {
    }
}
