using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1001 on groups, modules and helpers, in one file and across files.</summary>
public class EndpointWithoutAuthorizationGroupTests
{
    [Theory]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => "x");""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGet("/x", () => "x"); g.RequireAuthorization();""")]
    [InlineData("""var g = app.MapGroup("/g").RequireAuthorization(); g.MapGroup("/h").MapGet("/x", () => "x");""")]
    [InlineData("""var g = app.MapGroup("/g").MapGroup("/h").RequireAuthorization("P"); g.MapGet("/x", () => "x");""")]
    public Task AuthorizedGroup_DoesNotReport(string body) =>
        AnalyzerTest.RunAsync(App(body, """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireAuthenticatedUser());"""));

    [Theory]
    [InlineData("""var g = app.MapGroup("/g"); g.{|CHP1001:MapGet|}("/x", () => "x");""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGroup("/h").RequireAuthorization().MapGet("/y", () => "y"); g.{|CHP1001:MapGet|}("/x", () => "x");""")]
    [InlineData("""var g = app.MapGroup("/g"); g.{|CHP1001:MapGet|}("/x", () => "x"); g.MapGet("/y", () => "y").RequireAuthorization();""")]
    public Task OpenGroup_Reports(string body) => AnalyzerTest.RunAsync(App(body));

    [Fact]
    public Task ChainBindsToTheLastEndpointOnly_ReportsTheFirst() => AnalyzerTest.RunAsync(
        App("""app.MapAll().RequireAuthorization();"""),
        """
        public static class M
        {
            public static RouteHandlerBuilder MapAll(this IEndpointRouteBuilder app)
            {
                app.{|CHP1001:MapGet|}("/a", () => "a");
                return app.MapGet("/b", () => "b");
            }
        }
        """);

    [Fact]
    public Task ModuleInAnotherFile_Reports() => AnalyzerTest.RunAsync(
        App("""app.MapGroup("/api").MapPatients();"""),
        """
        public static class Patients
        {
            public static IEndpointRouteBuilder MapPatients(this IEndpointRouteBuilder routes)
            {
                routes.{|CHP1001:MapGet|}("/patients", () => "x");
                return routes;
            }
        }
        """);

    [Fact]
    public Task ModuleOnAnAuthorizedGroupInAnotherFile_DoesNotReport() => AnalyzerTest.RunAsync(
        App("""app.MapGroup("/api").RequireAuthorization().MapPatients();"""),
        """
        public static class Patients
        {
            public static void MapPatients(this RouteGroupBuilder routes) => routes.MapGet("/patients", () => "x");
        }
        """);

    [Fact]
    public Task ModuleMappedOpenAndSecured_ReportsOnce() => AnalyzerTest.RunAsync(
        App("""app.MapGroup("/a").RequireAuthorization().MapPatients(); app.MapGroup("/b").MapPatients();"""),
        """
        public static class Patients
        {
            public static void MapPatients(this IEndpointRouteBuilder routes) => routes.{|CHP1001:MapGet|}("/patients", () => "x");
        }
        """);

    [Fact]
    public Task ModuleThatNobodyCalls_DoesNotReport() => AnalyzerTest.RunAsync(
        App("""app.MapGet("/x", () => "x").RequireAuthorization();"""),
        """
        public static class Patients
        {
            public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet("/patients", () => "x");
        }
        """);

    [Fact]
    public Task LibraryWithoutApplication_DoesNotReport() => new AnalyzerTest("""
        public static class Patients
        {
            public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet("/patients", () => "x");
        }
        """) { Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary }.RunAsync();

    [Fact]
    public Task ModuleClassesCreatedInALoop_Report() => AnalyzerTest.RunAsync(
        App("foreach (var module in new IModule[] { new A(), new B() }) { module.Map(app); }"),
        """
        public interface IModule { void Map(IEndpointRouteBuilder app); }
        public class A : IModule { public void Map(IEndpointRouteBuilder app) => app.{|CHP1001:MapGet|}("/a", () => "a"); }
        public class B : IModule { public void Map(IEndpointRouteBuilder app) => app.MapGet("/b", () => "b").RequireAuthorization(); }
        """);

    [Fact]
    public Task HelperThatRequiresAuthorization_DoesNotReport() => AnalyzerTest.RunAsync(App(
        """
        Secure(app.MapGet("/x", () => "x"));
        static T Secure<T>(T builder) where T : IEndpointConventionBuilder => builder.RequireAuthorization();
        """));

    [Fact]
    public Task GroupReturnedByAMethod_IsFollowed() => AnalyzerTest.RunAsync(App(
        """
        Api(app).MapGet("/x", () => "x");
        Open(app).{|CHP1001:MapGet|}("/y", () => "y");
        static RouteGroupBuilder Api(WebApplication app) => app.MapGroup("/api").RequireAuthorization();
        static RouteGroupBuilder Open(WebApplication app) => app.MapGroup("/open");
        """));

    [Fact]
    public Task StartupClass_Reports() => AnalyzerTest.RunAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthorization();
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.{|CHP1001:MapGet|}("/a", () => "a");
                    endpoints.MapGet("/b", () => "b").RequireAuthorization();
                });
            }
        }
        """);
}
