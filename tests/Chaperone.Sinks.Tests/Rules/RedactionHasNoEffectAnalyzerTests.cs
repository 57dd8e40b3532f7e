using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Sinks.Tests.Rules;

/// <summary>CHP2008: classifications that no log redacts, and a redactor that does nothing.</summary>
public class RedactionHasNoEffectAnalyzerTests
{
    private const string Log = """
        public static partial class Log
        {
            [LoggerMessage(1, LogLevel.Information, "Seen {ssn} {ward}")]
            public static partial void Seen(ILogger logger, [Chaperone.Phi(Chaperone.PhiKind.NationalId)] string #, string ward);
        }
        """;

    private static string Program(string setup) => $"""
        using Microsoft.Extensions.Compliance.Redaction;
        var builder = WebApplication.CreateBuilder(args);
        {setup}
        builder.Build().Run();
        """;

    private static AnalyzerTest Test(string setup, bool reports, OutputKind kind = OutputKind.ConsoleApplication) =>
        new(kind == OutputKind.ConsoleApplication ? Program(setup) : "public static class Setup { public static void Add(WebApplicationBuilder builder) { " + setup + " } }", Log.Replace("#", reports ? "{|CHP2008:ssn|}" : "ssn", StringComparison.Ordinal))
        {
            Analyzers = static () => [new RedactionHasNoEffectAnalyzer()],
            AllowCompilerErrors = true,
            Kind = kind,
        };

    [Theory]
    [InlineData("builder.Logging.EnableRedaction();", true)]
    [InlineData("builder.Logging.EnableEnrichment();", true)]
    [InlineData("builder.Logging.EnableEnrichment(); builder.Services.AddRedaction();", true)]
    [InlineData("builder.Logging.EnableRedaction(); builder.Services.AddRedaction();", false)]
    [InlineData("builder.Logging.EnableRedaction(); builder.Services.AddPhiMasking();", false)]
    [InlineData("", false)]
    public Task ClassifiedParameter_ReportsWhereNothingRedacts(string setup, bool reports) => Test(setup, reports).RunAsync();

    [Fact]
    public Task Library_DoesNotReport() => Test("builder.Logging.EnableEnrichment();", reports: false, OutputKind.DynamicallyLinkedLibrary).RunAsync();

    [Theory]
    [InlineData("builder.Services.AddRedaction(b => b.{|CHP2008:SetFallbackRedactor<NullRedactor>|}());")]
    [InlineData("builder.Services.AddRedaction(b => b.SetFallbackRedactor<ErasingRedactor>());")]
    [InlineData("builder.Services.AddRedaction(b => { b.SetRedactor<ErasingRedactor>(Chaperone.PhiTaxonomy.Of(Chaperone.PhiKind.Mrn)); b.SetFallbackRedactor<NullRedactor>(); });")]
    [InlineData("if (builder.Environment.IsDevelopment()) { builder.Services.AddRedaction(b => b.SetFallbackRedactor<NullRedactor>()); }")]
    public Task NullRedactor_ReportsAsTheOnlyOne(string setup) =>
        new AnalyzerTest(Program(setup)) { Analyzers = static () => [new RedactionHasNoEffectAnalyzer()] }.RunAsync();

    [Fact]
    public async Task UnclassifiedAndExplicitlyHarmless_DoNotReport() =>
        await new AnalyzerTest(Program("builder.Logging.EnableRedaction();"), """
            public static partial class Log
            {
                [LoggerMessage(1, LogLevel.Information, "Seen {id}")]
                public static partial void Seen(ILogger logger, [Microsoft.Extensions.Compliance.Classification.NoDataClassification] string id);
            }
            """) { Analyzers = static () => [new RedactionHasNoEffectAnalyzer()], AllowCompilerErrors = true }.RunAsync();

    [Fact]
    public async Task OpenDocument_GetsWhatTheBuildGets()
    {
        var test = Test("builder.Logging.EnableRedaction();", reports: true);
        var compilation = test.Compile();
        var built = (await test.DiagnosticsAsync(compilation)).Select(static d => AnalyzerTest.Describe(d) + d.GetMessage()).ToList();
        var fresh = test.Compile();
        var live = await test.Driver(fresh).GetAnalyzerSemanticDiagnosticsAsync(fresh.GetSemanticModel(fresh.SyntaxTrees[1]), filterSpan: null, CancellationToken.None);
        Assert.Contains("nothing calls AddRedaction()", Assert.Single(built), StringComparison.Ordinal);
        Assert.Equal(built, live.Select(static d => AnalyzerTest.Describe(d) + d.GetMessage()));
    }
}
