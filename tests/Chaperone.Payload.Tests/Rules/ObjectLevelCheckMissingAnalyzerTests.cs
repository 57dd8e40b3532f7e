using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP1013: an id selects, whoever calls.</summary>
public class ObjectLevelCheckMissingAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP1013:MapGet|}("/x/{id}", (Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id)).RequireAuthorization(p => p.RequireRole("Patient"));""")]
    [InlineData("""app.{|CHP1013:MapGet|}("/x", (Guid patientId, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == patientId)).RequireAuthorization();""")]
    [InlineData("""app.{|CHP1013:MapGet|}("/local/{id}", (Guid id, ClinicContext db) => Find(id, db)).RequireAuthorization(); static Task<Patient> Find(Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id);""")]
    [InlineData("""app.{|CHP1013:MapPut|}("/x/{id}", async (Guid id, PatientDto change, ClinicContext db) => { (await db.Patients.FirstAsync(p => p.Id == id)).Mrn = change.Mrn; await db.SaveChangesAsync(); }).RequireAuthorization();""")]
    public Task NothingTiesTheRecordToTheCaller_Reports(string body) => RunAsync<ObjectLevelCheckMissingAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x/{id}", (Guid id, ClaimsPrincipal user, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id && p.Mrn == user.Identity!.Name)).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x/{id}", (Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id)).RequireAuthorization("ReadChart");""")]
    [InlineData("""app.MapGet("/x/{id}", (Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id)).RequireAuthorization(p => p.RequireClaim("department", "oncology"));""")]
    [InlineData("""app.MapGet("/x/{id}", (Guid id, ICharts charts) => charts.Find(id)).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x/{id}", (Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id)).RequireAuthorization(p => p.RequireAuthenticatedUser().AddRequirements(new Own()));""")]
    [InlineData("""app.MapGet("/x/{id}", (Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id));""")]
    [InlineData("""app.MapGet("/x", (ClinicContext db) => db.Patients.ToListAsync()).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x/{id}", (Guid id) => new WardDto(id, "", 0)).RequireAuthorization();""")]
    public Task CheckedOrUnknownOrNoRecord_DoesNotReport(string body) =>
        RunAsync<ObjectLevelCheckMissingAnalyzer>(App(body, "public class Own : IAuthorizationRequirement { } public interface ICharts { Task<PatientDto> Find(Guid id); }"));

    private const string Ask = "if (!(await a.AuthorizeAsync(c.User, p, \"Own\")).Succeeded) { return Results.Forbid(); }";

    [Theory]
    [InlineData("p.Mrn = change.Mrn; await db.SaveChangesAsync(); " + Ask, true)]
    [InlineData("if (p.Mrn != change.Mrn) { p.Mrn = change.Mrn; await db.SaveChangesAsync(); } " + Ask, false)]
    [InlineData(Ask + " p.Mrn = change.Mrn; await db.SaveChangesAsync();", false)]
    [InlineData("var who = c.User.Identity; p.Mrn = change.Mrn; await db.SaveChangesAsync(); " + Ask, false)]
    [InlineData("foreach (var x in new[] { 1 }) { await db.SaveChangesAsync(); " + Ask + " }", false)]
    [InlineData("await db.Patients.Where(x => x.Id == id).ExecuteDeleteAsync(); " + Ask, true)]
    public Task CheckBehindTheWrite_Reports(string statements, bool reports) => RunAsync<ObjectLevelCheckMissingAnalyzer>(App(
        $$"""app.{{(reports ? "{|CHP1013:MapPut|}" : "MapPut")}}("/x/{id}", async (Guid id, PatientDto change, ClinicContext db, HttpContext c, IAuthorizationService a) => { var p = await db.Patients.FirstAsync(p => p.Id == id); {{statements}} return Results.Ok(); }).RequireAuthorization();"""));

    private const string Data = "return Results.Ok(p);";

    /// <summary>A check is one on every way to the answer: what is certain only, the rest is taken for a check.</summary>
    [Theory]
    [InlineData("if (p.Mrn.Length > 3) { " + Ask + " } " + Data, true)]
    [InlineData("if (p.Mrn.Length > 3) { return Results.Ok(p); } " + Ask + " " + Data, true)]
    [InlineData("if (p.Mrn.Length > 3) { " + Ask + " } else { p.Mrn = \"\"; } " + Data, true)]
    [InlineData("if (p.Mrn.Length > 3) { await Check(a, c, p); } " + Data, true)]
    [InlineData(Ask + " " + Data, false)]
    [InlineData("if (p.Mrn.Length > 3) { " + Ask + " } else { " + Ask + " } " + Data, false)]
    [InlineData("if (p.Mrn.Length > 3) { " + Ask + " } else { return Results.NotFound(); } " + Data, false)]
    [InlineData("if (p.Mrn.Length > 3) { return Results.NotFound(); } " + Ask + " " + Data, false)]
    [InlineData("if (p.Mrn.Length > 3) { " + Ask + " return Results.Ok(p); } return Results.NotFound();", false)]
    [InlineData("if (c.User.IsInRole(\"Nurse\")) { return Results.Ok(p); } " + Ask + " " + Data, false)]
    [InlineData("if (p.Mrn.Length > 3) { foreach (var x in new[] { 1 }) { " + Ask + " } } other.Look(p); " + Data, false)]
    [InlineData("foreach (var x in new[] { 1 }) { " + Ask + " } " + Data, false)]
    [InlineData("switch (p.Mrn) { case \"x\": " + Ask + " break; } " + Data, false)]
    [InlineData("await Check(a, c, p); " + Data, false)]
    public Task CheckOnSomeWays_Reports(string statements, bool reports) => RunAsync<ObjectLevelCheckMissingAnalyzer>(App(
        $$"""
        app.{{(reports ? "{|CHP1013:MapGet|}" : "MapGet")}}("/x/{id}", async (Guid id, ClinicContext db, HttpContext c, IAuthorizationService a, IOther other) => { var p = await db.Patients.FirstAsync(p => p.Id == id); {{statements}} }).RequireAuthorization();
        static async Task Check(IAuthorizationService a, HttpContext c, Patient p) { if (!(await a.AuthorizeAsync(c.User, p, "Own")).Succeeded) { throw new InvalidOperationException("no"); } }
        """,
        "public interface IOther { void Look(Patient patient); }"));

    [Fact]
    public async Task CheckOnSomeWays_SaysSo() => Assert.EndsWith(
        "it looks at the caller on some of its ways only",
        Assert.Single(await DiagnosticsAsync<ObjectLevelCheckMissingAnalyzer>(App("""app.MapGet("/x/{id}", async (Guid id, ClinicContext db, HttpContext c) => { var p = await db.Patients.FirstAsync(p => p.Id == id); if (p.Mrn.Length > 3 && id != default) { if (c.User.Identity!.Name != p.Mrn) { return Results.Forbid(); } } return Results.Ok(p); }).RequireAuthorization();"""))).GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[HttpGet(\"{id}\")] public Task<Patient> {|CHP1013:Get|}(Guid id) => _db.Patients.FirstAsync(p => p.Id == id);")]
    [InlineData("[HttpGet(\"{id}\")] public Task<Patient> Get(Guid id) => _db.Patients.FirstAsync(p => p.Id == id && p.Mrn == User.Identity!.Name);")]
    public Task Action_ReportsUnlessItLooksAtTheUser(string action) => RunAsync<ObjectLevelCheckMissingAnalyzer>(Mvc(action));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<ObjectLevelCheckMissingAnalyzer>(
        App("app.MapGroup(\"/a\").RequireAuthorization().MapPatients();"),
        "using Microsoft.EntityFrameworkCore; public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/{id}\", (Guid id, ClinicContext db) => db.Patients.FirstAsync(p => p.Id == id)); }");
}
