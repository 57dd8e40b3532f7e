using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Chaperone.Tests.Fixes;

/// <summary>The fixes of rules over flows: the key instead, nothing at all, a classified parameter, a text without it.</summary>
public class FlowFixerTests
{
    private static Task FixAsync<TAnalyzer, TFixer>(string before, string after, string key, string types = "", string? typesAfter = null, string usings = "")
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new() => new FixTest<TAnalyzer, TFixer>(
            [Flows.Clinic(before, types: types, usings: usings), Flows.Types],
            [Flows.Clinic(after, types: typesAfter ?? types, usings: usings), Flows.Types])
        {
            TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
            CodeActionEquivalenceKey = key,
        }.RunAsync();

    private static Task NotOfferedAsync<TAnalyzer, TFixer>(string statements)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new() => new FixTest<TAnalyzer, TFixer>([Flows.Clinic(statements), Flows.Types], [Flows.Clinic(statements), Flows.Types])
        {
            TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
        }.RunAsync();

    [Theory]
    [InlineData("""throw new InvalidOperationException($"No chart for {{|CHP2004:p.Ssn|}}");""", """throw new InvalidOperationException($"No chart for {p.Id}");""")]
    [InlineData("""throw new InvalidOperationException("No chart for " + {|CHP2004:p.Ssn|} + "."); // stop""", """throw new InvalidOperationException("No chart for " + p.Id + "."); // stop""")]
    [InlineData("""throw new InvalidOperationException({|CHP2004:p.Ssn|});""", """throw new InvalidOperationException(p.Id.ToString());""")]
    [InlineData("""throw new InvalidOperationException($"No chart for {{|CHP2004:p?.Ssn ?? "nobody"|}}");""", """throw new InvalidOperationException($"No chart for {p?.Id}");""")]
    [InlineData("""throw new InvalidOperationException($"No {{|CHP2004:p.Ssn!.Trim()|}}");""", """throw new InvalidOperationException($"No {p.Id}");""")]
    public Task ValueInError_BecomesTheKey(string before, string after) => FixAsync<PhiInErrorAnalyzer, UseKeyFixer>(before, after, "CHP2003.Key");

    [Theory]
    [InlineData("""throw new InvalidOperationException($"No {{|CHP2004:p.Ssn|}} {p.Mrn}");""")]
    [InlineData("""var s = p.Ssn; throw new InvalidOperationException({|CHP2004:s|});""")]
    [InlineData("""throw new InvalidOperationException($"No {{|CHP2004:p.Ssn|}:x}");""")]
    public Task NoKeyAtHandOrTheSameTwice_NotOffered(string statements) => NotOfferedAsync<PhiInErrorAnalyzer, UseKeyFixer>(statements);

    [Fact]
    public Task TagOfActivity_BecomesTheKey() => FixAsync<PhiInTelemetryAnalyzer, UseKeyFixer>(
        """System.Diagnostics.Activity.Current?.SetTag("patient", {|CHP2005:p.Ssn|});""",
        """System.Diagnostics.Activity.Current?.SetTag("patient", p.Id);""",
        "CHP2003.Key");

    [Theory]
    [InlineData(
        """log.LogInformation("Admitted {Ssn} to {Theme}", {|CHP2003:p.Ssn|}, p.Theme);""",
        """log.LogInformation("Admitted {PatientId} to {Theme}", p.Id, p.Theme);""")]
    [InlineData(
        """log.LogWarning($"Admitted {{|CHP2003:p.Ssn|}} as {p.Mrn ?? "none"} to {p.Theme,10}, {{done}}"); // now""",
        """log.LogWarning("Admitted {PatientId} as [redacted] to {Theme,10}, {{done}}", p.Id, p.Theme); // now""")]
    [InlineData(
        """log.LogInformation("Ssn " + {|CHP2003:p.Ssn|} + " in " + p.Theme);""",
        """log.LogInformation("Ssn {PatientId} in {Theme}", p.Id, p.Theme);""")]
    [InlineData(
        """var ssn = p.Ssn; log.LogError(new Exception(), "Failed for {Ssn}", {|CHP2003:ssn|});""",
        """var ssn = p.Ssn; log.LogError(new Exception(), "Failed for [redacted]");""")]
    [InlineData(
        """log.LogInformation("Patient {PatientId} has {Ssn}", p.Id, {|CHP2003:p.Ssn|});""",
        """log.LogInformation("Patient {PatientId} has [redacted]", p.Id);""")]
    [InlineData(
        """log.LogInformation("Seen {@Patient}", {|CHP2003:p|});""",
        """log.LogInformation("Seen {PatientId}", p.Id);""")]
    [InlineData(
        """log.LogInformation($"A {{|CHP2003:p.Ssn|}}"); log.LogInformation($"B {{|CHP2003:p.Mrn|}}");""",
        """log.LogInformation("A {PatientId}", p.Id); log.LogInformation("B {PatientId}", p.Id);""")]
    public Task LoggedValue_LeavesTheMessage(string before, string after) => FixAsync<PhiInLogAnalyzer, LeaveOutOfLogFixer>(before, after, "CHP2003.LeaveOut");

