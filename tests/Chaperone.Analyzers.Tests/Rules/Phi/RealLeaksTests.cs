using System.Collections.Immutable;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Rules.Phi;

/// <summary>Leaks and traps of public health code, in our own words: what was found there must be found here, and nothing else.</summary>
public class RealLeaksTests
{
    private const string Types = """
        public class ReferralCase { public string CaseNumber { get; set; } = ""; public long? NhsNumber { get; set; } }
        public class ScreeningParticipant { public string? ParticipantId { get; set; } public string? NhsNumber { get; set; } }
        public class InpatientDto { public Guid PatientId { get; set; } public string FullName { get; set; } = ""; public string LastName { get; set; } = ""; public DateTime DateOfBirth { get; set; } }
        public class PrescriptionOrder { public Guid PatientId { get; set; } public string DrugName { get; set; } = ""; }
        public interface ISender { Task<string> SendGet(string url); }
        """;

    private static Task RunAsync(string statements) => new AnalyzerTest(
        $$"""
        public class ReferralService(ILogger<ReferralService> logger, ISender sender)
        {
            public async Task Process(ReferralCase item, ScreeningParticipant participant, InpatientDto patient, PrescriptionOrder order, string baseUrl)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """,
        Types)
    {
        Analyzers = static () => [.. All],
        Kind = OutputKind.DynamicallyLinkedLibrary,
    }.RunAsync();

    private static ImmutableArray<DiagnosticAnalyzer> All =>
        [new PhiInLogAnalyzer(), new PhiInErrorAnalyzer(), new PhiInTelemetryAnalyzer(), new PhiInClientStateOrKeyAnalyzer(), new PhiPrintedByRecordAnalyzer(), new PhiToGenerativeAiAnalyzer(), new PhiInOutgoingUrlAnalyzer()];

    [Theory]
    [InlineData("""string numberText = Convert.ToString(item.NhsNumber!.Value); if (!long.TryParse(numberText, out var parsed)) { logger.LogWarning("Wrong format of the number: {Number}", {|CHP2003:numberText|}); }""")]
    [InlineData("""var address = $"{baseUrl}?nhsNumber={{|CHP2002:participant.NhsNumber|}}"; await sender.SendGet(address);""")]
    [InlineData("""var criteria = $"/Patient?identifier=https://numbers.example/nhs|{{|CHP2002:participant.NhsNumber|}}"; await sender.SendGet(criteria);""")]
    [InlineData("""logger.LogInformation("Patient {PatientName} was created as {PatientId}", {|CHP2003:patient.FullName|}, patient.PatientId);""")]
    [InlineData("""logger.LogInformation("Patient {PatientId} ({LastName}) was deleted", patient.PatientId, {|CHP2003:patient.LastName|});""")]
    [InlineData("""string? NhsNumber = participant.NhsNumber; await sender.SendGet($"{baseUrl}?Id={{|CHP2002:NhsNumber|}}");""")]
    [InlineData("""logger.LogInformation("Patient {PatientId} ({Name}) admitted to {Ward}", patient.PatientId, {|CHP2003:patient.FullName|}, "A");""")]
    [InlineData("""logger.LogInformation("Prescribed {DrugName} for {PatientId}", {|CHP2003:order.DrugName|}, order.PatientId);""")]
    [InlineData("""throw new InvalidOperationException($"Patient {{|CHP2004:patient.FullName|}} is not available at {DateTime.Now}");""")]
    public Task PublicLeak_Reports(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""logger.LogInformation("A record with the number {NhsNumber} is left out", participant.ParticipantId);""")]
    [InlineData("""throw new InvalidOperationException($"Patient {patient.PatientId} was not found");""")]
    [InlineData("""System.Diagnostics.Activity.Current?.SetTag("patient.id", patient.PatientId);""")]
    [InlineData("""logger.LogInformation("Patient {PatientId} was deleted", patient.PatientId);""")]
    [InlineData("""logger.LogWarning("Case {CaseNumber} has no NHS number", item.CaseNumber);""")]
    [InlineData("""logger.LogInformation("Known: {Known}, born in {Year}", item.NhsNumber.HasValue, patient.DateOfBirth.Year);""")]
    [InlineData("""var responseContent = await sender.SendGet(baseUrl); logger.LogError(responseContent);""")]
    [InlineData("""var content = await File.ReadAllTextAsync("x"); logger.LogError("{Content}", content);""")]
    public Task Trap_DoesNotReport(string statements) => RunAsync(statements);

    /// <summary>The cases of Meziantou.Analyzer's MA0153 (classified data in logs), with classifications of PHI.</summary>
    [Theory]
    [InlineData("""log.LogInformation("{Prop}", {|CHP2003:new Dummy().Prop|});""")]
    [InlineData("""log.LogInformation("{Prop}", {|CHP2003:new Dummy().Props[0]|});""")]
    [InlineData("""log.LogInformation("{Prop}", {|CHP2003:new Dummy().Field|});""")]
    [InlineData("""void A([Taxonomy] int value) { log.LogInformation("{Prop}", {|CHP2003:value|}); }""")]
    [InlineData("""log.BeginScope("{Prop}", {|CHP2003:new Dummy().Prop|});""")]
    [InlineData("""log.LogInformation("{@Dummy}", {|CHP2003:new Holder().Dummy|});""")]
    [InlineData("""log.LogInformation("{Prop}", new Dummy().Plain);""")]
    [InlineData("""log.LogInformation("{Dummy}", new Dummy());""")]
    [InlineData("""int number = 42; string text = "test"; log.LogInformation("{Number} {Text}", number, text);""")]
    public Task ClassifiedData_OutsideOfHealthCode(string statements) => new AnalyzerTest(
        "ILogger log = null!;\n" + statements,
        """
        namespace Microsoft.Extensions.Compliance.Classification
        {
            public readonly struct DataClassification { public static DataClassification Unknown => default; }
            public class DataClassificationAttribute : Attribute { protected DataClassificationAttribute(DataClassification classification) { } }
        }
        """,
        """
        public class TaxonomyAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute
        {
            public TaxonomyAttribute() : base(Microsoft.Extensions.Compliance.Classification.DataClassification.Unknown) { }
        }
        public class Dummy
        {
            [Taxonomy] public string Prop { get; set; } = "";
            [Taxonomy] public string[] Props { get; set; } = [];
            [Taxonomy] public string Field = "";
            public string Plain { get; set; } = "";
        }
        public class Holder { public Dummy Dummy { get; set; } = new(); }
        """)
    {
        Analyzers = static () => [new PhiInLogAnalyzer()],
    }.RunAsync();
}
