using System.Collections.Immutable;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests;

/// <summary>What the test suites of other tools ask about, in our own words and with patients in it. docs/comparison.md says which apply.</summary>
public class PeerCasesTests
{
    private static ImmutableArray<DiagnosticAnalyzer> All =>
        [new PhiInLogAnalyzer(), new PhiInErrorAnalyzer(), new PhiInTelemetryAnalyzer(), new PhiInClientStateOrKeyAnalyzer(), new PhiPrintedByRecordAnalyzer(), new PhiInOutgoingUrlAnalyzer()];

    /// <summary>CodeQL: cs/exposure-of-sensitive-information and cs/cleartext-storage-of-sensitive-information.</summary>
    [Theory]
    [InlineData("""context.Response.Cookies.Append("last", {|CHP2006:context.Request.Query["ssn"]|}!);""")]
    [InlineData("""context.Response.Cookies.Append("last", {|CHP2006:patient.Telephone|});""")]
    [InlineData("""logger.LogWarning({|CHP2003:patient.Telephone|});""")]
    [InlineData("""logger.LogWarning({|CHP2003:patient.Read()|});""")]
    [InlineData("""var value = patient.Ssn; logger.LogWarning("{Value}", {|CHP2003:value|});""")]
    [InlineData("""context.Response.Cookies.Append("last", protector.Protect(patient.Ssn));""")]
    [InlineData("""logger.LogWarning(protector.Protect(patient.Ssn));""")]
    [InlineData("""context.Response.Cookies.Append("theme", patient.Theme);""")]
    public Task CodeQL(string statements) => RunAsync(statements);

    /// <summary>Roslyn's CA2254 and CA1727, Sonar's S2629 and S6674 look at the template; what stands in its holes is what matters here.</summary>
    [Theory]
    [InlineData("""logger.LogInformation($"Signed in as {{|CHP2003:patient.Ssn|}}");""")]
    [InlineData("""logger.LogInformation("Signed in as " + {|CHP2003:patient.Ssn|});""")]
    [InlineData("""logger.LogInformation({|CHP2003:string.Format("Signed in as {0}", patient.Ssn)|});""")]
    public Task Templates(string statements) => RunAsync(statements);

    private static Task RunAsync(string statements) => new AnalyzerTest(
        $$"""
        using Microsoft.AspNetCore.DataProtection;
        public class Desk(ILogger<Desk> logger, Microsoft.AspNetCore.DataProtection.IDataProtector protector)
        {
            public void Do(Patient patient, HttpContext context)
            {
                {{statements}}
            }
        }
        """,
        """
        public class Patient { public string Ssn { get; set; } = ""; public string Telephone { get; set; } = ""; public string Theme { get; set; } = ""; public string Read() => Telephone; }
        """)
    {
        Analyzers = static () => All,
        Kind = OutputKind.DynamicallyLinkedLibrary,
    }.RunAsync();

