using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Fixes;

/// <summary>CHP2010 and CHP2001: a record for the answer; CHP2011: what a form may set.</summary>
public class ReturnRecordFixerTests
{
    private const string Whole = """


        /// <summary>What leaves of <see cref="Patient"/>.</summary>
        public sealed record PatientResponse(Guid Id, string Mrn, string Ssn)
        {
            public static PatientResponse From(Patient patient) => new(patient.Id, patient.Mrn, patient.Ssn);
        }
        """;

    private const string Without = """


        /// <summary>What leaves of <see cref="Patient"/>.</summary>
        public sealed record PatientSummary(Guid Id)
        {
            public static PatientSummary From(Patient patient) => new(patient.Id);
        }
        """;

    private static Task EntityAsync(string before, string after) => FixTest<EntityInResponseAnalyzer, ReturnRecordFixer>.RunAsync(before, after, "CHP2010.Record");

    [Theory]
    [InlineData("async (ClinicContext db) => await db.Patients.FirstAsync()", "async (ClinicContext db) => PatientResponse.From(await db.Patients.FirstAsync())")]
    [InlineData("(ClinicContext db) => db.Patients.FirstAsync()", "async (ClinicContext db) => PatientResponse.From(await db.Patients.FirstAsync())")]
    [InlineData("(ClinicContext db) => db.Patients.FirstOrDefaultAsync() /* one */", "async (ClinicContext db) => await db.Patients.FirstOrDefaultAsync() is { } found ? PatientResponse.From(found) : null /* one */")]
    [InlineData("(ClinicContext db) => db.Patients.ToListAsync()", "async (ClinicContext db) => (await db.Patients.ToListAsync()).Select(PatientResponse.From).ToList()")]
    [InlineData("(ClinicContext db) => db.Patients.Where(p => p.Mrn != \"\")", "(ClinicContext db) => db.Patients.Where(p => p.Mrn != \"\").Select(x => new PatientResponse(x.Id, x.Mrn, x.Ssn))")]
    [InlineData("(ClinicContext db) => db.Patients.ToArray()", "(ClinicContext db) => db.Patients.ToArray().Select(PatientResponse.From).ToArray()")]
    [InlineData("async (ClinicContext db) => Results.Ok(await db.Patients.ToListAsync())", "async (ClinicContext db) => Results.Ok((await db.Patients.ToListAsync()).Select(PatientResponse.From).ToList())")]
    [InlineData("async (Guid id, ClinicContext db) => { var p = await db.Patients.FindAsync(id); if (p is null) { return Results.NotFound(); } return Results.Ok(p); }", "async (Guid id, ClinicContext db) => { var p = await db.Patients.FindAsync(id); if (p is null) { return Results.NotFound(); } return Results.Ok(PatientResponse.From(p)); }")]
    [InlineData("async Task<Results<Ok<Patient>, NotFound>> (Guid id, ClinicContext db) => { var p = await db.Patients.FindAsync(id); return p is null ? TypedResults.NotFound() : TypedResults.Ok(p); }", "async Task<Results<Ok<PatientResponse>, NotFound>> (Guid id, ClinicContext db) => { var p = await db.Patients.FindAsync(id); return p is null ? TypedResults.NotFound() : TypedResults.Ok(PatientResponse.From(p)); }")]
    [InlineData("Patient () => new Patient()", "PatientResponse () => PatientResponse.From(new Patient())")]
    public Task Lambda_AnswersWithARecord(string before, string after) => EntityAsync(
        App($$"""app.{|CHP2010:MapGet|}("/x", {{before}}).WithName("x");"""),
        App($$"""app.MapGet("/x", {{after}}).WithName("x");""") + Whole);

    [Fact]
    public Task Action_AnswersWithARecordBehindItsClass() => EntityAsync(
        Mvc("""
                // The chart.
                [HttpGet, ProducesResponseType(typeof(Patient), 200)]
                public async Task<ActionResult<Patient>> {|CHP2010:Get|}(Guid id)
                {
                    var patient = await _db.Patients.FindAsync(id); // may be gone
                    return patient is null ? NotFound() : Ok(patient);
                }
            """),
        Mvc("""
                // The chart.
                [HttpGet, ProducesResponseType(typeof(PatientResponse), 200)]
                public async Task<ActionResult<PatientResponse>> Get(Guid id)
                {
                    var patient = await _db.Patients.FindAsync(id); // may be gone
                    return patient is null ? NotFound() : Ok(PatientResponse.From(patient));
                }
            """).Replace("    private readonly ClinicContext _db = db;\n}", "    private readonly ClinicContext _db = db;\n}" + Whole, StringComparison.Ordinal));

