using Chaperone.CodeFixes;
using Microsoft.CodeAnalysis;
using static Chaperone.Tests.Harness.Programs;
using Verify = Chaperone.Tests.Harness.FixTest<Chaperone.CodeFixes.RequireAuthorizationFixer>;

namespace Chaperone.Tests.Fixes;

public class RequireAuthorizationFixerMapCallTests
{
    private const string Policy = """builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("Doctor"));""";

    [Theory]
    [InlineData("""app.{|CHP1001:MapGet|}("/x", () => "x");""", """app.MapGet("/x", () => "x").RequireAuthorization();""")]
    [InlineData("""app.{|CHP1001:MapGet|}("/x", () => "x").WithName("a").WithTags("b");""", """app.MapGet("/x", () => "x").RequireAuthorization().WithName("a").WithTags("b");""")]
    [InlineData("""var x = app.{|CHP1001:MapGet|}("/x", () => "x"); x.WithName("a");""", """var x = app.MapGet("/x", () => "x").RequireAuthorization(); x.WithName("a");""")]
    [InlineData("""app?.{|CHP1001:MapGet|}("/x", () => "x").WithName("a");""", """app?.MapGet("/x", () => "x").RequireAuthorization().WithName("a");""")]
    [InlineData("""(app.{|CHP1001:MapGet|}("/x", () => "x")).WithName("a");""", """(app.MapGet("/x", () => "x").RequireAuthorization()).WithName("a");""")]
    [InlineData("""Named(app.{|CHP1001:MapGet|}("/x", () => "x")); static void Named(RouteHandlerBuilder b) => b.WithName("a");""", """Named(app.MapGet("/x", () => "x").RequireAuthorization()); static void Named(RouteHandlerBuilder b) => b.WithName("a");""")]
    [InlineData("""EndpointRouteBuilderExtensions.{|CHP1001:MapGet|}(app, "/x", () => "x");""", """EndpointRouteBuilderExtensions.MapGet(app, "/x", () => "x").RequireAuthorization();""")]
    [InlineData("""Map(app); static RouteHandlerBuilder Map(WebApplication app) => app.{|CHP1001:MapGet|}("/x", () => "x");""", """Map(app); static RouteHandlerBuilder Map(WebApplication app) => app.MapGet("/x", () => "x").RequireAuthorization();""")]
    [InlineData("""app.{|CHP1001:Map|}("/x", (HttpContext c) => Task.CompletedTask);""", """app.Map("/x", (HttpContext c) => Task.CompletedTask).RequireAuthorization();""")]
    public Task OpenEndpoint_Fixes(string before, string after) => Verify.RunAsync(App(before), App(after), FixKeys.Authorize);

    [Fact]
    public Task LinesCommentsAndDirectives_StayWhereTheyAre() => Verify.RunAsync(
        App("""
            // lists the patients
            app.{|CHP1001:MapGet|}("/a", () => "a") // all of them
                // for links
                .WithName("a")
                .WithTags("t");
            #region writing
            app
                .{|CHP1001:MapPost|}("/b", (string s) =>
                {
                    return s; // echo
                }); // done
            #endregion
            app.{|CHP1001:MapPut|}(
                "/c",
                () => "c"
            ); /* c */
            app.{|CHP1001:MapGet|}("/d", () => "d")
            #if DEBUG
                .WithName("debug")
            #endif
                .WithTags("t");
            """),
        App("""
            // lists the patients
            app.MapGet("/a", () => "a") // all of them
                .RequireAuthorization()
                // for links
                .WithName("a")
                .WithTags("t");
            #region writing
            app
                .MapPost("/b", (string s) =>
                {
                    return s; // echo
                })
                .RequireAuthorization(); // done
            #endregion
            app.MapPut(
                "/c",
                () => "c"
            ).RequireAuthorization(); /* c */
            app.MapGet("/d", () => "d")
                .RequireAuthorization()
            #if DEBUG
                .WithName("debug")
            #endif
                .WithTags("t");
            """),
        FixKeys.Authorize);

    [Fact]
    public Task WindowsLineEnds_AreKept() => Verify.RunAsync(
        App("app\n    .{|CHP1001:MapGet|}(\"/a\", () => \"a\")\n    .WithName(\"a\");").ReplaceLineEndings("\r\n"),
        App("app\n    .MapGet(\"/a\", () => \"a\")\n    .RequireAuthorization()\n    .WithName(\"a\");").ReplaceLineEndings("\r\n"),
        FixKeys.Authorize);

