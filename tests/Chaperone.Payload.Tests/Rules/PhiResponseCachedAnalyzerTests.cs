using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2007: patient data in caches.</summary>
public class PhiResponseCachedAnalyzerTests
{
    [Theory]
    [InlineData("[ResponseCache(Duration = 60)]", true)]
    [InlineData("[ResponseCache(Duration = 60, VaryByQueryKeys = new[] { \"id\" })]", true)]
    [InlineData("[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Client)]", true)]
    [InlineData("[ResponseCache(Duration = 60, Location = ResponseCacheLocation.None)]", false)]
    [InlineData("[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]", false)]
    [InlineData("[ResponseCache(Duration = 60, VaryByQueryKeys = new[] { \"ward\", \"page\" })]", true)]
    [InlineData("[ResponseCache(CacheProfileName = \"Default\")]", false)]
    [InlineData("[Microsoft.AspNetCore.OutputCaching.OutputCache(Duration = 60)]", false)]
    [InlineData("[AllowAnonymous, Microsoft.AspNetCore.OutputCaching.OutputCache(Duration = 60)]", true)]
    [InlineData("[AllowAnonymous, Microsoft.AspNetCore.OutputCaching.OutputCache(NoStore = true)]", false)]
    [InlineData("", false)]
    public Task Action_ReportsWhatIsStored(string attribute, bool reports) =>
        RunAsync<PhiResponseCachedAnalyzer>(Mvc($$"""{{attribute}} [HttpGet] public PatientDto {{(reports ? "{|CHP2007:Get|}" : "Get")}}() => new(default, "", "");"""));

    [Fact]
    public Task ActionWithoutPhi_DoesNotReport() => RunAsync<PhiResponseCachedAnalyzer>(Mvc("[ResponseCache(Duration = 60), HttpGet] public WardDto Get() => new(default, \"\", 0);"));

    [Theory]
    [InlineData("""app.{|CHP2007:MapGet|}("/x", () => new PatientDto(default, "", "")).CacheOutput();""")]
    [InlineData("""app.MapGroup("/g").CacheOutput().{|CHP2007:MapGet|}("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).RequireAuthorization().CacheOutput();""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).CacheOutput("Short");""")]
    [InlineData("""app.MapGet("/x", () => new WardDto(default, "", 0)).CacheOutput();""")]
    [InlineData("""app.MapGet("/x", [ResponseCache(Duration = 60)] () => new PatientDto(default, "", ""));""")]
    public Task MapCall_ReportsWhatIsStored(string body) => RunAsync<PhiResponseCachedAnalyzer>(App(body));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<PhiResponseCachedAnalyzer>(
        App("app.MapGroup(\"/g\").CacheOutput().MapPatients();"),
        "public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/a\", () => new PatientDto(default, \"\", \"\")); }");
}
