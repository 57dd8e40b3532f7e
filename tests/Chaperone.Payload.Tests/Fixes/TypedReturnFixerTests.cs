using System.Text.RegularExpressions;
using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Fixes;

/// <summary>CHP2012: the type that a method of the solution always returns takes the place of <c>object</c>.</summary>
public partial class TypedReturnFixerTests
{
    private const string Key = "CHP2012.Return";
    private const string Get = """app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, IReports reports) => reports.Run(patientId));""";
    private const string Fixed = """app.MapGet("/x/{patientId}", (Guid patientId, IReports reports) => reports.Run(patientId));""";

    private static Task OfferedAsync(string before, string after) => FixTest<OpaquePhiPayloadAnalyzer, TypedReturnFixer>.RunAsync(App(Get, before), App(Fixed, after), Key);

    private static Task NotOfferedAsync(string types, string endpoint = Get) => FixTest<OpaquePhiPayloadAnalyzer, TypedReturnFixer>.NotOfferedAsync(App(endpoint, types));

    /// <summary>With another implementation, which asks the first: what a single one returns is known, and nothing is reported.</summary>
    private static string Relayed(string types) => Declaration().Match(types) is { Success: true } match
        ? types + $" public class Relay(IReports reports) : IReports {{ public {(match.Groups["abstract"].Success ? "override " : "")}{match.Groups["type"].Value} Run(Guid id) => reports.Run(id); }}"
        : throw new ArgumentException(types, nameof(types));

    [GeneratedRegex(@"IReports \{ (?<abstract>public abstract )?(?<type>\S+) Run\(")]
    private static partial Regex Declaration();

    [Theory]
    [InlineData(
        "public interface IReports { object Run(Guid id); } public class Reports : IReports { public object Run(Guid id) => new PatientDto(id, \"\", \"\"); }",
        "public interface IReports { PatientDto Run(Guid id); } public class Reports : IReports { public PatientDto Run(Guid id) => new PatientDto(id, \"\", \"\"); }")]
    [InlineData(
        "public interface IReports { object? Run(Guid id); } public class Reports : IReports { object? IReports.Run(Guid id) => id == default ? null : new PatientDto(id, \"\", \"\"); }",
        "public interface IReports { PatientDto? Run(Guid id); } public class Reports : IReports { PatientDto? IReports.Run(Guid id) => id == default ? null : new PatientDto(id, \"\", \"\"); }")]
    [InlineData(
        "public interface IReports { dynamic Run(Guid id); } public class Reports : IReports { public dynamic Run(Guid id) { if (id == default) { throw new ArgumentException(\"id\"); } return (object)new List<PatientDto>(); } }",
        "public interface IReports { List<PatientDto> Run(Guid id); } public class Reports : IReports { public List<PatientDto> Run(Guid id) { if (id == default) { throw new ArgumentException(\"id\"); } return new List<PatientDto>(); } }")]
    [InlineData(
        "public interface IReports { Task<object> Run(Guid id); } public class Reports : IReports { public Task<object> Run(Guid id) => Task.FromResult<object>(new PatientDto(id, \"\", \"\")); }",
        "public interface IReports { Task<PatientDto> Run(Guid id); } public class Reports : IReports { public Task<PatientDto> Run(Guid id) => Task.FromResult<PatientDto>(new PatientDto(id, \"\", \"\")); }")]
    [InlineData(
        "public interface IReports { System.Threading.Tasks.ValueTask<object?> Run(Guid id); } public class Reports : IReports { public async ValueTask<object?> Run(Guid id) { await Task.Yield(); return new[] { new PatientDto(id, \"\", \"\") }; } }",
        "public interface IReports { System.Threading.Tasks.ValueTask<PatientDto[]?> Run(Guid id); } public class Reports : IReports { public async ValueTask<PatientDto[]?> Run(Guid id) { await Task.Yield(); return new[] { new PatientDto(id, \"\", \"\") }; } }")]
    [InlineData(
        "public interface IReports { IResult Run(Guid id); } public class Reports : IReports { public IResult Run(Guid id) => TypedResults.Ok(new PatientDto(id, \"\", \"\")); }",
        "public interface IReports { Ok<PatientDto> Run(Guid id); } public class Reports : IReports { public Ok<PatientDto> Run(Guid id) => TypedResults.Ok(new PatientDto(id, \"\", \"\")); }")]
    [InlineData(
        "public abstract class IReports { public abstract object Run(Guid id); } public class Reports : IReports { public override object Run(Guid id) => Load(id); private object Load(Guid id) => new PatientDto(id, \"\", \"\"); }",
        "public abstract class IReports { public abstract PatientDto Run(Guid id); } public class Reports : IReports { public override PatientDto Run(Guid id) => Load(id); private PatientDto Load(Guid id) => new PatientDto(id, \"\", \"\"); }")]
    public Task OneTypeInAllImplementations_IsDeclared(string before, string after) => OfferedAsync(Relayed(before), Relayed(after));

