using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1014.</summary>
public class CrossOriginPhiAnalyzerTests
{
    private const string Types = """
        public record Patient(int Id, string Mrn, string Ssn, string Diagnosis);

        public record Opening(string Day, int From);

        public record PatientContact(string FirstName, string Email);

        public record RoomStay(System.DateTime AdmissionDate, string Room);
        """;

    private const string Endpoint = """.RequireAuthorization();""";

    private static string Cors(string policy) => $"builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.{policy}));";

    [Fact]
    public Task WithCredentials_Reports() => Verify(App(
        """app.UseCors(); app.{|CHP1014:MapGet|}("/patients/{id}", (int id) => new Patient(id, "", "", "")).RequireAuthorization(); app.MapGet("/hours", () => new Opening("Mo", 8)).RequireAuthorization();""",
        Cors("SetIsOriginAllowed(_ => true).AllowCredentials()"), Types));

    [Fact]
    public Task AnyOriginOnAnOpenEndpoint_Reports() => Verify(App(
        """app.UseCors(); app.{|CHP1014:MapGet|}("/patients/{id}", (int id) => new Patient(id, "", "", "")).AllowAnonymous();""", Cors("AllowAnyOrigin()"), Types));

    [Fact]
    public Task NamedPolicyOfTheEndpoint_Reports() => Verify(App(
        """app.UseCors(); app.{|CHP1014:MapPost|}("/patients", (Patient patient) => Results.Ok()).RequireCors("any").RequireAuthorization();""",
        """builder.Services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins("https://x")); o.AddPolicy("any", p => p.SetIsOriginAllowed(_ => true).AllowCredentials()); });""", Types));

    [Fact]
    public Task AttributeOfAController_Reports() => Verify(Mvc(
        """
        [Route("c"), Authorize, Microsoft.AspNetCore.Cors.EnableCors("any")]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public Patient {|CHP1014:A|}() => new(1, "", "", "");
            [HttpGet("b"), Microsoft.AspNetCore.Cors.DisableCors] public Patient B() => new(1, "", "", "");
        }
        """ + Types,
        "app.UseCors(); app.MapControllers();",
        "").Replace("var app =", """builder.Services.AddCors(o => o.AddPolicy("any", p => p.SetIsOriginAllowed(_ => true).AllowCredentials())); var app ="""));

    [Theory]
    [InlineData("AllowAnyOrigin()")]
    [InlineData("SetIsOriginAllowed(_ => true)")]
    [InlineData("WithOrigins(\"https://portal\").AllowCredentials()")]
    [InlineData("SetIsOriginAllowed(o => o.EndsWith(\".clinic\")).AllowCredentials()")]
    public Task WithoutCredentialsOrWithOrigins_DoesNotReport(string policy) => Verify(App(
        """app.UseCors(); app.MapGet("/patients/{id}", (int id) => new Patient(id, "", "", ""))""" + Endpoint, Cors(policy), Types));

    [Theory]
    [InlineData("""app.MapGet("/patients/{id}", (int id) => new Patient(id, "", "", ""))""")]
    [InlineData("""app.UseCors(p => p.WithOrigins("https://portal")); app.MapGet("/patients/{id}", (int id) => new Patient(id, "", "", ""))""")]
    [InlineData("""app.UseCors(); app.MapGet("/patients/{id}", (int id) => new Patient(id, "", "", "")).RequireCors(p => p.WithOrigins("https://portal"))""")]
    [InlineData("""app.UseCors(); app.MapGet("/hours", () => new Opening("Mo", 8))""")]
    [InlineData("""app.UseCors(); app.MapPost("/callback", (PatientContact contact) => Results.Ok())""")]
    [InlineData("""app.UseCors(); app.MapGet("/rooms", () => new RoomStay(default, ""))""")]
    public Task OtherPolicyOrData_DoesNotReport(string endpoint) => Verify(App(endpoint + Endpoint, Cors("SetIsOriginAllowed(_ => true).AllowCredentials()"), Types));

    [Theory]
    [InlineData("""if (builder.Environment.IsDevelopment()) { builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.SetIsOriginAllowed(_ => true).AllowCredentials())); }""")]
    [InlineData("""builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(builder.Configuration.GetSection("Origins").Get<string[]>()!).AllowCredentials()));""")]
    [InlineData("""builder.Services.AddCors(o => o.AddDefaultPolicy(new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy()));""")]
    [InlineData("""builder.Services.AddCors(o => o.AddDefaultPolicy(p => { if (builder.Configuration["Origin"] is { } origin) { p.WithOrigins(origin).AllowCredentials(); } else { p.AllowAnyOrigin(); } }));""")]
    [InlineData("""builder.Services.AddCors(o => o.AddDefaultPolicy(p => { p.AllowCredentials(); _ = builder.Environment.IsDevelopment() ? p.SetIsOriginAllowed(_ => true) : p.WithOrigins("https://portal"); }));""")]
    public Task UnderAConditionOrNotVisible_DoesNotReport(string services) => Verify(App(
        """app.UseCors(); app.MapGet("/patients/{id}", (int id) => new Patient(id, "", "", ""))""" + Endpoint, services, Types));

    [Fact]
    public Task DisableCors_DoesNotReport() => Verify(Mvc(
        """
        [Route("c"), Authorize, Microsoft.AspNetCore.Cors.DisableCors]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public Patient A() => new(1, "", "", "");
        }
        """ + Types,
        "app.UseCors(); app.MapControllers();",
        "").Replace("var app =", Cors("SetIsOriginAllowed(_ => true).AllowCredentials()") + " var app ="));

    [Fact]
    public Task GuessOnly_DoesNotReport() => Verify(App(
        """app.UseCors(); app.MapGet("/members/{id}", (int id) => new Member(id, "", default))""" + Endpoint,
        Cors("SetIsOriginAllowed(_ => true).AllowCredentials()"),
        "public record Member(int Id, string Name, DateOnly Birthday);"));

    private static Task Verify(params string[] files) => RuleTest<CrossOriginPhiAnalyzer>.RunAsync(files);
}