    [Theory]
    [InlineData("""Console.WriteLine({|CHP2003:p.Ssn|});""")]
    [InlineData("""var text = $"Admitted {p.Ssn}"; log.LogInformation({|CHP2003:text|} + "x", 1);""")]
    public Task NoTemplate_NotOffered(string statements) => NotOfferedAsync<PhiInLogAnalyzer, LeaveOutOfLogFixer>(statements);

    [Fact]
    public Task PrintedRecordInLog_LeavesTheMessage() => FixAsync<PhiPrintedByRecordAnalyzer, LeaveOutOfLogFixer>(
        """log.LogInformation("Read {Record}", {|CHP2009:r|});""",
        """log.LogInformation("Read {PatientId}", r.Id);""",
        "CHP2003.LeaveOut");

    [Fact]
    public Task Record_PrintsItselfWithoutPatientData() => new FixTest<PhiPrintedByRecordAnalyzer, PrintMaskedFixer>(
        [Flows.Clinic("""log.LogInformation("Read {Record}", {|CHP2009:r|}); var text = $"{{|CHP2009:r|}}";"""), Flows.Types],
        [Flows.Clinic("""log.LogInformation("Read {Record}", r); var text = $"{r}";"""), Flows.Types.Replace(
            "public record PatientRecord(Guid Id, string Ssn, string Theme);",
            """
            public record PatientRecord(Guid Id, string Ssn, string Theme)
            {
                /// <summary>Without what tells about the patient.</summary>
                public sealed override string ToString() => $"PatientRecord {{ Id = {Id}, Theme = {Theme} }}";
            }
            """,
            StringComparison.Ordinal)])
    {
        TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
        CodeActionEquivalenceKey = "CHP2009.ToString",
    }.RunAsync();

    [Theory]
    [InlineData(
        "public sealed record Card(string Ssn)\n{\n    public int Version { get; init; }\n}",
        "public sealed record Card(string Ssn)\n{\n    public int Version { get; init; }\n\n    /// <summary>Without what tells about the patient.</summary>\n    public override string ToString() => $\"Card {{ Version = {Version} }}\";\n}")]
    [InlineData(
        "public readonly record struct Card(string Ssn, PatientRecord Record);",
        "public readonly record struct Card(string Ssn, PatientRecord Record)\n{\n    /// <summary>Without what tells about the patient.</summary>\n    public override string ToString() => \"Card\";\n}")]
    public Task OtherRecords_PrintThemselves(string before, string after) =>
        FixAsync<PhiPrintedByRecordAnalyzer, PrintMaskedFixer>("""void Print(Card card) => log.LogInformation("Read {Card}", {|CHP2009:card|});""", """void Print(Card card) => log.LogInformation("Read {Card}", card);""", "CHP2009.ToString", before, after);

    [Theory]
    [InlineData("System.Diagnostics.Activity.Current?.SetTag(\"ssn\", {|CHP2005:p.Ssn|});")]
    [InlineData("activity.AddBaggage(\"ssn\", {|CHP2005:p.Ssn|});")]
    public Task TagThatIsAStatement_IsRemoved(string statement) => FixAsync<PhiInTelemetryAnalyzer, TelemetryFixer>(
        "var activity = new System.Diagnostics.Activity(\"x\");\n        " + statement + "\n        activity.Start();",
        "var activity = new System.Diagnostics.Activity(\"x\");\n        activity.Start();",
        "CHP2005.Remove");

