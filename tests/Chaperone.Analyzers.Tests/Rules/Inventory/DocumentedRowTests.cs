using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Microsoft.CodeAnalysis;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Inventory;

/// <summary>The part <c>documentation</c> of the rows. What the generators write is the business of Chaperone.OpenApi.Tests; here is what the rows make of it.</summary>
public class DocumentedRowTests
{
    private const string WithBoth = WithOpenApi + WithSwagger;

    [Fact]
    public void Visible_SaysWhatTheDescriptionSays()
    {
        var row = Single(App("""
            app.MapGet("/a", [Obsolete] () => TypedResults.Ok(new Thing(1))).WithSummary("Reads a").WithName("GetA").WithTags("Letters").ProducesProblem(404);
            """));
        Assert.True(row.Visible);
        Assert.Equal(("Reads a", "GetA", "Letters"), (row.Summary, row.OperationId, Assert.Single(row.Tags)));
        Assert.Equal(["200 Thing", "404 Microsoft.AspNetCore.Mvc.ProblemDetails"], row.Responses.Select(static r => r.Status + " " + r.Type));
        Assert.True(row.Deprecated);
        Assert.Null(row.HiddenBy);
        Assert.Null(row.Why);
    }

    [Theory]
    [InlineData("""app.MapGet("/a", () => 1).ExcludeFromDescription();""", WithOpenApi, "ExcludeFromDescription")]
    [InlineData("""app.Map("/a", () => 1);""", WithOpenApi, "no verb")]
    [InlineData("""app.MapGet("/a", (HttpContext c) => c.Response.WriteAsync("x"));""", WithOpenApi, "RequestDelegate")]
    [InlineData("""app.MapGet("/a", () => 1).WithGroupName("nowhere");""", WithOpenApi, "'nowhere' has no document")]
    [InlineData("""app.MapGet("/a", () => 1);""", "builder.Services.AddSwaggerGen();", "AddEndpointsApiExplorer() is not called")]
    [InlineData("""app.MapHealthChecks("/a");""", "builder.Services.AddHealthChecks();" + WithOpenApi, "health endpoint")]
    [InlineData("""app.MapGet("/a", () => 1);""", "", InventoryDocumentation.NoGenerator)]
    public void Hidden_SaysByWhat(string body, string services, string by)
    {
        var row = Single(App(body, services: services));
        Assert.False(row.Visible);
        Assert.Contains(by, row.HiddenBy, StringComparison.Ordinal);
        Assert.Null(row.Why);
    }

    [Theory]
    [InlineData("builder.Services.AddOpenApi(o => o.ShouldInclude = d => d.HttpMethod != \"GET\");", "code decides which endpoints a document lists")]
    [InlineData("builder.Services.AddOpenAp();", "start-up code does not compile")]
    public void Unknown_SaysWhy(string services, string why)
    {
        var row = Single(App("""app.MapGet("/a", () => 1);""", services: services));
        Assert.Null(row.Visible);
        Assert.Null(row.HiddenBy);
        Assert.Equal(why, row.Why);
    }

    [Theory]
    [InlineData("builder.Services.AddOpenApi(o => o.AddOperationTransformer((operation, context, token) => Task.CompletedTask));", "", "code that is not followed may give it a summary")]
    [InlineData(WithOpenApi, ".WithSummary(args[0])", "its summary is computed")]
    [InlineData(WithOpenApi, "", null)]
    public void MissingSummary_IsProvenOrSaysWhy(string services, string convention, string? why)
    {
        var row = Single(App($"""app.MapGet("/a", () => 1){convention};""", services: services));
        Assert.True(row.Visible);
        Assert.Null(row.Summary);
        Assert.Equal(why, row.Why);
    }

    [Fact]
    public void OneDescriptionThatShowsIt_IsEnough() =>
        Assert.True(Single(App(types: """[Route("a")] public class ThingsController : ControllerBase { [HttpGet] public Thing Get() => new(1); }""", services: WithBoth)).Visible);

    [Fact]
    public void ObsoleteAndVersions_AreSaidOfHiddenEndpointsToo()
    {
        var row = Single(App("""app.MapGet("/v1/a", [Obsolete] () => 1).ExcludeFromDescription();"""));
        Assert.Equal((true, "1"), (row.Deprecated, row.Version));
    }

    [Fact]
    public void Library_SaysNothing()
    {
        var test = new AnalyzerTest("""public static class A { public static void MapA(this IEndpointRouteBuilder r) => r.MapGet("/a", () => 1); }""") { References = All, Kind = OutputKind.DynamicallyLinkedLibrary };
        Assert.Null(Assert.Single(Rows(test)));
    }

    private static InventoryDocumentation Single(string program) => Assert.Single(Rows(new AnalyzerTest(program) { References = All, AllowCompilerErrors = true }))!;

    private static IEnumerable<InventoryDocumentation?> Rows(AnalyzerTest test)
    {
        var whole = EndpointCatalog.For(test.Compile(), ModelSettings.None).Whole(CancellationToken.None);
        var documented = new DocumentedEndpoints(whole, CancellationToken.None);
        return [.. whole.Endpoints.Select(documented.Of)];
    }
}