    [Fact]
    public Task TwoImplementationsOfOneType_KeepTheirComments() => OfferedAsync(
        """
        public interface IReports
        {
            /// <summary>What is known.</summary>
            /* any */ object /* of them */ Run(Guid id); // asked by the portal
        }

        public class Reports : IReports
        {
            // From the database.
            public object Run(Guid id) => new PatientDto(id, "a", "b");
        }

        public class Cached(IReports reports) : IReports
        {
            public virtual object Run(Guid id) => reports.Run(id);
        }

        public class Counted(IReports reports) : Cached(reports)
        {
            public override object Run(Guid id) => base.Run(id) /* once */;
        }
        """,
        """
        public interface IReports
        {
            /// <summary>What is known.</summary>
            /* any */ PatientDto /* of them */ Run(Guid id); // asked by the portal
        }

        public class Reports : IReports
        {
            // From the database.
            public PatientDto Run(Guid id) => new PatientDto(id, "a", "b");
        }

        public class Cached(IReports reports) : IReports
        {
            public virtual PatientDto Run(Guid id) => reports.Run(id);
        }

        public class Counted(IReports reports) : Cached(reports)
        {
            public override PatientDto Run(Guid id) => base.Run(id) /* once */;
        }
        """);

    [Fact]
    public Task TaskThatTheActionHandsOn_ChangesWithTheMethod() => FixTest<OpaquePhiPayloadAnalyzer, TypedReturnFixer>.RunAsync(
        Mvc(
            "[HttpGet(\"{patientId}\")] public Task<object> {|CHP2012:Get|}(Guid patientId, [FromServices] IReports s) => s.Run(patientId);",
            Relayed("public interface IReports { Task<object> Run(Guid id); } public class Reports : IReports { public async Task<object> Run(Guid id) { await Task.Yield(); return new PatientDto(id, \"\", \"\"); } }")),
        Mvc(
            "[HttpGet(\"{patientId}\")] public Task<PatientDto> Get(Guid patientId, [FromServices] IReports s) => s.Run(patientId);",
            Relayed("public interface IReports { Task<PatientDto> Run(Guid id); } public class Reports : IReports { public async Task<PatientDto> Run(Guid id) { await Task.Yield(); return new PatientDto(id, \"\", \"\"); } }")),
        Key);

    [Fact]
    public Task ActionThatAnswersMore_StaysAsItIs() => FixTest<OpaquePhiPayloadAnalyzer, TypedReturnFixer>.RunAsync(
        Mvc(
            "[HttpGet(\"{patientId}\")] public IActionResult {|CHP2012:Get|}(Guid patientId, [FromServices] IReports s) => patientId == default ? NotFound() : Ok(s.Run(patientId));",
            Relayed("public interface IReports { object Run(Guid id); } public class Reports : IReports { public object Run(Guid id) => new PatientDto(id, \"\", \"\"); }")),
        Mvc(
            "[HttpGet(\"{patientId}\")] public IActionResult Get(Guid patientId, [FromServices] IReports s) => patientId == default ? NotFound() : Ok(s.Run(patientId));",
            Relayed("public interface IReports { PatientDto Run(Guid id); } public class Reports : IReports { public PatientDto Run(Guid id) => new PatientDto(id, \"\", \"\"); }")),
        Key);