    [Fact]
    public Task TagInAChain_NotOffered() => NotOfferedAsync<PhiInTelemetryAnalyzer, TelemetryFixer>("""var a = new System.Diagnostics.Activity("x").SetTag("ssn", {|CHP2005:p.Ssn|});""");

    private const string Logged = "void Use(Microsoft.AspNetCore.Builder.IApplicationBuilder app) => Microsoft.AspNetCore.Builder.HttpLoggingBuilderExtensions.UseHttpLogging(app); var o = new HttpLoggingOptions(); ";

    [Theory]
    [InlineData("o.{|CHP2005:LoggingFields|} = HttpLoggingFields.All;", "o.LoggingFields = HttpLoggingFields.RequestPropertiesAndHeaders | HttpLoggingFields.ResponsePropertiesAndHeaders;")]
    [InlineData("o.{|CHP2005:LoggingFields|} = HttpLoggingFields.RequestPath | HttpLoggingFields.RequestBody;", "o.LoggingFields = HttpLoggingFields.RequestPropertiesAndHeaders | HttpLoggingFields.ResponsePropertiesAndHeaders;")]
    public Task Switch_IsSetBack(string before, string after) => FixAsync<PhiInTelemetryAnalyzer, TelemetryFixer>(
        Logged + before, Logged + after, "CHP2005.Remove", usings: "using Microsoft.AspNetCore.HttpLogging;");

    private const string Telemetry = """
        namespace Chaperone { public enum PhiKind { NationalId, Mrn, Other } public class PhiAttribute(PhiKind kind) : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { public PhiKind Kind => kind; } }
        namespace Microsoft.Extensions.Compliance.Classification { public abstract class DataClassificationAttribute : Attribute; }
        namespace Microsoft.Extensions.Logging { public class LogPropertiesAttribute : Attribute; }
        """;

    private static Task LoggerMessageAsync(string before, string after) => new FixTest<PhiInLogAnalyzer, LoggerMessageFixer>([before, Flows.Types, Telemetry], [after, Flows.Types, Telemetry])
    {
        TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
        CodeActionEquivalenceKey = "CHP2003.LoggerMessage",

        // The body is what the generator of Microsoft.Extensions.Telemetry writes; tests/Chaperone.Sinks.Tests compiles with it.
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Fact]
    public Task LogCall_BecomesALoggerMessageMethod() => LoggerMessageAsync(
        """
        public class Clinic(ILogger<Clinic> log)
        {
            public void Do(Patient p)
            {
                log.LogInformation("Admitted {Ssn} to {Theme}", {|CHP2003:p.Ssn|}, p.Theme); // now
            }
        }
        """,
        """
        using Chaperone;

        public partial class Clinic(ILogger<Clinic> log)
        {
            public void Do(Patient p)
            {
                LogDo(log, p.Ssn, p.Theme); // now
            }

            [LoggerMessage(Level = LogLevel.Information, Message = "Admitted {Ssn} to {Theme}")]
            private static partial void LogDo(ILogger logger, [Phi(PhiKind.NationalId)] string? ssn, string? theme);
        }
        """);

    [Fact]
    public Task SeveralCallsWithException_FixAll() => LoggerMessageAsync(
        """
        using Chaperone;

        public partial class Clinic(ILogger<Clinic> log)
        {
            public class Inner(ILogger log)
            {
                public void Do(Patient p, Exception e)
                {
                    log.LogError(e, $"Failed \"{{|CHP2003:p.Mrn|}!}\" {{x}}");
                    log.LogWarning("Again " + {|CHP2003:p.Ssn!.Trim()|});
                }
            }
        }
        """,
        """
        using Chaperone;

        public partial class Clinic(ILogger<Clinic> log)
        {
            public partial class Inner(ILogger log)
            {
                public void Do(Patient p, Exception e)
                {
                    LogDo(log, e, p.Mrn!);
                    LogDo2(log, p.Ssn!.Trim());
                }

                [LoggerMessage(Level = LogLevel.Error, Message = "Failed \"{Mrn}\" {{x}}")]
                private static partial void LogDo(ILogger logger, Exception exception, [Phi(PhiKind.Mrn)] string mrn);

                [LoggerMessage(Level = LogLevel.Warning, Message = "Again {Ssn}")]
                private static partial void LogDo2(ILogger logger, [Phi(PhiKind.NationalId)] string ssn);
            }
        }
        """);
}
