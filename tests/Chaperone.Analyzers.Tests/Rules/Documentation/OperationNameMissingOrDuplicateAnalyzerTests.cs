using Chaperone.Rules.Documentation;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

public class OperationNameMissingOrDuplicateAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP3006:MapGet|}("/x", () => "x");""")]
    [InlineData("""app.{|CHP3006:MapGet|}("/x", () => "x").WithDisplayName("x");""")]
    public Task NoName_Reports(string body) => RunAsync<OperationNameMissingOrDuplicateAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x").WithName("x");""")]
    [InlineData("""app.MapGet("/x", [EndpointName("x")] () => "x");""")]
    [InlineData("""app.MapGet("/x", () => "x").ExcludeFromDescription();""")]
    [InlineData("""app.MapGet("/x", () => "x").WithName(Environment.MachineName);""")]
    public Task NamedOrHidden_DoesNotReport(string body) => RunAsync<OperationNameMissingOrDuplicateAnalyzer>(App(body));

    [Fact]
    public Task Action_IsNamedByItsRoute() => RunAsync<OperationNameMissingOrDuplicateAnalyzer>(Controller("""
        [HttpGet] public Thing {|CHP3006:Get|}() => new(1);
        [HttpGet("a", Name = "A")] public Thing A() => new(1);
        [HttpGet("b"), EndpointName("B")] public Thing B() => new(1);
        """));

    [Fact]
    public Task SameName_Reports() => RunAsync<OperationNameMissingOrDuplicateAnalyzer>(App("""
        app.{|CHP3006:MapGet|}("/x", () => "x").WithName("Same");
        app.{|CHP3006:MapGet|}("/y", () => "x").WithName("Same");
        app.MapGet("/z", () => "x").WithName("Other");
        """));

    [Fact]
    public Task NameOfAGroup_Reports() => RunAsync<OperationNameMissingOrDuplicateAnalyzer>(App("""
        var group = app.MapGroup("/g").WithName("Group");
        group.{|CHP3006:MapGet|}("/x", () => "x");
        group.{|CHP3006:MapGet|}("/y", () => "x");
        """));

    [Fact]
    public Task NamesMadeByCode_DoNotReport() => RunAsync<OperationNameMissingOrDuplicateAnalyzer>(App(
        """app.MapGet("/x", () => "x");""",
        services: """builder.Services.AddEndpointsApiExplorer(); builder.Services.AddSwaggerGen(o => o.CustomOperationIds(d => "x"));"""));

    [Fact]
    public async Task SameNameInAnotherFile_IsLive()
    {
        var program = App("""app.MapThings(); app.MapGet("/x", () => "x").WithName(nameof(Thing));""");
        const string module = """
            public static class Module
            {
                public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/y", () => "x").WithName("Thing");
            }
            """;
        Assert.Equal(["/app/File1.cs(3,79): CHP3006 MapGet"], await OpenAsync<OperationNameMissingOrDuplicateAnalyzer>(1, program, module));
    }
}
