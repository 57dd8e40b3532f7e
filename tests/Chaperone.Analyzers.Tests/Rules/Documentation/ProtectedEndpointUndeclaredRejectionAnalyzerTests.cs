using Chaperone.Rules.Documentation;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

public class ProtectedEndpointUndeclaredRejectionAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP3005:MapGet|}("/x", () => "x").RequireAuthorization();""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().{|CHP3005:MapGet|}("/x", () => "x");""")]
    public Task ProtectedMinimal_Reports(string body) => RunAsync<ProtectedEndpointUndeclaredRejectionAnalyzer>(App(body));

    [Fact]
    public Task ProtectedAction_Reports() => RunAsync<ProtectedEndpointUndeclaredRejectionAnalyzer>(Controller(
        """
        [HttpGet] public Thing {|CHP3005:Get|}() => new(1);
        [HttpPost, ProducesResponseType(200), ProducesResponseType(401)] public Thing Post() => new(1);
        """,
        "[Authorize]"));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x");""")]
    [InlineData("""app.MapGet("/x", () => "x").AllowAnonymous();""")]
    [InlineData("""app.MapGet("/x", () => "x").RequireAuthorization().Produces(401);""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().ProducesProblem(403).MapGet("/x", () => "x");""")]
    [InlineData("""app.MapGet("/x", () => "x").RequireAuthorization().ExcludeFromDescription();""")]
    public Task OpenDeclaredOrHidden_DoesNotReport(string body) => RunAsync<ProtectedEndpointUndeclaredRejectionAnalyzer>(App(body));

    [Theory]
    [InlineData("builder.Services.AddOpenApi(o => o.AddOperationTransformer((operation, context, token) => Task.CompletedTask));")]
    [InlineData("builder.Services.AddEndpointsApiExplorer(); builder.Services.AddSwaggerGen(o => o.OperationFilter<Rejections>());")]
    public Task Transformer_DoesNotReport(string services) => RunAsync<ProtectedEndpointUndeclaredRejectionAnalyzer>(App(
        """app.MapGet("/x", () => "x").RequireAuthorization();""",
        """
        public sealed class Rejections : Swashbuckle.AspNetCore.SwaggerGen.IOperationFilter
        {
            public void Apply(Microsoft.OpenApi.OpenApiOperation operation, Swashbuckle.AspNetCore.SwaggerGen.OperationFilterContext context) { }
        }
        """,
        services));
}