    /// <summary>dotnet/extensions: what its [LoggerMessage] generator redacts is no leak, and what it prints by ToString is (its LOGGEN035).</summary>
    [Theory]
    [InlineData("""Logs.Properties(logger, new Visit("1", "2"));""")]
    [InlineData("""Logs.Classified(logger, new Visit("1", "2"));""")]
    [InlineData("""Logs.Number(logger, new Visit("1", "2").First);""")]
    [InlineData("""Logs.Hidden(logger, new Quiet());""")]
    [InlineData("""Logs.Provided(logger, new Visit("1", "2"));""")]
    [InlineData("""Logs.Derived(logger, new Derived());""")]
    [InlineData("""Logs.Plain(logger, {|CHP2003:mixed|});""")]
    [InlineData("""Logs.Template(logger, new Visit("1", "2"));""")]
    [InlineData("""Logs.Template(logger, {|CHP2009:visit|});""")]
    [InlineData("""Logs.Written(logger, {|CHP2009:new Written()|});""")]
    [InlineData("""Logs.Nested(logger, new Outer());""")]
    [InlineData("""Logs.Expanded(logger, {|CHP2003:expanded|});""")]
    public Task MicrosoftsGenerator(string statements) => new AnalyzerTest(
        $$"""
        using Microsoft.Extensions.Compliance.Classification;
        public class Desk(ILogger<Desk> logger)
        {
            public void Do(Visit visit, Mixed mixed, ExpandedOuter expanded)
            {
                {{statements}}
            }
        }

        public sealed class PrivateDataAttribute() : DataClassificationAttribute(new DataClassification("T", "Private"));

        public record Visit([PrivateData] string First, [property: PrivateData] string Second) { [PrivateData] public string? Third { get; set; } }
        public record Quiet { [PrivateData] public const string Fixed = ""; [PrivateData] public static string Shared = ""; [PrivateData] internal string Inner = ""; [PrivateData] private string Own { get; set; } = ""; }
        public class Base { [PrivateData] public string Number { get; set; } = ""; }
        public class Derived : Base { public string Theme { get; set; } = ""; }
        public class Mixed { public string Ssn { get; set; } = ""; [PrivateData] public string Number { get; set; } = ""; }
        public class Written { [PrivateData] public string Number { get; set; } = ""; public override string ToString() => $"#{Number}"; }
        public class Outer { public Mixed Inner { get; set; } = new(); }
        public class ExpandedOuter { [LogProperties] public Mixed Inner { get; set; } = new(); }
        public class Patient { public string Ssn { get; set; } = ""; }

        public static partial class Logs
        {
            [LoggerMessage(LogLevel.Information, "Obtained")] public static partial void Properties(ILogger logger, [LogProperties] Visit data);
            [LoggerMessage(LogLevel.Information, "Is {data}")] public static partial void Classified(ILogger logger, [PrivateData] Visit data);
            [LoggerMessage(LogLevel.Information, "Is {data}")] public static partial void Number(ILogger logger, [PrivateData] string data);
            [LoggerMessage(LogLevel.Information, "Is {data}")] public static partial void Hidden(ILogger logger, Quiet data);
            [LoggerMessage(LogLevel.Information, "Obtained")] public static partial void Provided(ILogger logger, [TagProvider(typeof(Tags), nameof(Tags.Write))] Visit data);
            [LoggerMessage(LogLevel.Information, "Obtained")] public static partial void Derived(ILogger logger, [LogProperties] Derived data);
            [LoggerMessage(LogLevel.Information, "Obtained")] public static partial void Plain(ILogger logger, [LogProperties] Mixed data);
            [LoggerMessage(LogLevel.Information, "Is {data}")] public static partial void Template(ILogger logger, Visit data);
            [LoggerMessage(LogLevel.Information, "Is {data}")] public static partial void Written(ILogger logger, Written data);
            [LoggerMessage(LogLevel.Information, "Obtained")] public static partial void Nested(ILogger logger, [LogProperties] Outer data);
            [LoggerMessage(LogLevel.Information, "Obtained")] public static partial void Expanded(ILogger logger, [LogProperties] ExpandedOuter data);

            // What the generator would write.
            public static partial void Properties(ILogger logger, Visit data) { }
            public static partial void Classified(ILogger logger, Visit data) { }
            public static partial void Number(ILogger logger, string data) { }
            public static partial void Hidden(ILogger logger, Quiet data) { }
            public static partial void Provided(ILogger logger, Visit data) { }
            public static partial void Derived(ILogger logger, Derived data) { }
            public static partial void Plain(ILogger logger, Mixed data) { }
            public static partial void Template(ILogger logger, Visit data) { }
            public static partial void Written(ILogger logger, Written data) { }
            public static partial void Nested(ILogger logger, Outer data) { }
            public static partial void Expanded(ILogger logger, ExpandedOuter data) { }
        }

        public static class Tags { public static void Write(ITagCollector collector, Visit? visit) { } }
        """)
    {
        Analyzers = static () => All,
        Kind = OutputKind.DynamicallyLinkedLibrary,
    }.RunAsync();
}