    [Fact]
    public async Task Title_NamesTheTypeAndTheMethod()
    {
        var actions = await Actions.OfAsync(new TypedReturnFixer(), new AnalyzerTest(App(Get, Relayed("public interface IReports { object Run(Guid id); } public class Reports : IReports { public object Run(Guid id) => new PatientDto(id, \"\", \"\"); }"))) { Analyzers = static () => [new OpaquePhiPayloadAnalyzer()] });
        Assert.Equal("Return 'PatientDto' from 'Run'", Assert.Single(actions).Title);
    }

    // A type of another namespace is imported; Fix All mends both endpoints, of which one asks two methods.
    [Fact]
    public Task SeveralEndpointsAndFiles_AreMendedTogether() => new FixTest<OpaquePhiPayloadAnalyzer, TypedReturnFixer>(
        [
            App("""
                app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, Clinic.IReports reports) => reports.Run(patientId));
                app.{|CHP2012:MapGet|}("/y/{patientId}", (Guid patientId, Clinic.IReports reports) => patientId == default ? reports.Run(patientId) : reports.Short(patientId));
                """),
            "namespace Clinic;\n\npublic interface IReports\n{\n    object Run(Guid id);\n\n    object Short(Guid id);\n}\n",
            "using Clinic.Contracts;\n\nnamespace Clinic;\n\npublic class Reports : IReports\n{\n    public object Run(Guid id) => new Chart(id);\n\n    public object Short(Guid id) => new Chart(id);\n}\n\npublic class Drafts : IReports\n{\n    public object Run(Guid id) => new Chart(id);\n\n    public object Short(Guid id) => new Chart(id);\n}\n",
            "namespace Clinic.Contracts;\n\npublic record Chart(Guid Id);\n",
        ],
        [
            App("""
                app.MapGet("/x/{patientId}", (Guid patientId, Clinic.IReports reports) => reports.Run(patientId));
                app.MapGet("/y/{patientId}", (Guid patientId, Clinic.IReports reports) => patientId == default ? reports.Run(patientId) : reports.Short(patientId));
                """),
            "using Clinic.Contracts;\n\nnamespace Clinic;\n\npublic interface IReports\n{\n    Chart Run(Guid id);\n\n    Chart Short(Guid id);\n}\n",
            "using Clinic.Contracts;\n\nnamespace Clinic;\n\npublic class Reports : IReports\n{\n    public Chart Run(Guid id) => new Chart(id);\n\n    public Chart Short(Guid id) => new Chart(id);\n}\n\npublic class Drafts : IReports\n{\n    public Chart Run(Guid id) => new Chart(id);\n\n    public Chart Short(Guid id) => new Chart(id);\n}\n",
            "namespace Clinic.Contracts;\n\npublic record Chart(Guid Id);\n",
        ])
    {
        CodeActionEquivalenceKey = Key,
        NumberOfIncrementalIterations = 2,
    }.RunAsync();

    [Fact]
    public Task MethodOfAnotherProject_IsDeclaredThere() => InTwoProjectsAsync(
        "namespace Clinic; public record Chart(System.Guid Id); public class Reports { public object Run(System.Guid id) => new Chart(id); }",
        "namespace Clinic; public record Chart(System.Guid Id); public class Reports { public Chart Run(System.Guid id) => new Chart(id); }");

    [Fact]
    public Task TypeThatTheOtherProjectDoesNotShow_NotOffered() => InTwoProjectsAsync(
        "namespace Clinic; internal record Chart(System.Guid Id); public class Reports { public object Run(System.Guid id) => new Chart(id); }", null);

    private static Task InTwoProjectsAsync(string before, string? after)
    {
        var program = """app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, Clinic.Reports reports) => reports.Run(patientId));""";
        var test = new FixTest<OpaquePhiPayloadAnalyzer, TypedReturnFixer>(App(program), App(after is null ? program : program.Replace("{|CHP2012:MapGet|}", "MapGet", StringComparison.Ordinal))) 
        {
            CodeActionEquivalenceKey = Key,

            // The harness takes a Fix All that changes another project only for one that changes nothing.
            CodeFixTestBehaviors = Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllCheck,
        };
        foreach (var (state, text) in new[] { (test.TestState, before), (test.FixedState, after ?? before) })
        {
            state.AdditionalProjects["Library"].Sources.Add(("/Library/Reports.cs", text));
            state.AdditionalProjectReferences.Add("Library");
        }

        // The library has the framework only.
        test.TestState.AdditionalProjects["Library"].AdditionalReferences.AddRange(References.AspNetCore);
        test.FixedState.AdditionalProjects["Library"].AdditionalReferences.AddRange(References.AspNetCore);
        return test.RunAsync();
    }

