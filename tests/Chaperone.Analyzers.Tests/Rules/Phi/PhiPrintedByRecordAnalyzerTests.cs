using Chaperone.Rules.Phi;
using Chaperone.Tests.Facts;
using Chaperone.Tests.Harness;

namespace Chaperone.Tests.Rules.Phi;

public class PhiPrintedByRecordAnalyzerTests
{
    private const string Types = """
        public record Base(Guid Id, string Ssn);
        public record Derived(Guid Id, string Ssn, string Theme) : Base(Id, Ssn);
        public record struct Chart(string Mrn);
        public record Outer(int Number, Chart Chart);
        public record Quiet(Guid Id, string Ssn) { public override string ToString() => $"Patient {Id}"; }
        public record Printing(Guid Id, string Ssn) { protected virtual bool PrintMembers(StringBuilder b) { b.Append(Id); return true; } }
        public record Loud(Guid Id, string Ssn) { protected virtual bool PrintMembers(StringBuilder b) { b.Append("Id = ").Append(Id); b.Append(", Ssn = ").Append(Ssn); return true; } }
        public record BelowQuiet(Guid Id, string Ssn, string Mrn) : Printing(Id, Ssn);
        public record BelowLoud(Guid Id, string Ssn, string Mrn) : Loud(Id, Ssn) { protected override bool PrintMembers(StringBuilder b) { b.Append(Id); return true; } }
        public record OnLoud(Guid Id, string Ssn, string Mrn) : Loud(Id, Ssn) { protected override bool PrintMembers(StringBuilder b) { return base.PrintMembers(b); } }
        public record Open(Guid Id, string Theme) { internal string? Ssn { get; init; } }
        public class Talking { public string? Ssn { get; set; } public override string ToString() => "SSN " + Ssn; }
        public class Silent { public string? Ssn { get; set; } public override string ToString() => "Patient"; }
        """;

    private static Task RunAsync(string statements, string members = "") => Flows.RunAsync<PhiPrintedByRecordAnalyzer>(statements, members, Types);

    [Theory]
    [InlineData("""log.LogInformation("Admitted {Patient}", {|CHP2009:r|});""")]
    [InlineData("""log.LogInformation($"Admitted {{|CHP2009:r|}}");""")]
    [InlineData("""var text = $"Admitted {{|CHP2009:r|}}"; log.LogInformation(text);""")]
    [InlineData("""log.LogInformation({|CHP2009:r.ToString()|});""")]
    [InlineData("""log.LogInformation("Admitted " + {|CHP2009:r|});""")]
    [InlineData("""throw new InvalidOperationException($"No chart for {{|CHP2009:r|}}");""")]
    [InlineData("""Console.WriteLine({|CHP2009:r|});""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:new Derived(p.Id, p.Ssn!, "a")|});""")]
    [InlineData("""Derived d = loaded; log.LogInformation("{P}", {|CHP2009:d|});""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:new Chart(p.Mrn!)|});""")]
    [InlineData("""Outer o = new(1, new Chart(p.Mrn!)); log.LogInformation("{P}", {|CHP2009:o|});""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:r with { Theme = "b" }|});""")]
    [InlineData("""List<PatientRecord> all = [r]; log.LogInformation("{P}", {|CHP2009:all|});""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:new Talking { Ssn = p.Ssn }|});""")]
    [InlineData("""Talking t = talking; log.LogInformation($"{{|CHP2009:t|}}");""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:new Loud(p.Id, "a")|});""")]
    [InlineData("""log.LogInformation($"{{|CHP2009:new Loud(p.Id, "a")|}}");""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:new BelowQuiet(p.Id, "a", "b")|});""")]
    [InlineData("""log.LogInformation("{P}", {|CHP2009:new OnLoud(p.Id, "a", "b")|});""")]
    public Task PrintedRecord_Reports(string statements) => RunAsync(statements, "private readonly Derived loaded = null!; private readonly Talking talking = null!;");

    [Theory]
    [InlineData("""log.LogInformation("Admitted {Patient}", r.Id);""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", new Quiet(p.Id, p.Ssn!));""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", new Printing(p.Id, p.Ssn!));""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", new Open(p.Id, "a") { Ssn = p.Ssn });""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", new Silent { Ssn = p.Ssn });""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", p);""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", r with { Ssn = "" });""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", new PatientRecord(p.Id, "000-00-0000", "a"));""")]
    [InlineData("""Talking t = new() { Ssn = p.Ssn }; var shown = $"{t}"; Console.Write(shown.Length);""")]
    [InlineData("""var shown = $"{new Loud(p.Id, "a")}"; Console.Write(shown.Length);""")]
    [InlineData("""log.LogInformation("{P}", new BelowLoud(p.Id, "a", "b"));""")]
    [InlineData("""Use(r);""")]
    [InlineData("""log.LogInformation("{Same}", r == new PatientRecord(p.Id, p.Ssn!, "a"));""")]
    public Task NotPrinted_DoesNotReport(string statements) => RunAsync(statements, "private void Use(PatientRecord x) { }");

    /// <summary>In an editor the record's project is a compilation of its own, where nothing may be reported.</summary>
    [Fact]
    public Task RecordOfAnOpenProject_Reports() => new AnalyzerTest(Flows.Clinic("""Console.WriteLine({|CHP2009:new Shared.PatientEvent(p.Ssn!)|});"""), Flows.Types)
    {
        References = [.. References.AspNetCore, new Library("Shared", "namespace Shared { public record PatientEvent(string Ssn); }").Open()],
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        Analyzers = static () => [new PhiPrintedByRecordAnalyzer()],
    }.RunAsync();

    [Fact]
    public async Task Message_NamesTheRecordAndWhereItGoes()
    {
        var diagnostic = Assert.Single(await Flows.Test<PhiPrintedByRecordAnalyzer>("""log.LogInformation("Admitted {Patient}", r);""").DiagnosticsAsync());
        Assert.Equal("The text of 'PatientRecord' prints 'PatientRecord.Ssn' (national-id) as it is and goes into 'LogInformation'; patient data by its name in the type PatientRecord", diagnostic.GetMessage());
        Assert.Contains(diagnostic.AdditionalLocations, static l => l.SourceTree!.FilePath == "/app/File1.cs");
    }

    [Fact]
    public async Task RecordInALog_IsOneFindingOfOneRule()
    {
        var test = new AnalyzerTest(Flows.Clinic("""log.LogInformation($"Admitted {r}"); log.LogInformation("Admitted {R}", r);"""), Flows.Types)
        {
            Analyzers = static () => [new PhiPrintedByRecordAnalyzer(), new PhiInLogAnalyzer()],
            Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        };
        Assert.Equal(["CHP2009", "CHP2009"], (await test.DiagnosticsAsync()).Select(static d => d.Id));
    }

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() =>
        Flows.AssertLiveAsync<PhiPrintedByRecordAnalyzer>("""log.LogInformation("{P}", new Seen(r));""", """public record Seen(PatientRecord Who);""");
}
