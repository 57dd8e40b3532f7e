using Chaperone.Rules;
using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>What every message about an endpoint says: which endpoint, which member, of which kind, why it counts; and never a value.</summary>
public class MessageTests
{
    private const string Get = """new PatientDto(id, "M-123", "S-456")""";

    private static async Task OneAsync<TAnalyzer>(string program, params string[] parts)
        where TAnalyzer : EndpointAnalyzer, new()
    {
        // One an endpoint, however many members.
        var message = Assert.Single(await DiagnosticsAsync<TAnalyzer>(program)).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(parts, p => Assert.Contains(p, message, StringComparison.Ordinal));
        Assert.DoesNotContain("M-123", message, StringComparison.Ordinal);
        Assert.DoesNotContain("S-456", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Anonymous() => OneAsync<AnonymousPhiEndpointAnalyzer>(App($"""app.MapGet("/x/{"{id}"}", (Guid id) => {Get});"""), "'GET /x/{id}'", "PatientDto.Mrn (mrn, by ", "PatientDto.Ssn (national-id, by ");

    [Fact]
    public Task AnyUser() => OneAsync<PhiEndpointWithoutPolicyAnalyzer>(App($"""app.MapGet("/x/{"{id}"}", (Guid id) => {Get}).RequireAuthorization();"""), "'GET /x/{id}'", "PatientDto.Mrn (mrn, by ", "no policy");

    [Fact]
    public Task ObjectLevel() => OneAsync<ObjectLevelCheckMissingAnalyzer>(App($"""app.MapGet("/x/{"{id}"}", (Guid id) => {Get}).RequireAuthorization();"""), "'GET /x/{id}'", "by 'id'", "returns PatientDto.Mrn (mrn, by ");

    [Fact]
    public Task Url() => OneAsync<PhiInUrlAnalyzer>(App("""app.MapGet("/x/{ssn}", (string ssn) => 1);"""), "'GET /x/{ssn}'", "ssn (national-id, by ");

    [Fact]
    public Task Cached() => OneAsync<PhiResponseCachedAnalyzer>(App($"""app.MapGet("/x/{"{id}"}", (Guid id) => {Get}).CacheOutput();"""), "'GET /x/{id}'", "PatientDto.Mrn (mrn, by ", ".CacheOutput() stores");

    [Fact]
    public Task ForeignMask() => OneAsync<MaskHasNoEffectAnalyzer>(App("""app.MapGet("/x", () => new CardDto());""", "public class CardDto { [Newtonsoft.Json.JsonIgnore] public string? Ssn { get; set; } }"), "'GET /x'", "'CardDto.Ssn' (national-id, by ", "[JsonIgnore] of Newtonsoft.Json", "System.Text.Json does not read");

    [Fact]
    public Task Entity() => OneAsync<EntityInResponseAnalyzer>(App("""app.MapGet("/x", (ClinicContext db) => db.Patients.First());"""), "'GET /x'", "'Patient'", "Patient.Mrn (mrn, by ", "masks nothing of it");

    [Fact]
    public Task OverPosting() => OneAsync<PhiOverPostingAnalyzer>(App("""app.MapPost("/x", (Patient patient) => 1);"""), "'POST /x'", "'Patient'", "Patient.Mrn (mrn, by ");

    [Fact]
    public Task Opaque() => OneAsync<OpaquePhiPayloadAnalyzer>(App("""app.MapPost("/x", object (Patient patient, System.Text.Json.JsonElement element) => element);"""), "'POST /x'", "Patient.Mrn (mrn, by ", "cannot be known");

    [Fact]
    public async Task NotAudited()
    {
        var test = new AnalyzerTest(App($"""app.MapGet("/x/{"{id}"}", (Guid id) => {Get});""")) { Analyzers = static () => [new PhiAccessNotAuditedAnalyzer()], GlobalConfig = "chaperone.audit_markers = AuditLog" };
        var message = Assert.Single(await test.DiagnosticsAsync()).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("'GET /x/{id}' handles patient data, returns PatientDto.Mrn (mrn, by ", message, StringComparison.Ordinal);
    }
}