    [Theory]
    // Two types, one without a name, none at all, a value from elsewhere, a type that says nothing either.
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { public object Run(Guid id) => new PatientDto(id, \"\", \"\"); } public class B : IReports { public object Run(Guid id) => new WardDto(id, \"\", 1); }")]
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { public object Run(Guid id) => new { id }; }")]
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { public object Run(Guid id) => new[] { new { id } }; }")]
    [InlineData("public interface IReports { object Run(Guid id); }")]
    [InlineData("public interface IReports { object? Run(Guid id); } public class A : IReports { public object? Run(Guid id) => null; }")]
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { private object _last = \"\"; public object Run(Guid id) => id == default ? new PatientDto(id, \"\", \"\") : _last; }")]
    [InlineData("public interface IReports { object? Run(Guid id); } public class A : IReports { public object? Run(Guid id) => Activator.CreateInstance(typeof(PatientDto)); }")]
    [InlineData("public interface IReports { IResult Run(Guid id); } public class A : IReports { public IResult Run(Guid id) => Results.Ok(new PatientDto(id, \"\", \"\")); }")]
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { public object Run(Guid id) => System.Text.Json.JsonDocument.Parse(\"{}\").RootElement; }")]
    // What it is called for elsewhere takes an object only, or the type is hidden where the interface stands.
    [InlineData("public interface IReports { Task<object> Run(Guid id); } public class A : IReports { public async Task<object> Run(Guid id) { await Task.Yield(); return new PatientDto(id, \"\", \"\"); } } public class Job(IReports reports) { public Task<object> Again() => reports.Run(default); }")]
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { private record Hidden(Guid Id); public object Run(Guid id) => new Hidden(id); }")]
    [InlineData("public interface IReports { object Run(Guid id); } public class A : IReports { internal record Hidden(Guid Id); public object Run(Guid id) => new Hidden(id); }")]
    public Task WhereTheTypeIsNotKnown_NotOffered(string types) => NotOfferedAsync(Relayed(types));

    [Theory]
    [InlineData("public interface IReports { T? Run<T>(T id); object Run(Guid id); } public class A : IReports { public T? Run<T>(T id) => id; public object Run(Guid id) => Make(id); private static object Make(Guid id) => new PatientDto(id, \"\", \"\") is var p && id == default ? p : new WardDto(id, \"\", 1); } public class Relay(IReports reports) : IReports { public T? Run<T>(T id) => id; public object Run(Guid id) => reports.Run(id); }")]
    // The implementation, or the declaration, is a library's.
    [InlineData("public interface IReports { object Run(Guid id); object Clone(); } public class A : IReports, ICloneable { public object Run(Guid id) => Clone(); public object Clone() => new PatientDto(default, \"\", \"\"); } public class Relay(IReports reports) : IReports { public object Run(Guid id) => reports.Run(id); public object Clone() => this; }")]
    public Task WhereSeveralMembersOfTheInterfaceMeet_NotOffered(string types) => NotOfferedAsync(types);

    [Fact]
    public Task ImplementationInALibrary_NotOffered() => NotOfferedAsync(
        "public interface IReports { object Clone(); } public class A : System.Collections.ArrayList, IReports { }"
        + " public class B : IReports { public object Clone() => new PatientDto(default, \"\", \"\"); }",
        """app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, IReports reports) => reports.Clone());""");

    [Theory]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId) => Results.File(new byte[1]));""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, IReports reports) => reports.Last);""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, IReports reports) => patientId == default ? reports.Run(patientId) : reports.Last);""")]
    public Task AnswerThatNoMethodGives_NotOffered(string endpoint) => NotOfferedAsync(
        "public interface IReports { object Last { get; } object Run(Guid id); } public class Reports : IReports { public object Last => \"\"; public object Run(Guid id) => new PatientDto(id, \"\", \"\"); }", endpoint);
}
