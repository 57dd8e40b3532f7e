using Chaperone.Inventory;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Facts;

/// <summary>What a library says of itself decides in the application, the same from its image, its reference assembly and its open project.</summary>
public sealed class LibraryFactsTests
{
    private const string Extensions = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        namespace Shared;
        [Route("wards")]
        public class WardsController : ControllerBase
        {
            [HttpGet] public IActionResult Get(string mrn) { return Ok(new { mrn }); }
            [HttpPost] public IActionResult Post(string mrn) => mrn.Length > 3 ? Ok(mrn) : NotFound();
        }
        public static class Extensions
        {
            public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
            {
                builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
                return builder;
            }

            public static TBuilder AddTelemetry<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
            {
                builder.Services.AddHttpClient();
                return builder;
            }

            public static IServiceCollection AddRules(this IServiceCollection services, Action<AuthorizationOptions>? configure = null) =>
                configure is null ? services.AddAuthorization() : services.AddAuthorization(configure);

            public static IServiceCollection AddSecurity(this IServiceCollection services, bool everywhere)
            {
                services.AddAuthorization(options =>
                {
                    if (everywhere)
                    {
                        options.FallbackPolicy = options.DefaultPolicy;
                    }
                });
                return services;
            }

            public static IEndpointRouteBuilder MapVisits(this IEndpointRouteBuilder app, string prefix)
            {
                var visits = app.MapGroup($"/{prefix}/visits");
                visits.MapGet("/", () => "x");
                visits.MapGet("/mine", [Authorize] () => "x");
                return app;
            }

            public static RouteGroupBuilder MapSecured(this IEndpointRouteBuilder app, string prefix) => app.MapGroup(prefix).RequireAuthorization();

            public static TBuilder Guarded<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization("staff");

            public static void MapEach(this IEndpointRouteBuilder app, Action<RouteGroupBuilder> map) => map(app.MapGroup("/each"));
        }
        """;

    private static readonly Library Shared = new("Shared", Extensions);

    public static TheoryData<string> Forms => ["built", "reference assembly", "open project"];

    [Theory]
    [MemberData(nameof(Forms))]
    public Task FallbackPolicyOfALibrary_DoesNotReport(string form) => RunAsync(form, Programs.App("""app.MapGet("/a", () => "x");""", "builder.AddServiceDefaults();"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task HarmlessMethodOfALibrary_Reports(string form) => RunAsync(form, Programs.App("""app.{|CHP1001:MapGet|}("/a", () => "x");""", "builder.AddTelemetry();"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task DelegateThatALibraryIsHanded_IsRun(string form) => RunAsync(
        form,
        Programs.App("""app.MapGet("/a", () => "x");""", "builder.Services.AddRules(o => o.FallbackPolicy = o.DefaultPolicy);"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task DelegateThatIsNotHanded_Reports(string form) => RunAsync(form, Programs.App("""app.{|CHP1001:MapGet|}("/a", () => "x");""", "builder.Services.AddRules();"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task ConditionOnAnArgument_IsDecidedByTheCall(string form) => RunAsync(form, Programs.App("""app.MapGet("/a", () => "x");""", "builder.Services.AddSecurity(everywhere: true);"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task ConditionOnAnArgument_Reports(string form) =>
        RunAsync(form, Programs.App("""app.{|CHP1001:MapGet|}("/a", () => "x");""", "builder.Services.AddSecurity(everywhere: false);"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task ConditionOnAnUnknownArgument_DoesNotReport(string form) =>
        RunAsync(form, Programs.App("""app.MapGet("/a", () => "x");""", "builder.Services.AddSecurity(everywhere: args.Length > 1);"));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task OpenEndpointOfALibrary_IsReportedAtTheCall(string form) => RunAsync(form, Programs.App("""app.{|CHP1001:MapVisits|}("clinic");"""));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task EndpointsOfALibraryOnASecuredGroup_DoesNotReport(string form) => RunAsync(form, Programs.App("""app.MapGroup("/x").RequireAuthorization().MapVisits("clinic");"""));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task GroupThatALibraryReturns_KeepsItsConventions(string form) => RunAsync(form, Programs.App("""app.MapSecured("/x").MapGet("/a", () => "x");"""));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task ConventionOfALibrary_DoesNotReport(string form) => RunAsync(form, Programs.App("""app.MapGet("/a", () => "x").Guarded();""", """builder.Services.AddAuthorizationBuilder().AddPolicy("staff", p => p.RequireRole("Staff"));"""));

    [Theory]
    [MemberData(nameof(Forms))]
    public Task DelegateThatMaps_IsRunOnTheLibrarysGroup(string form) => RunAsync(form, Programs.App("""app.MapEach(g => g.{|CHP1001:MapGet|}("/a", () => "x"));"""));

    // Controllers of a project that an editor has open have source in another compilation: no rule may bind it.
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ControllersOfAReference_AreReadByNoRuleAsOwnSource(string form)
    {
        var program = Programs.Mvc("", "app.MapControllers(); app.MapVisits(\"clinic\");");
        var result = await new AnalyzerTest("using Shared;\n" + program)
        {
            References = Application(form, program).References,
            Analyzers = static () => InventoryGenerator.AnalyzersOf(typeof(InventoryGenerator).Assembly),
        }.DiagnosticsAsync();

        Assert.DoesNotContain(result, static d => d.Id is "AD0001" or "CHP9003");
        Assert.Contains(result, static d => d.Id == "CHP1001");
    }

    [Fact]
    public Task LibraryWithoutFacts_DoesNotReport() => new AnalyzerTest("using Shared;\n" + Programs.App("""app.MapGet("/a", () => "x");""", "builder.AddTelemetry();"))
    {
        References = References.AspNetCore.Add(Shared.Plain()),
    }.RunAsync();

    [Fact]
    public Task LibraryThatSharesNothing_DoesNotReport() => new AnalyzerTest("using Shared;\n" + Programs.App("""app.MapGet("/a", () => "x");""", "builder.AddTelemetry();"))
    {
        References = References.AspNetCore.Add(new Library("Shared", Extensions) { Properties = "build_property.ChaperoneShareFacts = false" }.Built()),
    }.RunAsync();

    [Fact]
    public void Facts_AreTheSameBytesAgain()
    {
        static string Text(Library library) => library.Generate(out _).GeneratedSources.Single(s => s.HintName == InventoryGenerator.FactsHintName).SourceText.ToString();

        Assert.Equal(Text(Shared), Text(new Library("Shared", Extensions)));
    }

    private static Task RunAsync(string form, string program) => Application(form, program).RunAsync();

    private static AnalyzerTest Application(string form, string program) => new("using Shared;\n" + program)
    {
        References = References.AspNetCore.Add(form switch { "built" => Shared.Built(), "open project" => Shared.Open(), _ => Shared.ReferenceAssembly() }),
    };
}
