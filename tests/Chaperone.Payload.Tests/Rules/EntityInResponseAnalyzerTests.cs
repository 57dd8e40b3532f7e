using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2010: the database's entity is the answer.</summary>
public class EntityInResponseAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", (ClinicContext db) => db.Patients.FirstAsync());""")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", (ClinicContext db) => db.Patients.AsAsyncEnumerable());""")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", async (ClinicContext db) => Results.Ok(await db.Patients.ToListAsync()));""")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", () => new Row());""")]
    public Task Entity_Reports(string body) => RunAsync<EntityInResponseAnalyzer>(App(body, "[System.ComponentModel.DataAnnotations.Schema.Table(\"rows\")] public class Row { public string? Ssn { get; set; } }"));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", (ClinicContext db) => db.Patients.Select(p => new { p.Id }).ToListAsync());""")]
    [InlineData("""app.MapGet("/x", (ClinicContext db) => db.Patients.Count());""")]
    [InlineData("""app.MapGet("/x", () => new Bed());""")]
    public Task ContractOrEntityWithoutPhi_DoesNotReport(string body) => RunAsync<EntityInResponseAnalyzer>(App(body, "[System.ComponentModel.DataAnnotations.Schema.Table(\"beds\")] public class Bed { public int Number { get; set; } }"));

    /// <summary>A doctor's entity beside a patient's that inherits the same: what the patient has is not the doctor's.</summary>
    [Theory]
    [InlineData("""app.MapGet("/x", () => new Doctor());""")]
    [InlineData("""app.{|CHP2010:MapGet|}("/x", () => new Inmate());""")]
    public Task InheritedByStaffAndPatients_IsThePatients(string body) => RunAsync<EntityInResponseAnalyzer>(App(body, """
        public class Person { public string Surname { get; set; } = ""; public DateTime BirthDate { get; set; } }
        [System.ComponentModel.DataAnnotations.Schema.Table("doctors")] public class Doctor : Person { public string Speciality { get; set; } = ""; public List<Inmate> Patients { get; set; } = new(); }
        [System.ComponentModel.DataAnnotations.Schema.Table("patients")] public class Inmate : Person { public string Mrn { get; set; } = ""; }
        """));

    [Fact]
    public Task ActionWithEntity_Reports() => RunAsync<EntityInResponseAnalyzer>(Mvc("[HttpGet] public async Task<ActionResult<Patient>> {|CHP2010:Get|}() => await _db.Patients.FirstAsync();"));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<EntityInResponseAnalyzer>(
        App("app.MapPatients();"),
        "using Microsoft.EntityFrameworkCore; public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/a\", (ClinicContext db) => db.Patients.FirstAsync()); }");
}
