using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1006.</summary>
public class LastEndpointOnlyAuthorizedAnalyzerTests
{
    private const string Modules = """
        public static class Modules
        {
            public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/orders", () => 1);
                return routes;
            }

            public static RouteGroupBuilder MapInvoices(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/invoices");
                group.MapGet("/", () => 1);
                return group;
            }

            public static IEndpointConventionBuilder MapBoth(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/first", () => 1);
                return routes.MapGet("/second", () => 1);
            }
        }
        """;

    [Fact]
    public Task ModuleBeforeTheLast_Reports() => Verify(App("""app.MapOrders().MapInvoices().{|CHP1006:RequireAuthorization|}();"""), Modules);

    [Fact]
    public Task OnAGroup_Reports() => Verify(App("""
        var api = app.MapGroup("/api");
        api.MapOrders()
            .MapInvoices()
            .WithTags("t")
            .{|CHP1006:RequireAuthorization|}();
        """), Modules);

    [Fact]
    public Task HelperThatGivesBackItsLast_Reports() => Verify(App("""app.MapBoth().{|CHP1006:RequireAuthorization|}();"""), Modules);

    [Fact]
    public async Task Message_NamesTheOpenEndpoint() => Assert.Equal(
        ["RequireAuthorization applies to the end of the chain only: 'GET /orders' stays open"],
        await RuleTest<LastEndpointOnlyAuthorizedAnalyzer>.MessagesAsync(App("""app.MapOrders().MapInvoices().RequireAuthorization();"""), Modules));

    [Fact]
    public Task ReceiverIsTheGroup_DoesNotReport() => Verify(App("""
        app.MapInvoices().RequireAuthorization();
        app.MapGroup("/api").RequireAuthorization().MapOrders().MapInvoices();
        app.MapGroup("/x").MapGet("/y", () => 1).RequireAuthorization();
        """), Modules);

    [Fact]
    public Task StatementsOfTheirOwn_DoNotReport() => Verify(App("""
        app.MapOrders();
        app.MapInvoices().RequireAuthorization();
        """), Modules);

    [Fact]
    public Task ProtectedByTheGroup_DoesNotReport() => Verify(App("""app.MapGroup("/api").RequireAuthorization().MapOrders().MapInvoices().RequireAuthorization("P");""", """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));"""), Modules);

    [Fact]
    public Task HealthProbeBeforeTheLast_DoesNotReport() => Verify(
        App("""app.MapDefaults().MapGet("/a", () => 1).RequireAuthorization();""", "builder.Services.AddHealthChecks();"),
        """
        public static class Defaults
        {
            public static WebApplication MapDefaults(this WebApplication app)
            {
                app.MapHealthChecks("/health");
                return app;
            }
        }
        """);

    [Fact]
    public Task WhatIsAnonymousOrCannotBeTold_DoesNotReport() => Verify(
        App("""app.MapNotes().MapKeyed().MapGet("/a", () => 1).RequireAuthorization();"""),
        """
        public static class Other
        {
            public static WebApplication MapNotes(this WebApplication app)
            {
                app.MapGet("/notes", () => 1).AllowAnonymous();
                return app;
            }

            public static WebApplication MapKeyed(this WebApplication app)
            {
                app.MapGet("/keyed", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.Request.Headers["X-Key"] == "k" ? await next(c) : Results.Unauthorized());
                return app;
            }
        }
        """);

    private static Task Verify(params string[] files) => RuleTest<LastEndpointOnlyAuthorizedAnalyzer>.RunAsync(files);
}
