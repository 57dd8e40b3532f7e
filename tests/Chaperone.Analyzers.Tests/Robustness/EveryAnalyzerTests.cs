using System.Collections.Immutable;
using Chaperone.Inventory;
using Chaperone.Tests.Facts;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Robustness;

/// <summary>All analyzers together, as a project runs them: none of them may fail.</summary>
public class EveryAnalyzerTests
{
    private static ImmutableArray<DiagnosticAnalyzer> All => InventoryGenerator.AnalyzersOf(typeof(InventoryGenerator).Assembly);

    [Fact]
    public Task TypesThatContainThemselves_AreSurvived() => SurvivesAsync(App(
        """
        app.MapGet("/a", (Token token, ILogger<Token> log) => { Log(log, token, new Node()); return token; });
        app.MapPost("/b", (Node node) => node);
        static void Log(ILogger log, Token token, Node node) => log.LogInformation("{Token} {Node}", token, node.Next?.Patient);
        """,
        types: """
            public class Token : IEnumerable<Token>
            {
                public IEnumerator<Token> GetEnumerator() => Enumerable.Empty<Token>().GetEnumerator();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }

            public class Node : List<Node>
            {
                public Node? Next { get; set; }
                public string? Patient { get; set; }
                public Dictionary<Node, List<Node>>? Others { get; set; }
            }
            """));

    /// <summary>A member is typed type first: for a moment it has no name.</summary>
    [Theory]
    [InlineData("public Clinician")]
    [InlineData("public Clinician { get; set; }")]
    [InlineData("public Clinician ;")]
    [InlineData("public string Id { get; set; } public Clinician Id")]
    [InlineData("public record (Clinician , Guid );")]
    [InlineData("public class { public Clinician { get; set; } }")]
    [InlineData("} public class ThingDto { public string? Text { get; set; } } public class { public string? Text { get; set; }")]
    public Task HalfTypedMembers_AreSurvived(string member) => SurvivesAsync(
        App(
            """app.MapPost("/a", (Encounter encounter, ILogger<Encounter> log) => { log.LogInformation("{Encounter}", encounter); return encounter; });""",
            types: "public class Clinician { public string? Name { get; set; } } public class Encounter { public string? PatientMrn { get; set; } " + member + " }"),
        isBroken: true);

    [Fact]
    public async Task SampleApplications_AreSurvived()
    {
        foreach (var (_, sources) in SampleApplications.All)
        {
            await SurvivesAsync(sources);
        }
    }

    /// <summary>In an editor a referenced project is there with its source: its trees belong to another compilation.</summary>
    [Fact]
    public async Task SampleApplicationsOfSeveralOpenProjects_AreSurvived()
    {
        foreach (var (_, own, others) in Splits())
        {
            await SurvivesAsync(own, others.Open());
        }
    }

    /// <summary>What an editor says of a project whose references are open is what the build says of it.</summary>
    [Fact]
    public async Task OpenProject_SaysWhatTheBuildSays()
    {
        var differences = new List<string>();
        var agreed = 0;
        foreach (var (name, own, others) in Splits().Where(static s => s.Others.Compiles))
        {
            var open = await FindingsAsync(own, others.Open());
            var built = await FindingsAsync(own, others.Built());
            differences.AddRange(open.Except(built).Select(d => name + " open only: " + d).Concat(built.Except(open).Select(d => name + " built only: " + d)));
            agreed += open.Intersect(built).Count();
        }

        Assert.Empty(differences);
        Assert.True(agreed > 100, $"{agreed} findings were compared");
    }