    [Fact]
    public Task RecordThatIsThere_IsUsed() => EntityAsync(
        App("""app.{|CHP2010:MapGet|}("/x", () => new Patient());""") + Whole,
        App("""app.MapGet("/x", () => PatientResponse.From(new Patient()));""") + Whole);

    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.ToList());""", """app.MapGet("/x", (ClinicContext db) => db.Patients.ToList().Select(PatientSummary.From).ToList());""")]
    public Task UnmaskedMembers_AreLeftOut(string before, string after) =>
        FixTest<UnmaskedPhiInResponseAnalyzer, ReturnRecordFixer>.RunAsync(App(before), App(after) + Without, "CHP2001.Record");

    // What can't be mapped whole, or would lose names that an attribute gives.
    [Theory]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", (ClinicContext db) => db.Patients.AsAsyncEnumerable());""", "")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", (ClinicContext db) => db.Patients.ToDictionary(p => p.Id));""", "")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", () => { object any = new Patient(); return any; });""", "")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", Read); static Patient Read() => new();""", "")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", () => new Row());""", "[System.ComponentModel.DataAnnotations.Schema.Table(\"rows\")] public class Row { [System.Text.Json.Serialization.JsonPropertyName(\"ssn\")] public string? Ssn { get; set; } }")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", () => new Patient());""", "public class PatientResponse { }")]
    public Task WhatCannotBeMapped_NotOffered(string body, string types) => FixTest<EntityInResponseAnalyzer, ReturnRecordFixer>.NotOfferedAsync(App(body, types));

    [Fact]
    public Task TwoTypesInOneAnswer_NotOffered() => FixTest<UnmaskedPhiInResponseAnalyzer, ReturnRecordFixer>.NotOfferedAsync(
        App("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => new { db.Patients.First().Ssn, Other = new PatientDto(default, "", "") });"""));

    private static string Form(string action) => Mvc("", "[Route(\"forms\")]\npublic class FormsController : Controller\n{\n" + action + "\n}");

    [Theory]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}(Patient patient) { }", "[HttpPost] public void Post([Bind(nameof(Patient.Id), nameof(Patient.Mrn), nameof(Patient.Ssn))] Patient patient) { }")]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}([FromForm] Patient patient) { }", "[HttpPost] public void Post([FromForm] [Bind(nameof(Patient.Id), nameof(Patient.Mrn), nameof(Patient.Ssn))] Patient patient) { }")]
    public Task Form_NamesWhatItMaySet(string before, string after) =>
        FixTest<PhiOverPostingAnalyzer, NameBoundFixer>.RunAsync(Form(before), Form(after), "CHP2011.Bind");

    [Theory]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}([FromBody] Patient patient) { }")]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}([FromForm] List<Patient> patients) { }")]
    public Task BodyOrList_NotOffered(string action) => FixTest<PhiOverPostingAnalyzer, NameBoundFixer>.NotOfferedAsync(Form(action));

    [Theory]
    [InlineData("""app.{|CHP2002:MapPost|}("/x", (string nhsNumber) => 1);""", """app.MapPost("/x", ([FromBody] string nhsNumber) => 1);""")]
    [InlineData("""app.{|CHP2002:MapPut|}("/x", ([FromQuery(Name = "s")] string ssn, int page) => 1);""", """app.MapPut("/x", ([FromBody] string ssn, int page) => 1);""")]
    public Task QueryOfAPost_IsTakenFromTheBody(string before, string after) =>
        FixTest<PhiInUrlAnalyzer, BindFromHeaderFixer>.RunAsync(App(before), App(after), "CHP2002.FromBody");

    [Theory]
    [InlineData("""app.MapGet("/x", (string nhsNumber) => 1);""")]
    [InlineData("""app.MapPost("/x", (string nhsNumber, WardDto ward) => 1);""")]
    [InlineData("""app.MapPost("/x", (string nhsNumber, string ssn) => 1);""")]
    public async Task NoBodyOrTakenOrTwo_IsTakenFromAHeaderOnly(string body)
    {
        var actions = await Chaperone.Tests.Harness.Actions.OfAsync(new BindFromHeaderFixer(), new AnalyzerTest(App(body)) { Analyzers = static () => [new PhiInUrlAnalyzer()] });
        Assert.Equal(["CHP2002.FromHeader"], actions.Select(static a => a.EquivalenceKey));
    }
}
