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

    /// <summary>Roslyn's tests of its logging rules (CA2253, CA2254, CA1727, CA2017, CA1848): each overload, arrays, constants, delegates of Define.</summary>
    [Theory]
    [InlineData("""logger.LogTrace("{Arg}", {|CHP2003:patient.Ssn|});""")]
    [InlineData("""logger.LogDebug(0, "{Arg}", {|CHP2003:patient.Ssn|});""")]
    [InlineData("""logger.LogWarning(1, new Exception(), "{Arg}", {|CHP2003:patient.Ssn|});""")]
    [InlineData("""logger.LogCritical(2, null, "{Arg} {Other}", 1, {|CHP2003:patient.Ssn|});""")]
    [InlineData("""using (logger.BeginScope("{Arg}", {|CHP2003:patient.Ssn|})) { }""")]
    [InlineData("""logger.LogError("{One} {Two}", {|CHP2003:new object[] { 1, patient.Ssn }|});""")]
    [InlineData("""var arrayArgs = new object[] { patient.Ssn }; logger.LogError("{One}", {|CHP2003:arrayArgs|});""")]
    [InlineData("""logger.LogInformation("st" + "ring {Arg}", {|CHP2003:patient.Ssn|});""")]
    [InlineData("""var define = LoggerMessage.Define<string>(LogLevel.Information, 42, "{One}"); define(logger, {|CHP2003:patient.Ssn|}, null);""")]
    [InlineData("""var scope = LoggerMessage.DefineScope<string>("{One}"); using (scope(logger, {|CHP2003:patient.Ssn|})) { }""")]
    [InlineData("""logger.LogDebug($"{nameof(patient.Ssn)} <{{Arg1}}> is missing", typeof(string).Assembly);""")]
    [InlineData("""logger.LogDebug($"{new Exception().Message}");""")]
    [InlineData("""logger.LogDebug($"{string.Empty}");""")]
    [InlineData("""logger.LogDebug("string" + 2);""")]
    [InlineData("""logger.LogDebug(nameof(Patient) + " string");""")]
    public Task RoslynsLoggingRules(string statements) => RunAsync(statements);

    /// <summary>Sonar's tests of S6667, which wants the caught exception logged: where that is done, and what it says.</summary>
    [Theory]
    [InlineData("""try { Find({|CHP2004:patient.Ssn|}); } catch (Exception e) { logger.Log(LogLevel.Critical, {|CHP2003:e|}, "Message!"); }""")]
    [InlineData("""try { Find({|CHP2004:patient.Ssn|}); } catch (Exception e) { logger.LogWarning(new EventId(1), {|CHP2003:e|}, "Message!"); }""")]
    [InlineData("""try { Find({|CHP2004:patient.Ssn|}); } catch (Exception e) { LoggerExtensions.LogTrace(logger, {|CHP2003:e|}, "Message!"); }""")]
    [InlineData("""try { Find({|CHP2004:patient.Ssn|}); } catch (DivideByZeroException e) { logger.LogError(e, "Message!"); } catch (InvalidOperationException e) { if (patient.Theme != "") { logger.LogError({|CHP2003:e|}, "Message!"); } }""")]
    [InlineData("""try { Find({|CHP2004:patient.Ssn|}); } catch (Exception e) { try { } catch (Exception e2) { logger.LogCritical(e2, "Message!"); logger.LogCritical({|CHP2003:e|}, "Message!"); } }""")]
    [InlineData("""try { Find({|CHP2004:patient.Ssn|}); } catch (Exception) { logger.LogWarning("Message!"); }""")]
    [InlineData("""try { } catch (Exception e) { logger.LogWarning(e, "Message!"); }""")]
    public Task SonarsCatchClauses(string statements) => RunAsync(statements);

    /// <summary>Meziantou.Analyzer's tests of MA0153. A class that is logged as text prints its name: what that rule reports of it when it is told to is no leak.</summary>
    [Theory]
    [InlineData("""logger.LogInformation("{Prop}", {|CHP2003:new Dummy().Property|});""")]
    [InlineData("""logger.LogInformation("{Prop}", {|CHP2003:new Dummy().Array[0]|});""")]
    [InlineData("""logger.LogInformation("{Prop}", {|CHP2003:new Dummy().Field|});""")]
    [InlineData("""logger.LogInformation("{Prop}", {|CHP2003:number|});""")]
    [InlineData("""logger.BeginScope("{Prop}", {|CHP2003:new Dummy().Field|});""")]
    [InlineData("""logger.LogInformation("{Prop}", new Dummy().Plain);""")]
    [InlineData("""logger.LogInformation("{Patient}", new Dummy());""")]
    [InlineData("""logger.LogInformation("{Patient}", {|CHP2009:shown|});""")]
    [InlineData("""int value = 42; logger.LogInformation("{Value}", value);""")]
    [InlineData("""string value = "test"; logger.LogInformation("{Value}", value);""")]
    public Task Meziantou(string statements) => new AnalyzerTest(
        $$"""
        using Microsoft.Extensions.Compliance.Classification;
        public class Desk(ILogger<Desk> logger) { public void Do([Taxonomy] int number, Shown shown) { {{statements}} } }
        public sealed class TaxonomyAttribute() : DataClassificationAttribute(DataClassification.Unknown);
        public class Dummy { [Taxonomy] public string Property { get; set; } = ""; [Taxonomy] public string[] Array { get; set; } = []; [Taxonomy] public string Field = ""; public string Plain { get; set; } = ""; }
        public record Shown([property: Taxonomy] string Number);
        """)
    {
        Analyzers = static () => All,
        Kind = OutputKind.DynamicallyLinkedLibrary,
    }.RunAsync();

    private static Task RunAsync(string statements) => new AnalyzerTest(
        $$"""
        using Microsoft.AspNetCore.DataProtection;
        public class Desk(ILogger<Desk> logger, Microsoft.AspNetCore.DataProtection.IDataProtector protector)
        {
            public void Do(Patient patient, HttpContext context)
            {
                {{statements}}
            }

            private static void Find(string key)
            {
                if (key.Length > 3)
                {
                    throw new InvalidOperationException("No " + key);
                }
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