    [Fact]
    public async Task PatientDataOfAnOpenProject_IsJudgedAsInTheBuild()
    {
        string[] own =
        [
            """
            using Shared;
            using Microsoft.AspNetCore.Mvc;
            """ + "\n" + App(
                """
                app.MapGet("/a", (Patient patient, ILogger<Patient> log) => { log.LogInformation("{Name} {Patient}", patient.LastName, patient); log.Seen(patient.Mrn); log.Marked(patient.Mrn); Audit.Write(patient); return patient; });
                app.MapPost("/b", (Patient patient) => patient.Mrn.Length > 3 ? Results.Ok(Mapper.ToCard(patient)) : throw new PatientException(patient));
                app.MapGet("/c/{mrn}", (string mrn) => Results.Redirect("/d?mrn=" + mrn));
                app.MapGet("/d", () => new[] { new Visit(Guid.Empty, "", default) });
                app.MapGet("/e", (Patient patient, ILogger<Patient> log) => { log.LogInformation("{Mrn} {Visit}", Masker.Mask(patient.Mrn), new Visit(Guid.Empty, patient.LastName, patient.DateOfBirth)); return Results.Ok(new Masked { Mrn = patient.Mrn }); });
                app.MapGet("/f", (Patient patient, ILogger<Patient> log) => { log.LogWarning("{Mrn} {Quiet} {Loud}", Names.Short(patient.LastName), new Quiet(patient.Mrn), new Loud { Mrn = patient.Mrn }); throw new InvalidOperationException("No " + patient.Full); });
                app.MapGet("/g", (Patient patient, Journal journal) => { journal.Info("saw " + patient.LastName); return TypedResults.Ok(new Page<Patient>([patient], 1)); });
                app.MapGet("/h", [Audited] (Lookup lookup) => lookup.Find("1"));
                app.MapControllers();
                """,
                services: "builder.Services.AddControllers();",
                types: """
                    [ApiController, Route("patients"), Guarded]
                    public class PatientsController(Lookup lookup) : CrudController<Patient>(lookup)
                    {
                        [HttpGet("{mrn}")] public ActionResult<Patient> Get(string mrn) => Ok(lookup.Find(mrn));
                        [HttpPost] public IActionResult Post([FromBody] Extended patient) => Ok(patient);
                    }

                    public class Extended : Patient { public string Diagnosis { get; set; } = ""; }
                    """),
        ];
        var shared = new Library(
            "Shared",
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.Filters;
            namespace Shared;
            public class Patient { public Guid Id { get; set; } public string Mrn { get; set; } = ""; public string FirstName { get; set; } = ""; public string LastName { get; set; } = ""; public DateTime DateOfBirth { get; set; } public string Full => FirstName + " " + LastName; }
            public record Visit(Guid Id, string PatientName, DateTime DateOfBirth);
            public record Card(string Mrn, string Ssn);
            public record Page<T>(IReadOnlyList<T> Items, int Total);
            public class Masked { [JsonConverter(typeof(MaskConverter))] public string Mrn { get; set; } = ""; }
            public class MaskConverter : JsonConverter<string>
            {
                public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString();
                public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue("***");
            }
            public record Quiet(string Mrn) { public override string ToString() => "quiet"; }
            public class Loud { public string Mrn { get; set; } = ""; public override string ToString() => "loud " + Mrn; }
            public static class Mapper { public static Card ToCard(Patient patient) => new(patient.Mrn, Format(patient.LastName)); private static string Format(string name) => name.Trim(); }
            public static class Masker { public static string Mask(string text) => text[..1] + "***"; }
            public static class Names { public static string Short(string name) => name.Length > 3 ? name[..3] : name; }
            public class PatientException(Patient patient) : Exception("No " + patient.Mrn);
            public static class Audit { public static void Write(Patient patient) => Console.WriteLine(patient.LastName); }
            public static partial class Lines { [LoggerMessage(1, LogLevel.Information, "seen {Mrn}")] public static partial void Marked(this ILogger log, string mrn); public static partial void Marked(this ILogger log, string mrn) => log.LogInformation("seen {Mrn}", mrn); }
            public static class Log { public static void Seen(this ILogger log, string mrn) => log.LogInformation("seen {Mrn}", mrn); }
            public class Journal(ILogger<Journal> log) { public void Info(string text) => log.LogInformation("{Text}", text); }
            public class Lookup { public Patient Find(string mrn) => new() { Mrn = mrn }; }
            public class AuditedAttribute : Attribute;
            public class GuardedAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.HttpContext.Request.Headers.ContainsKey("X-Key")) { context.Result = new UnauthorizedResult(); } } }
            public abstract class CrudController<T>(Lookup lookup) : ControllerBase { [HttpGet("all")] public object All() => lookup; [HttpDelete("{id:guid}")] public ActionResult<T> Delete(Guid id) => NotFound(); }
            """);
        Assert.True(shared.Compiles);

        var built = await FindingsAsync(own, shared.Built());

        Assert.Contains(built, static d => d.Contains("CHP2001", StringComparison.Ordinal));
        Assert.Contains(built, static d => d.Contains("CHP2003", StringComparison.Ordinal));
        Assert.Equal(built.Order(), (await FindingsAsync(own, shared.Open())).Order());
        Assert.Equal(built.Order(), (await FindingsAsync(own, shared.ReferenceAssembly())).Order());
    }

    /// <summary>The applications as two projects: start-up code and the rest, what answers and its contracts.</summary>
    private static IEnumerable<(string Name, string[] Own, Library Others)> Splits()
    {
        foreach (var (name, sources) in SampleApplications.All)
        {
            // What is internal could not be seen from the other project.
            var files = sources.Select(static s => s.Replace("internal ", "public ", StringComparison.Ordinal)).ToArray();
            foreach (var own in new[] { files.Where(IsStart).ToArray(), files.Where(static f => IsStart(f) || Answers(f)).ToArray() })
            {
                if (own.Length > 0 && own.Length < files.Length)
                {
                    yield return (name, own, new Library("Others", [.. files.Except(own)]));
                }
            }
        }
    }

    private static bool Answers(string file) => file.Contains("Map", StringComparison.Ordinal) || file.Contains("Controller", StringComparison.Ordinal);

    private static async Task<string[]> FindingsAsync(string[] sources, MetadataReference other) =>
        [.. (await new AnalyzerTest(sources) { Analyzers = static () => All, References = References.AspNetCore.Add(other) }.DiagnosticsAsync()).Select(static d => AnalyzerTest.Describe(d) + ": " + d.GetMessage())];

    private static bool IsStart(string file) =>
        file.Contains("WebApplication.Create", StringComparison.Ordinal) || file.Contains("Host.Create", StringComparison.Ordinal);

    private static Task SurvivesAsync(params string[] sources) => SurvivesAsync(sources, null);

    private static Task SurvivesAsync(string source, bool isBroken) => SurvivesAsync([source], null, isBroken);

    private static async Task SurvivesAsync(string[] sources, MetadataReference? other, bool isBroken = false)
    {
        var references = other is null ? References.AspNetCore : References.AspNetCore.Add(other);
        var diagnostics = await new AnalyzerTest(sources) { Analyzers = static () => All, References = references, AllowCompilerErrors = isBroken }.DiagnosticsAsync();
        Assert.Empty(diagnostics.Where(static d => d.Id is "CHP9003" or "AD0001").Select(static d => d.ToString()));
    }
}