    [Fact]
    public Task DeclaredPolicy_Fixes() => Verify.RunAsync(
        App("""app.{|CHP1001:MapGet|}("/x", () => "x").WithName("a");""", Policy),
        App("""app.MapGet("/x", () => "x").RequireAuthorization("ReadChart").WithName("a");""", Policy),
        FixKeys.Policy + "ReadChart");

    [Fact]
    public Task PolicyNameWithQuotes_IsEscaped() => Verify.RunAsync(
        App("""app.{|CHP1001:MapGet|}("/x", () => "x");""", """builder.Services.AddAuthorizationBuilder().AddPolicy("a\"b", p => p.RequireRole("r"));"""),
        App("""app.MapGet("/x", () => "x").RequireAuthorization("a\"b");""", """builder.Services.AddAuthorizationBuilder().AddPolicy("a\"b", p => p.RequireRole("r"));"""),
        FixKeys.Policy + "a\"b");

    [Fact]
    public Task Group_Fixes() => Verify.RunAsync(
        App("""
            var g = app.MapGroup("/g").WithTags("g");
            g.{|CHP1001:MapGet|}("/a", () => "a");
            g.{|CHP1001:MapGet|}("/b", () => "b");
            g.MapGet("/c", () => "c").AllowAnonymous();
            """),
        App("""
            var g = app.MapGroup("/g").RequireAuthorization().WithTags("g");
            g.MapGet("/a", () => "a");
            g.MapGet("/b", () => "b");
            g.MapGet("/c", () => "c").AllowAnonymous();
            """),
        FixKeys.AuthorizeGroup);

