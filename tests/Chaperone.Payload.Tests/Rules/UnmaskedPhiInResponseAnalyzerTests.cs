using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Chaperone.Phi;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2001: what leaves unmasked.</summary>
public class UnmaskedPhiInResponseAnalyzerTests
{
    /// <summary>Free slots and rooms are nobody's; how long a surgery takes is not what is done.</summary>
    [Theory]
    [InlineData("""app.MapGet("/planned/{doctorId}", (int doctorId) => new VisitPlannedDto(default));""")]
    [InlineData("""app.MapGet("/durations", () => new OperationDurationDto(default));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/planned/{patientId}", (Guid patientId) => new VisitPlannedDto(default));""")]
    public Task DatesAndPlacesOfCare_ReportOnlyWithAPatient(string body) =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, "public record VisitPlannedDto(DateTime Date); public record OperationDurationDto(TimeSpan Surgery);"));

    /// <summary>The framework marks the columns of its users; who they are it does not say.</summary>
    [Theory]
    [InlineData("""app.MapGet("/account", () => new Account());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/account", () => new MarkedAccount());""")]
    public Task ColumnsOfIdentity_DoNotReport(string body) =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, "public class Account : Microsoft.AspNetCore.Identity.IdentityUser; public class MarkedAccount { [Microsoft.AspNetCore.Identity.PersonalData] public string? Nickname { get; set; } }"));

    private const string Outcomes = """
        public record Fault(string Code);
        public class Outcome
        {
            public bool IsSuccess { get; init; }
            public Fault Fault { get; init; } = new("");
            public static IActionResult Fine<T>(T value) => new OkObjectResult(value);
            public static IActionResult Bad<T>(T fault) => new BadRequestObjectResult(fault);
        }
        public class Outcome<T> : Outcome
        {
            public T? Value { get; init; }
            public T Get() => Value ?? throw new InvalidOperationException();
            public IActionResult Answer() => IsSuccess ? new OkObjectResult(Value) : new NotFoundResult();
        }
        public static class Outcomes
        {
            public static Outcome<PatientDto> Patient() => new() { Value = new(default, "", "") };
            public static Outcome<WardDto> Ward() => new() { Value = new(default, "", 1) };
            public static T Match<T>(this Outcome outcome, Func<T> good, Func<Fault, T> bad) => outcome.IsSuccess ? good() : bad(outcome.Fault);
            public static T Fold<T, TValue>(this Outcome<TValue> outcome, Func<TValue, T> good, Func<Fault, T> bad) => outcome.IsSuccess ? good(outcome.Value!) : bad(outcome.Fault);
            public static IActionResult ToAnswer<T>(this Outcome<T> outcome) => outcome.IsSuccess ? Outcome.Fine(outcome.Value) : Outcome.Bad(outcome.Fault);
            public static IResult ToHttp<T>(this Outcome<T> outcome) { if (!outcome.IsSuccess) { return Results.NotFound(); } var value = outcome.Get(); return Results.Ok(value); }
            public static IResult Send(object value) => Results.Ok(value);
        }
        """;

    /// <summary>Helpers that answer with what they are given: the value in a result of one's own, what a function gives back.</summary>
    [Theory]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}() { var found = Outcomes.Patient(); return found.Match(good: () => Outcome.Fine(found.Get()), bad: f => Outcome.Bad(f)); }")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}() => Outcomes.Patient().Fold<IActionResult, PatientDto>(p => Ok(p), f => NotFound(f));")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}() => Outcomes.Patient().Fold<IActionResult, PatientDto>(Ok, NotFound);")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}() => Outcomes.Patient().Fold<IActionResult, PatientDto>(Shown, NotFound); private IActionResult Shown(PatientDto patient) => Ok(patient);")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}() => Outcomes.Patient().ToAnswer();")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}() => Outcomes.Patient().Answer();")]
    [InlineData("[HttpGet] public IResult {|CHP2001:Get|}() => Outcomes.Patient().ToHttp();")]
    [InlineData("[HttpGet] public IResult {|CHP2001:Get|}() => Outcomes.Send(Outcomes.Patient().Value!);")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}(bool wards) => wards ? Outcome.Fine(Outcomes.Ward().Value) : Outcome.Fine(Outcomes.Patient().Value);")]
    [InlineData("[HttpGet] public IActionResult {|CHP2001:Get|}(bool wards) => wards ? Outcomes.Ward().ToAnswer() : Outcomes.Patient().ToAnswer();")]
    [InlineData("[HttpGet] public ActionResult {|CHP2001:Get|}() => Handle(Outcomes.Patient()); private ActionResult Handle<T>(Outcome<T> outcome) { if (outcome.IsSuccess && outcome.Value != null) { return Ok(outcome.Value); } return BadRequest(outcome.Fault); }")]
    [InlineData("[HttpGet] public IActionResult Get() { var found = Outcomes.Ward(); return found.Match(good: () => Outcome.Fine(found.Get()), bad: f => Outcome.Bad(f)); }")]
    [InlineData("[HttpGet] public IActionResult Get() => Outcomes.Patient().Match<IActionResult>(() => NoContent(), f => NotFound(f));")]
    [InlineData("[HttpGet] public IActionResult Get() => Outcomes.Patient().Fold<IActionResult, PatientDto>(p => Ok(p.Id), NotFound);")]
    [InlineData("[HttpGet] public IActionResult Get() => Outcomes.Ward().Fold<IActionResult, WardDto>(Ok, NotFound);")]
    [InlineData("[HttpGet] public IActionResult Get() => Outcomes.Ward().ToAnswer();")]
    [InlineData("[HttpGet] public IActionResult Get() => Outcomes.Ward().Answer();")]
    [InlineData("[HttpGet] public IResult Get() => Outcomes.Send(Outcomes.Ward().Value!);")]
    public Task HelperThatAnswersWithWhatItIsGiven_IsFollowed(string action) => RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc(action, Outcomes));

    /// <summary>An action that a generic controller gives to those that derive from it answers with their entity.</summary>
    [Theory]
    [InlineData("Patient", "{|CHP2001:ItemsController|}")]
    [InlineData("Ward", "ItemsController")]
    public Task ActionOfAGenericController_AnswersWithTheEntity(string entity, string controller) => RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc("", $$"""
        public class Ward { public Guid Id { get; set; } public int Beds { get; set; } }
        public abstract class Of<T>(ClinicContext db) : ControllerBase where T : class { [HttpGet("{id}")] public async Task<IActionResult> Find(Guid id) { var found = await db.FindAsync<T>(id); return found is null ? NotFound() : Ok(found); } }
        [ApiController, Route("items"), Authorize] public class {{controller}}(ClinicContext db) : Of<{{entity}}>(db);
        """));

    /// <summary>What stands in the place of a virtual method answers in its place.</summary>
    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (Store s) => s.Any());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (FullStore s) => s.Any());""")]
    [InlineData("""app.MapGet("/x", (FullStore s) => s.First());""")]
    [InlineData("""app.MapGet("/x", (Store s) => s.One());""")]
    public Task OverriddenMethod_IsFollowed(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, """
        public class Store { public virtual object Any() => new WardDto(default, "", 1); public object One() => new WardDto(default, "", 1); }
        public class FullStore : Store { public override object Any() => new PatientDto(default, "", ""); public object First() => base.Any(); }
        """));

    /// <summary>What the caller sent is no news to him, in a message as elsewhere.</summary>
    [Theory]
    [InlineData("""app.MapPost("/x", (PatientDto sent) => Results.Ok(new { message = $"no bed for {sent.Ssn}" }));""")]
    [InlineData("""app.{|CHP2001:MapPost|}("/x", (WardDto sent, ClinicContext db) => Results.Ok(new { message = $"no bed for {db.Patients.First().Ssn}" }));""")]
    public Task MessageOfWhatWasSent_DoesNotReport(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body));

    private const string Charts = """
        public interface ICharts { object Any(); Task<object> AnyAsync(); IResult Answer(); object Ward(); FileContentHttpResult Export(Patient patient); }
        public class Charts(ClinicContext db) : ICharts
        {
            public object Any() => new PatientDto(default, "", "");
            public async Task<object> AnyAsync() => await db.Patients.FirstAsync();
            IResult ICharts.Answer() => Results.Ok(Any());
            public object Ward() => new WardDto(default, "", 1);
            public FileContentHttpResult Export(Patient patient) => TypedResults.File(System.Text.Encoding.UTF8.GetBytes(patient.Ssn), "text/plain");
        }
        """;

    private const string Relay = """
        public class Relay(ICharts next) : ICharts
        {
            public object Any() => next.Any();
            public Task<object> AnyAsync() => next.AnyAsync();
            public IResult Answer() => next.Answer();
            public object Ward() => next.Ward();
            public FileContentHttpResult Export(Patient patient) => next.Export(patient);
        }
        """;

    /// <summary>Services answer through interfaces: where one type implements it, its method is what runs.</summary>
    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ICharts charts) => charts.Any());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", async (ICharts charts) => await charts.AnyAsync());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ICharts charts) => charts.Answer());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ICharts charts) => Results.Ok(charts.Any()));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ICharts charts, ClinicContext db) => charts.Export(db.Patients.First()));""")]
    [InlineData("""app.MapGet("/x", (ICharts charts) => charts.Ward());""")]
    public Task InterfaceWithOneImplementation_IsFollowed(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, Charts));

    /// <summary>Which of two runs is decided when the program starts.</summary>
    [Theory]
    [InlineData("""app.MapGet("/x", (ICharts charts) => charts.Any());""")]
    [InlineData("""app.MapGet("/x", (ICharts charts) => charts.Answer());""")]
    [InlineData("""app.MapGet("/x", (ICharts charts, ClinicContext db) => charts.Export(db.Patients.First()));""")]
    public Task InterfaceWithTwoImplementations_DoesNotReport(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, Charts + Relay));

    private const string Envelope = """
        public class PatientAnswer
        {
            public bool Success { get; set; }
            public string? Error { get; set; }
            public PatientDto? Patient { get; set; }
            public List<PatientDto> Patients { get; set; } = new();
        }
        public record Outcome<T>(bool Success, T? Data, string? Error = null)
        {
            public static Outcome<T> Failed(string error) => new(false, default, error);
            public static Outcome<T> Of(T data) => new(true, data);
        }
        public class Computed { private PatientDto? _last; public string? Ssn { get; set; } public PatientDto? Last => _last; public bool Success { get; set; } }
        public class Spread { public bool Success { get; set; } public PatientDto? Patient { get; set; } public string? Ssn { get; set; } public PatientDto? Both { set { Patient = value; Ssn = value?.Ssn; } } }
        public class Tree { public bool Success { get; set; } public PatientDto? Patient { get; set; } public List<Tree>? Below { get; set; } }
        public interface IPatients { Task<PatientAnswer> Delete(int id); Task<PatientAnswer> Find(int id); Task<PatientAnswer> Filled(int id); PatientAnswer Unknown(int id); Outcome<PatientDto> Remove(int id); Outcome<PatientDto> Get(int id); }
        public class Patients(ClinicContext db, Func<PatientAnswer> make) : IPatients
        {
            public async Task<PatientAnswer> Delete(int id)
            {
                await db.SaveChangesAsync();
                return id == 0 ? new PatientAnswer { Success = false, Error = "Not found" } : new PatientAnswer { Success = true };
            }
            public async Task<PatientAnswer> Find(int id)
            {
                await db.SaveChangesAsync();
                return id == 0 ? new PatientAnswer { Success = false } : new PatientAnswer { Success = true, Patient = new PatientDto(default, "", "") };
            }
            public async Task<PatientAnswer> Filled(int id)
            {
                var answer = new PatientAnswer();
                await db.SaveChangesAsync();
                answer.Patients.Add(new PatientDto(default, "", ""));
                return answer;
            }
            public PatientAnswer Unknown(int id) => id == 0 ? new PatientAnswer() : make();
            public Outcome<PatientDto> Remove(int id) => Outcome<PatientDto>.Failed("Not found");
            public Outcome<PatientDto> Get(int id) => Outcome<PatientDto>.Of(new PatientDto(default, "", ""));
        }
        """;

    /// <summary>One type answers for a group of endpoints; what none of the values has that an endpoint can answer does not leave.</summary>
    [Theory]
    [InlineData("[HttpDelete(\"{id}\")] public async Task<ActionResult<PatientAnswer>> Remove(int id, [FromServices] IPatients s) { var answer = await s.Delete(id); if (!answer.Success) { return NotFound(answer); } return Ok(answer); }")]
    [InlineData("[HttpDelete(\"{id}\")] public Task<PatientAnswer> Remove(int id, [FromServices] IPatients s) => s.Delete(id);")]
    [InlineData("[HttpDelete(\"{id}\")] public ActionResult<Outcome<PatientDto>> Remove(int id, [FromServices] IPatients s) => s.Remove(id);")]
    [InlineData("[HttpDelete(\"{id}\")] public IActionResult Remove(int id) { var answer = new PatientAnswer(); answer.Error = \"none\"; return BadRequest(answer); }")]
    [InlineData("[HttpDelete(\"{id}\")] public IActionResult Remove(int id) => Ok(new PatientAnswer { Success = true, Patient = null });")]
    public Task MembersThatTheHandlerLeavesEmpty_DoNotReport(string action) => RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc(action, Envelope));

    [Theory]
    [InlineData("[HttpGet(\"{id}\")] public async Task<ActionResult<PatientAnswer>> {|CHP2001:Find|}(int id, [FromServices] IPatients s) { var answer = await s.Find(id); return answer.Success ? Ok(answer) : NotFound(answer); }")]
    [InlineData("[HttpGet(\"{id}\")] public Task<PatientAnswer> {|CHP2001:Find|}(int id, [FromServices] IPatients s) => s.Filled(id);")]
    [InlineData("[HttpGet(\"{id}\")] public PatientAnswer {|CHP2001:Find|}(int id, [FromServices] IPatients s) => s.Unknown(id);")]
    [InlineData("[HttpGet(\"{id}\")] public Outcome<PatientDto> {|CHP2001:Find|}(int id, [FromServices] IPatients s) => s.Get(id);")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id) { var answer = new PatientAnswer { Success = true }; if (id > 0) { answer.Patient = new PatientDto(default, \"\", \"\"); } return Ok(answer); }")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id) { var answer = new PatientAnswer { Success = true }; Fill(answer); return Ok(answer); } private static void Fill(PatientAnswer answer) { answer.Patient = new PatientDto(default, \"\", \"\"); }")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id) { var answer = new PatientAnswer { Success = true }; Fill(id > 0 ? answer : new PatientAnswer()); return Ok(answer); } private static void Fill(PatientAnswer answer) { answer.Patient = new PatientDto(default, \"\", \"\"); }")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id) => Ok(new Computed { Success = true });")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id) => Ok(new Spread { Success = true, Both = new PatientDto(default, \"\", \"\") });")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id, Tree below) => Ok(new Tree { Success = true, Below = new List<Tree> { below } });")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult {|CHP2001:Find|}(int id) => Ok(new PatientAnswer { Patients = { new PatientDto(default, \"\", \"\") } });")]
    public Task MembersThatMayBeFilled_Report(string action) => RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc(action, Envelope));

    private const string Accounts = """
        public enum UserRole { Patient, Doctor, Admin }
        public class User { public int Id { get; set; } public string Email { get; set; } = ""; public string FirstName { get; set; } = ""; public string LastName { get; set; } = ""; public DateTime DateOfBirth { get; set; } public string? MedicalHistory { get; set; } public UserRole Role { get; set; } public string RoleName { get; set; } = ""; public List<Visit> Visits { get; set; } = []; }
        public enum Origin { Patient, Doctor }
        public class Visit { public int Id { get; set; } public int PatientId { get; set; } public string Diagnosis { get; set; } = ""; public Origin By { get; set; } }
        public class PeopleContext : DbContext { public DbSet<User> Users => Set<User>(); public DbSet<Visit> Visits => Set<Visit>(); }
        public interface IPeople { Task<List<User>> Doctors(); Task<List<User>> All(); }
        public class AllPeople(PeopleContext db) : IPeople
        {
            public async Task<List<User>> Doctors() => await db.Users.AsNoTracking().Where(u => u.Role == UserRole.Doctor).OrderBy(u => u.LastName).ToListAsync();
            public async Task<List<User>> All() => await db.Users.ToListAsync();
        }
        """;

    /// <summary>Patients, doctors and administrators in one table: who is selected as one of the workforce is no patient.</summary>
    [Theory]
    [InlineData("""app.MapGet("/x", async (PeopleContext db) => await db.Users.Where(u => u.Role == UserRole.Doctor).ToListAsync());""")]
    [InlineData("""app.MapGet("/x", async (IPeople people) => Results.Ok(await people.Doctors()));""")]
    [InlineData("""app.MapGet("/x/{id}", async (int id, PeopleContext db) => { var doctor = await db.Users.FirstOrDefaultAsync(u => u.Id == id && u.Role == UserRole.Doctor); if (doctor == null) { return Results.NotFound(); } doctor.Email = "x"; return Results.Ok(doctor); });""")]
    [InlineData("""app.MapGet("/x", (PeopleContext db) => db.Users.Where(u => u.Role == UserRole.Doctor || u.Role == UserRole.Admin).ToList());""")]
    [InlineData("""app.MapGet("/x", (PeopleContext db) => db.Users.Where(u => u.RoleName == "Doctor").ToList());""")]
    [InlineData("""app.MapPost("/x", (User user, PeopleContext db) => { user.Role = UserRole.Doctor; db.Users.Add(user); return Results.Created("/x", user); });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", async (IPeople people) => Results.Ok(await people.All()));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (PeopleContext db) => db.Users.Where(u => u.Role == UserRole.Patient).ToList());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (PeopleContext db) => db.Users.Where(u => u.Role == UserRole.Doctor || u.Id > 3).ToList());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (PeopleContext db) => db.Users.Where(u => u.Role != UserRole.Doctor).ToList());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (PeopleContext db) => db.Users.Where(u => u.Role == UserRole.Doctor).Concat(db.Users).ToList());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (bool all, PeopleContext db) => all ? db.Users.ToList() : db.Users.Where(u => u.Role == UserRole.Doctor).ToList());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (PeopleContext db) => db.Users.Where(u => u.Role == UserRole.Doctor).Include(u => u.Visits).ToList());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (PeopleContext db) => db.Visits.Where(v => v.By == Origin.Doctor).ToList());""")]
    public Task SelectedWorkforce_IsNoPatient(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, Accounts));

    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (Desk desk) => desk.Any());""", "public abstract class Desk { public abstract object Any(); } public class Open : Desk { public override object Any() => new PatientDto(default, \"\", \"\"); }")]
    [InlineData("""app.MapGet("/x", (Desk desk) => desk.Any());""", "public abstract class Desk { public abstract object Any(); } public class Open : Desk { public override object Any() => new PatientDto(default, \"\", \"\"); } public class Shut : Desk { public override object Any() => 1; }")]
    [InlineData("""app.MapGet("/x", (Desk desk) => desk.Any());""", "public abstract class Desk { public abstract object Any(); } public abstract class Open : Desk { }")]
    public Task AbstractMethod_IsFollowedWhereOneBodyCanRun(string body, string types) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, types));

    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => new[] { new PatientDto(default, "", "") });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", async () => { await Task.Yield(); return new PatientDto(default, "", ""); });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => Results.Ok(new PatientDto(default, "", "")));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => TypedResults.Ok(new PatientDto(default, "", "")));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (int id) => id == 1 ? Results.Ok(new PatientDto(default, "", "")) : Results.NotFound());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (int id) => id switch { 1 => Results.Json(new PatientDto(default, "", "")), _ => Results.NotFound() });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", Results<Ok<PatientDto>, NotFound> (int id) => TypedResults.NotFound());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => { IResult result = Results.Ok(new PatientDto(default, "", "")); return result; });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => { object result = new PatientDto(default, "", ""); return result; });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", Read); static IResult Read() => Make(); static IResult Make() => Results.Created("/x", new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.AsAsyncEnumerable());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.Select(p => new { p.Id, number = p.Ssn }).ToListAsync());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => TypedResults.ServerSentEvents(db.Patients.AsAsyncEnumerable()));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (HttpContext c) => c.Response.WriteAsJsonAsync(new PatientDto(default, "", "")));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.First().Ssn);""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => new { Page = 1, Items = new List<PatientDto>() });""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => Task.FromResult<object>(new PatientDto(default, "", "")));""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => new Dictionary<string, PatientDto>());""")]
    public Task MinimalAnswer_Reports(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body));

    private const string People = """
        public class Person { public string Surname { get; set; } = ""; public DateTime BirthDate { get; set; } }
        public class Doctor : Person { public string Speciality { get; set; } = ""; }
        public class Patient2 : Person { public string Mrn { get; set; } = ""; }
        public record MedicineDto(string Description);
        public record BloodStorageDto(string BloodType, int Units);
        public class LedgerAccount { public int Id { get; set; } public int? ParentId { get; set; } public string ParentName { get; set; } = ""; }
        """;

    /// <summary>What a doctor inherits from a person is a doctor's, a stock is nobody's, and a text that stands alone tells as little as in a log.</summary>
    [Theory]
    [InlineData("""app.MapGet("/doctors", () => new Doctor());""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/patients", () => new Patient2());""")]
    [InlineData("""app.MapGet("/prescriptions/{medicine}", (string medicine) => { var medicineDescription = "x" + medicine; return medicineDescription; });""")]
    [InlineData("""app.MapGet("/stock", () => new BloodStorageDto("A", 1));""")]
    [InlineData("""app.MapGet("/accounts", () => new LedgerAccount());""")]
    public Task SomebodyElsesOrNobodys_DoesNotReport(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, People));

    private const string Masked = """
        public class CardDto { public Guid Id { get; set; } [System.Text.Json.Serialization.JsonIgnore] public string Mrn { get; set; } = ""; }
        public class QuietDto { [System.Text.Json.Serialization.JsonIgnore, System.Xml.Serialization.XmlIgnore, System.Runtime.Serialization.IgnoreDataMember] public string Mrn { get; set; } = ""; }
        [System.Runtime.Serialization.DataContract] public class ContractDto { [System.Text.Json.Serialization.JsonIgnore] public string Mrn { get; set; } = ""; [System.Runtime.Serialization.DataMember] public string Code { get; set; } = ""; }
        public class WithoutConstructorDto(string mrn) { [System.Text.Json.Serialization.JsonIgnore] public string Mrn { get; set; } = mrn; }
        """;

    /// <summary>The same answer is XML where the caller asks for it: a mask of JSON's serializer keeps nothing back there.</summary>
    [Theory]
    [InlineData("", "public CardDto Get() => new();", false)]
    [InlineData(".AddXmlSerializerFormatters()", "public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData(".AddXmlDataContractSerializerFormatters()", "public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData(".AddXmlSerializerFormatters()", "public ActionResult<List<CardDto>> {|CHP2001:Get|}() => Ok(new List<CardDto> { new() });", true)]
    [InlineData(".AddXmlSerializerFormatters()", "public IActionResult Get() => new JsonResult(new CardDto());", false)]
    [InlineData(".AddXmlSerializerFormatters()", "public IResult Get() => Results.Ok(new CardDto());", false)]
    [InlineData(".AddXmlSerializerFormatters()", "[Produces(\"application/json\")] public CardDto Get() => new();", false)]
    [InlineData(".AddXmlSerializerFormatters()", "[Produces(\"application/json\", \"application/xml\")] public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData(".AddXmlSerializerFormatters()", "public QuietDto Get() => new();", false)]
    [InlineData(".AddXmlDataContractSerializerFormatters()", "public QuietDto Get() => new();", false)]
    [InlineData(".AddXmlDataContractSerializerFormatters()", "public ContractDto Get() => new();", false)]
    [InlineData(".AddXmlSerializerFormatters()", "public WithoutConstructorDto Get() => new(\"\");", false)]
    [InlineData(".AddXmlSerializerFormatters(); if (args.Length > 0) { builder.Services.AddControllers().AddXmlDataContractSerializerFormatters(); }", "public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData("; if (args.Length > 0) { builder.Services.AddControllers().AddXmlSerializerFormatters(); }", "public CardDto Get() => new();", false)]
    [InlineData(".AddMvcOptions(o => o.OutputFormatters.Add(new Microsoft.AspNetCore.Mvc.Formatters.XmlSerializerOutputFormatter()))", "public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData("; builder.Services.AddControllers(o => o.OutputFormatters.Insert(0, new Microsoft.AspNetCore.Mvc.Formatters.XmlDataContractSerializerOutputFormatter()))", "public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData("; builder.Services.Configure<MvcOptions>(o => o.OutputFormatters.Add(new Microsoft.AspNetCore.Mvc.Formatters.XmlDataContractSerializerOutputFormatter()))", "public CardDto {|CHP2001:Get|}() => new();", true)]
    [InlineData(".AddMvcOptions(o => { if (Environment.ProcessorCount > 1) { o.OutputFormatters.Add(new Microsoft.AspNetCore.Mvc.Formatters.XmlSerializerOutputFormatter()); } })", "public CardDto Get() => new();", false)]
    [InlineData(".AddMvcOptions(o => o.OutputFormatters.Add(new Microsoft.AspNetCore.Mvc.Formatters.StringOutputFormatter()))", "public CardDto Get() => new();", false)]
    public async Task XmlFormatter_WritesWhatJsonMasks(string options, string action, bool reports)
    {
        var source = Mvc("[HttpGet] " + action, Masked, options: options);
        await RunAsync<UnmaskedPhiInResponseAnalyzer>(source);
        if (reports)
        {
            var message = Assert.Single(await DiagnosticsAsync<UnmaskedPhiInResponseAnalyzer>(source)).GetMessage();
            Assert.Contains(options.Contains("DataContract", StringComparison.Ordinal) && !options.Contains("if (", StringComparison.Ordinal) ? "which nothing masks for DataContractSerializer and" : "which nothing masks for XmlSerializer and", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task XmlFormatterBesideJson_BothAreNamed() => Assert.Contains(
        "which nothing masks for System.Text.Json and XmlSerializer and",
        Assert.Single(await DiagnosticsAsync<UnmaskedPhiInResponseAnalyzer>(Mvc("[HttpGet] public HalfDto Get() => new();", "public class HalfDto { public string Ssn { get; set; } = \"\"; [System.Text.Json.Serialization.JsonIgnore] public string Mrn { get; set; } = \"\"; }", options: ".AddXmlSerializerFormatters()"))).GetMessage(),
        StringComparison.Ordinal);

    /// <summary>What may be there under a condition, or of which it is not certain that it is asked, is a row of the inventory whose mask is not known.</summary>
    [Theory]
    [InlineData("", "Masked")]
    [InlineData("; if (args.Length > 0) { builder.Services.AddControllers().AddXmlSerializerFormatters(); }", "Unknown")]
    [InlineData(".AddXmlSerializerFormatters().AddXmlDataContractSerializerFormatters()", "Unknown")]
    [InlineData(".AddXmlSerializerFormatters()", "None")]
    public void XmlFormatterThatIsNotCertain_IsUnknown(string options, string state)
    {
        var compilation = new AnalyzerTest(Mvc("[HttpGet] public CardDto Get() => new();", Masked, options: options)).Compile();
        var analyzerOptions = new AnalyzerOptions([]);
        var catalog = EndpointCatalog.For(compilation, analyzerOptions);
        var endpoint = Assert.Single(catalog.Whole(CancellationToken.None).Endpoints);
        Assert.Equal(state, Assert.Single(catalog.Payloads(analyzerOptions).Of(endpoint, CancellationToken.None).Out, static o => o.Member == "CardDto.Mrn").Mask.State.ToString());
    }

    private const string Staff = """
        public class Doctor { public Guid Id { get; set; } public string Office { get; set; } = ""; public List<Patient> Patients { get; set; } = []; public List<Duty> Duties { get; set; } = []; }
        public class Duty { public Guid Id { get; set; } public Doctor? Doctor { get; set; } }
        public class DoctorDto { public string Office { get; set; } = ""; public List<Patient> Patients { get; set; } = []; }
        public class StaffContext : DbContext { public DbSet<Doctor> Doctors => Set<Doctor>(); public DbSet<Duty> Duties => Set<Duty>(); public DbSet<Patient> Patients => Set<Patient>(); }
        """;

    /// <summary>A navigation is empty until something loads it (Entity Framework Core): the patients that the type of a doctor has are in the answer then.</summary>
    [Theory]
    [InlineData("""app.MapGet("/doctors", (StaffContext db) => db.Doctors.ToListAsync());""", "")]
    [InlineData("""app.MapGet("/duties", (StaffContext db) => db.Duties.Include(d => d.Doctor).ToListAsync());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors", (StaffContext db) => db.Doctors.Include(d => d.Patients).ToListAsync());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors", (StaffContext db) => db.Doctors.Include("Patients").ToListAsync());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/duties", (StaffContext db) => db.Duties.Include(d => d.Doctor).ThenInclude(d => d!.Patients).ToListAsync());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors/{id}", (Guid id, StaffContext db) => { var doctor = db.Doctors.First(d => d.Id == id); db.Entry(doctor).Collection(d => d.Patients).Load(); return doctor; });""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors", (StaffContext db) => db.Doctors.Select(d => new Doctor { Id = d.Id, Patients = d.Patients }).ToListAsync());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors/{id}", (Guid id, StaffContext db) => { var doctor = db.Doctors.First(d => d.Id == id); doctor.Patients.AddRange(db.Patients); return doctor; });""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors", (StaffContext db) => db.Doctors.ToListAsync());""", "public static class Setup { public static void Use(Proxied options) => options.UseLazyLoadingProxies(); } public class Proxied { public void UseLazyLoadingProxies() { } }")]
    [InlineData("""app.MapGet("/doctors", (StaffContext db) => db.Doctors.ToListAsync());""", """public static class Snapshot { public static void Build(ModelBuilder model) => model.Entity("Doctor", b => { b.Navigation("Patients"); b.Navigation("Duties").IsRequired(); }); }""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors", (StaffContext db) => db.Doctors.ToListAsync());""", """public static class Setup { public static void Build(ModelBuilder model) => model.Entity<Doctor>().Navigation(d => d.Patients).AutoInclude(); }""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/doctors", (StaffContext db) => new List<DoctorDto>());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/patients", (StaffContext db) => db.Patients.ToListAsync());""", "")]
    public Task NavigationThatNothingLoads_DoesNotReport(string body, string types) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body, Staff + types));

    [Fact]
    public void NavigationThatNothingLoads_IsListed()
    {
        var compilation = new AnalyzerTest(App("""app.MapGet("/doctors", (StaffContext db) => db.Doctors.ToListAsync());""", Staff)).Compile();
        var analyzerOptions = new AnalyzerOptions([]);
        var catalog = EndpointCatalog.For(compilation, analyzerOptions);
        var output = Assert.Single(catalog.Payloads(analyzerOptions).Of(Assert.Single(catalog.Whole(CancellationToken.None).Endpoints), CancellationToken.None).Out, static o => o.Member == "Patient.Ssn");
        Assert.True(output.OnlyIfLoaded);
        Assert.Equal(PhiConfidence.Low, output.Confidence);
    }

    // To the compiler both objects are of one type: each is judged by what its own members are made from, whichever came first.
    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => new { number = db.Patients.First().Ssn }); app.MapGet("/y", (WardDto ward) => new { number = ward.Code });""")]
    [InlineData("""app.MapGet("/y", (WardDto ward) => new { number = ward.Code }); app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => new { number = db.Patients.First().Ssn });""")]
    [InlineData("""app.MapGet("/y", (WardDto ward) => new[] { new { number = ward.Code } }); app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.Select(p => new { number = p.Ssn }).ToArray());""")]
    [InlineData("""app.MapGet("/y", () => new { mrn = "none" }); app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => new { mrn = db.Patients.First().Ssn });""")]
    public Task AnonymousObjectsOfOneShape_EachIsJudged(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body));

    [Theory]
    [InlineData("""[HttpGet] public PatientDto {|CHP2001:Get|}() => new(default, "", "");""")]
    [InlineData("""[HttpGet] public async Task<ActionResult<PatientDto>> {|CHP2001:Get|}() { await Task.Yield(); return new PatientDto(default, "", ""); }""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP2001:Get|}() => Ok(new PatientDto(default, "", ""));""")]
    [InlineData("""[HttpGet] public ActionResult<IEnumerable<PatientDto>> {|CHP2001:Get|}() => NotFound();""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP2001:Get|}() => new OkObjectResult(new PatientDto(default, "", ""));""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP2001:Get|}() => new ObjectResult(null) { Value = new PatientDto(default, "", "") };""")]
    [InlineData("""[HttpPost] public IActionResult {|CHP2001:Post|}() => CreatedAtAction("Get", new { id = 1 }, new PatientDto(default, "", ""));""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP2001:Get|}() => StatusCode(200, new PatientDto(default, "", ""));""")]
    [InlineData("""[HttpGet] public async Task<IActionResult> {|CHP2001:Get|}(int id) { var found = await _db.Patients.FirstAsync(); if (found is null) { return NotFound(); } return Ok(found); }""")]
    [InlineData("""[HttpGet] public IAsyncEnumerable<PatientDto> {|CHP2001:Get|}() => throw new Exception();""")]
    [InlineData("""[HttpGet] public object {|CHP2001:Get|}() => new PatientDto(default, "", "");""")]
    public Task ActionsAnswer_Reports(string action) => RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc(action));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new WardDto(default, "", 0));""")]
    [InlineData("""app.MapGet("/x", () => "ok");""")]
    [InlineData("""app.MapGet("/x", () => Results.Ok());""")]
    [InlineData("""app.MapGet("/x", () => Results.NoContent());""")]
    [InlineData("""app.MapPost("/x", (PatientDto patient) => Results.Created("/x", null));""")]
    [InlineData("""app.MapGet("/x", (ClinicContext db) => db.Patients.Select(p => new { p.Id }).ToListAsync());""")]
    [InlineData("""app.MapGet("/x", (ClinicContext db) => { var ssn = db.Patients.First().Ssn; return ssn.Length; });""")]
    [InlineData("""app.MapPost("/patients/{id}/anonymize", (ClinicContext db) => new { message = "Patient anonymized", patient = new { db.Patients.First().Id } });""")]
    public Task AnswerWithoutPhi_DoesNotReport(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body));

    [Theory]
    [InlineData("""[HttpGet] public IActionResult GetAppointmentAnalytics() { var total = new List<PatientDto>().Count; return Ok(new { totalAppointments = total }); }""")]
    public Task NumberOverAll_DoesNotReport(string action) => RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc(action));

    // System.Text.Json of minimal APIs against MVC's serializers: each form of hiding by what reads it.
    [Theory]
    [InlineData("[System.Text.Json.Serialization.JsonIgnore]", "", false, false)]
    [InlineData("[System.Text.Json.Serialization.JsonIgnore]", ".AddNewtonsoftJson()", false, true)]
    [InlineData("[Newtonsoft.Json.JsonIgnore]", "", true, true)]
    [InlineData("[Newtonsoft.Json.JsonIgnore]", ".AddNewtonsoftJson()", true, false)]
    [InlineData("[System.Runtime.Serialization.IgnoreDataMember]", "", true, true)]
    [InlineData("[System.Runtime.Serialization.IgnoreDataMember]", ".AddNewtonsoftJson()", true, false)]
    [InlineData("[System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]", "", true, true)]
    [InlineData("[System.Text.Json.Serialization.JsonConverter(typeof(MaskingConverter))]", "", false, false)]
    [InlineData("[System.Text.Json.Serialization.JsonConverter(typeof(MaskingConverter))]", ".AddNewtonsoftJson()", false, true)]
    [InlineData("[System.Text.Json.Serialization.JsonConverter(typeof(TrimmingConverter))]", "", false, false)]
    [InlineData("[System.Xml.Serialization.XmlIgnore]", "", true, true)]
    public async Task HiddenMember_CountsForTheSerializerThatReadsIt(string attribute, string options, bool minimal, bool mvc)
    {
        var types = $$"""
            public class CardDto { {{attribute}} public string? Ssn { get; set; } public int Version { get; set; } }

            public class MaskingConverter : System.Text.Json.Serialization.JsonConverter<string>
            {
                public override string Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => "";
                public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue("***");
            }

            public class TrimmingConverter : System.Text.Json.Serialization.JsonConverter<string>
            {
                public override string Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => "";
                public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(Something(value));
                private static string Something(string value) => value;
            }
            """;
        await RunAsync<UnmaskedPhiInResponseAnalyzer>(App($"""app.{(minimal ? "{|CHP2001:MapGet|}" : "MapGet")}("/x", () => new CardDto());""", types, "builder.Services.AddControllers()" + options + ";"));
        await RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc($$"""[HttpGet] public CardDto {{(mvc ? "{|CHP2001:Get|}" : "Get")}}() => new();""", types, "", options));

        // A typed result is written with the options of minimal APIs, also from an action.
        await RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc($$"""[HttpGet] public Ok<CardDto> {{(minimal ? "{|CHP2001:Get|}" : "Get")}}() => TypedResults.Ok(new CardDto());""", types, "", options));
    }

    [Theory]
    [InlineData("builder.Services.AddPhiMasking();", false)]
    [InlineData("", true)]
    [InlineData("if (args.Length > 0) { builder.Services.AddPhiMasking(); }", true)]
    public async Task ClassifiedMember_IsMaskedByTheRuntime(string services, bool reports)
    {
        const string Dto = "public record CardDto([property: Phi(PhiKind.Mrn)] string Number);";
        await RunAsync<UnmaskedPhiInResponseAnalyzer>(App($"""app.{(reports ? "{|CHP2001:MapGet|}" : "MapGet")}("/x", () => new CardDto(""));""", Dto, services));
    }

    [Fact]
    public Task ClassifiedMemberUnderNewtonsoft_Reports() =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc("""[HttpGet] public CardDto {|CHP2001:Get|}() => new("");""", "public record CardDto([property: Phi(PhiKind.Mrn)] string Number);", "builder.Services.AddPhiMasking();", ".AddNewtonsoftJson()"));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).DisclosesPhi();""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).DisclosesPhi(PhiKind.Mrn, PhiKind.NationalId);""")]
    [InlineData("""app.MapGroup("/g").DisclosesPhi(PhiKind.Mrn).MapGet("/x", () => new PatientDto(default, "", "")).DisclosesPhi(PhiKind.NationalId);""")]
    [InlineData("""app.MapGet("/x", [DisclosesPhi] () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", Read); [DisclosesPhi(PhiKind.Mrn, PhiKind.NationalId)] static PatientDto Read() => new(default, "", "");""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGet("/x", () => new PatientDto(default, "", "")); g.DisclosesPhi();""")]
    public Task DeclaredDisclosure_DoesNotReport(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => new PatientDto(default, "", "")).DisclosesPhi(PhiKind.Mrn);""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", [DisclosesPhi(PhiKind.Diagnosis)] () => new PatientDto(default, "", ""));""")]
    [InlineData("""var e = app.{|CHP2001:MapGet|}("/x", () => new PatientDto(default, "", "")); if (args.Length > 0) { e.DisclosesPhi(); }""")]
    public Task DisclosureOfOtherKinds_Reports(string body) => RunAsync<UnmaskedPhiInResponseAnalyzer>(App(body));

    [Theory]
    [InlineData("[DisclosesPhi] ", "")]
    [InlineData("", "[DisclosesPhi(PhiKind.Mrn, PhiKind.NationalId)] ")]
    public Task DisclosureOnActionOrClass_DoesNotReport(string onAction, string onClass) =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(Mvc("", onClass + "public class OtherController : ControllerBase { " + onAction + """[HttpGet("o")] public PatientDto Get() => new(default, "", ""); }"""));

    [Fact]
    public Task KeysWithoutMeaning_DoNotReport() =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(App("""app.MapGet("/x", () => new LinkDto());""", "public class LinkDto { public Guid PatientId { get; set; } public int EncounterId { get; set; } }"));

    [Fact]
    public Task SerializerThatIsNotVisible_CountsOnlyWhatBothWrite() =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>("""
            using Microsoft.AspNetCore.Mvc;

            public class Patient { [System.Text.Json.Serialization.JsonIgnore] public string? Ssn { get; set; } public string? Mrn { get; set; } }

            public class Card { [System.Text.Json.Serialization.JsonIgnore] public string? Ssn { get; set; } }

            [Route("x")]
            public class XController : ControllerBase { [HttpGet("a")] public Card A() => new(); [HttpGet("b")] public Patient {|CHP2001:B|}() => new(); }

            public static class Program { public static void Main(string[] args) => Hosting.Start<XController>(args); }

            public static class Hosting { public static void Start<T>(string[] args) { } }
            """);

    [Fact]
    public Task SubtypeAtRunTime_IsReportedOnlyWhereItIsReturned() =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(App(
            """
            app.{|CHP2001:MapGet|}("/a", Base () => new Derived());
            app.MapGet("/b", (Store s) => s.Find());
            app.MapGet("/c", () => new Holder());
            app.{|CHP2001:MapGet|}("/d", (Store s) => s.Only());
            """,
            """
            public class Base { public int Version { get; set; } }
            public class Derived : Base { public string? Ssn { get; set; } }
            public class Holder { public Base? Held { get; set; } }
            public interface IOnly { int Version { get; } }
            public class Only : IOnly { public int Version => 1; public string? Ssn { get; set; } }
            public class Store { public Base Find() => throw new Exception(); public IOnly Only() => throw new Exception(); }
            """));

    [Fact]
    public Task DeclaredMask_DoesNotReport() =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(
            App("""app.MapGet("/x", () => new CardDto());""", """
                public class CardDto { [Hidden] public string? Ssn { get; set; } }
                public class HiddenAttribute : System.Text.Json.Serialization.JsonConverterAttribute { }
                """),
            "chaperone.masks = HiddenAttribute");

    /// <summary>What honours an attribute that is no serializer's is not known: one that says that it masks answers may be, one for logs, fields or validation is not.</summary>
    [Theory]
    [InlineData("Masked", "System.Attribute", true)]
    [InlineData("RedactInAnswers", "System.Attribute", true)]
    [InlineData("LogMasked", "System.Attribute", false)]
    [InlineData("InputMask", "System.Attribute", false)]
    [InlineData("Encrypted", "System.Attribute", false)]
    [InlineData("MaskWhenValidated", "System.ComponentModel.DataAnnotations.ValidationAttribute", false)]
    public async Task AttributeThatSaysItMasks_IsDoubtful(string name, string @base, bool silent)
    {
        var source = App("""app.MapGet("/x", () => new CardDto());""", "public class CardDto { [" + name + "] public string? Ssn { get; set; } }\npublic class " + name + "Attribute : " + @base + " { }");
        Assert.Equal(silent ? 0 : 1, (await DiagnosticsAsync<UnmaskedPhiInResponseAnalyzer>(source)).Count());
    }

    [Fact]
    public Task DeclaredMaskThatIsNoConverter_DoesNotReport() =>
        RunAsync<UnmaskedPhiInResponseAnalyzer>(
            App("""app.MapGet("/x", () => new CardDto());""", """
                public class CardDto { [Hidden] public string? Ssn { get; set; } }
                public class HiddenAttribute : Attribute { }
                """),
            "chaperone.masks = HiddenAttribute");

    [Fact]
    public async Task Message_NamesEndpointMembersKindAndReason_NeverAValue()
    {
        var diagnostic = Assert.Single(await DiagnosticsAsync<UnmaskedPhiInResponseAnalyzer>(App("""app.MapGet("/patients/{id}", (Guid id) => new PatientDto(id, "M-123", "S-456"));""")));
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("Endpoint 'GET /patients/{id}' answers with PatientDto.Mrn (mrn, by ", message, StringComparison.Ordinal);
        Assert.Contains("PatientDto.Ssn (national-id, by ", message, StringComparison.Ordinal);
        Assert.Contains("for System.Text.Json", message, StringComparison.Ordinal);
        Assert.DoesNotContain("M-123", message, StringComparison.Ordinal);
        Assert.Equal(["Mrn", "Ssn"], diagnostic.AdditionalLocations.Select(static l => l.SourceTree!.ToString().Substring(l.SourceSpan.Start, l.SourceSpan.Length)).Order(StringComparer.Ordinal));
        Assert.Equal("Mrn\nNationalId", diagnostic.Properties["kinds"]);
    }

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<UnmaskedPhiInResponseAnalyzer>(
        App("app.MapPatients();"),
        """
        public static class PatientEndpoints
        {
            public static void MapPatients(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/a", () => Store.One());
                routes.MapGet("/b", Store.Result);
            }
        }
        """,
        """
        public static class Store
        {
            public static PatientDto One() => new(default, "", "");
            public static IResult Result() => Results.Ok(One());
        }
        """);
}