    [Fact]
    public Task GroupCreatedInAnotherFile_Fixes()
    {
        const string module = """
            public static class Patients { public static void MapPatients(this RouteGroupBuilder g) => g.{|CHP1001:MapGet|}("/x", () => "x"); }
            """;
        return new Verify(
            [App("""app.MapGroup("/api").MapPatients();"""), module],
            [App("""app.MapGroup("/api").RequireAuthorization().MapPatients();"""), module.Replace("{|CHP1001:", "").Replace("|}", "")])
        {
            CodeActionEquivalenceKey = FixKeys.AuthorizeGroup,

            // Fix All edits each document for itself and leaves groups of other documents alone.
            CodeFixTestBehaviors = Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();
    }

    [Fact]
    public Task SeveralFiles_FixAll()
    {
        static string Module(string name, string suffix) => $$"""
            public static class {{name}}
            {
                public static void Map{{name}}(this IEndpointRouteBuilder app)
                {
                    app.MapGet("/{{name}}/a", () => "a"){{suffix}}; app.MapGet("/{{name}}/b", () => "b"){{suffix}};
                    var g = app.MapGroup("/{{name}}");
                    g.MapGet("/c", () =>
                    {
                        return "c";
                    }){{suffix}}.WithName("{{name}}c");
                    if (g is not null) { g.MapGet("/d", () => "d"){{suffix}}; }
                }
            }
            """;
        static string Marked(string name) => Module(name, "").Replace(".MapGet(", ".{|CHP1001:MapGet|}(");
        const string program = "app.MapA(); app.MapB(); app.MapC();";
        return new Verify(
            [App(program), Marked("A"), Marked("B"), Marked("C")],
            [App(program), Module("A", ".RequireAuthorization()"), Module("B", ".RequireAuthorization()"), Module("C", ".RequireAuthorization()")])
        {
            CodeActionEquivalenceKey = FixKeys.Authorize,
            NumberOfIncrementalIterations = 12,
            NumberOfFixAllIterations = 1,
            NumberOfFixAllInDocumentIterations = 3,
        }.RunAsync();
    }

    [Fact]
    public Task EndpointsInsideOneAnother_FixAll() => new Verify(
        App("""
            app.UseEndpoints(e => { e.{|CHP1001:MapGet|}("/a", () => "a"); e.{|CHP1001:MapGet|}("/b", () => "b"); });
            Both(app.{|CHP1001:MapGet|}("/c", () => "c"), app.{|CHP1001:MapGet|}("/d", () => "d")).WithName("d");
            static RouteHandlerBuilder Both(RouteHandlerBuilder first, RouteHandlerBuilder second) => second;
            """),
        App("""
            app.UseEndpoints(e => { e.MapGet("/a", () => "a").RequireAuthorization(); e.MapGet("/b", () => "b").RequireAuthorization(); });
            Both(app.MapGet("/c", () => "c").RequireAuthorization(), app.MapGet("/d", () => "d").RequireAuthorization()).WithName("d");
            static RouteHandlerBuilder Both(RouteHandlerBuilder first, RouteHandlerBuilder second) => second;
            """))
    {
        CodeActionEquivalenceKey = FixKeys.Authorize,
        NumberOfIncrementalIterations = 4,
        NumberOfFixAllIterations = 1,
    }.RunAsync();

    [Fact]
    public Task PolicyOnManyEndpoints_FixAll() => new Verify(
        App("""app.{|CHP1001:MapGet|}("/x", () => "x"); app.{|CHP1001:MapGet|}("/y", () => "y");""", Policy),
        App("""app.MapGet("/x", () => "x").RequireAuthorization("ReadChart"); app.MapGet("/y", () => "y").RequireAuthorization("ReadChart");""", Policy))
    {
        CodeActionEquivalenceKey = FixKeys.Policy + "ReadChart",
        NumberOfIncrementalIterations = 2,
        NumberOfFixAllIterations = 1,
    }.RunAsync();

    [Fact]
    public async Task Actions_PlainFirst_ThenPolicies_ThenGroup()
    {
        var actions = await Actions.OfAsync(new RequireAuthorizationFixer(), App(
            """app.MapGroup("/g").MapGet("/x", () => "x");""",
            """builder.Services.AddAuthorizationBuilder().AddPolicy("B", p => p.RequireRole("r")).AddPolicy("A", p => p.RequireRole("r")).AddPolicy("Open", p => p.RequireAssertion(_ => true));"""));
        Assert.Equal(
            ["Require authorization", "Require policy 'A'", "Require policy 'B'", "Require authorization for the whole group"],
            actions.Select(static a => a.Title));
    }

    [Fact]
    public async Task WithoutAuthorizationServices_TheTitleSaysWhatElseIsNeeded()
    {
        var actions = await Actions.OfAsync(new RequireAuthorizationFixer(), """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/x", () => "x");
            app.Run();
            """);
        Assert.Equal("Require authorization (the application has yet to set up authentication and authorization)", Assert.Single(actions).Title);
    }

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x").ShortCircuit();""")]
    [InlineData("""app.MapGet("/x", () => "x").RequireAuthorization(p => p.RequireAssertion(_ => true));""")]
    public async Task WhereItWouldNotHelp_IsNotOffered(string body) =>
        Assert.Empty(await Actions.OfAsync(new RequireAuthorizationFixer(), App(body)));

    [Fact]
    public async Task PolicyThatAdmitsEverybody_PlainIsOffered()
    {
        var actions = await Actions.OfAsync(new RequireAuthorizationFixer(), App(
            """app.MapGet("/x", () => "x").RequireAuthorization("Open");""",
            """builder.Services.AddAuthorizationBuilder().AddPolicy("Open", p => p.RequireAssertion(_ => true));"""));
        Assert.Equal([FixKeys.Authorize], actions.Select(static a => a.EquivalenceKey));
    }

    [Fact]
    public async Task WithoutTheExtension_IsNotOffered()
    {
        // The fix would not compile: the assembly with RequireAuthorization is not referenced.
        var test = new AnalyzerTest("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/x", () => "x");
            app.Run();
            """) { References = References.Without("Microsoft.AspNetCore.Authorization.Policy") };
        var diagnostics = await test.DiagnosticsAsync();
        Assert.NotEmpty(diagnostics);
        Assert.Empty(await Actions.OfAsync(new RequireAuthorizationFixer(), test));
    }

    [Fact]
    public async Task MissingNamespace_IsImported()
    {
        var test = new AnalyzerTest("""
            // The clinic.

            namespace Clinic;

            public static class Program
            {
                public static void Main(string[] args)
                {
                    var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();
                    Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/x", () => "x");
                    app.Run();
                }
            }
            """) { GlobalUsings = false };
        var action = Assert.Single(await Actions.OfAsync(new RequireAuthorizationFixer(), test));
        Assert.Equal("""
            // The clinic.

            using Microsoft.AspNetCore.Builder;

            namespace Clinic;

            public static class Program
            {
                public static void Main(string[] args)
                {
                    var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();
                    Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/x", () => "x").RequireAuthorization();
                    app.Run();
                }
            }
            """, await Actions.ApplyAsync(action));
    }
}
