using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Fixes;

/// <summary>CHP1002, CHP1012, CHP2002 and CHP2007: who reaches the endpoint, what is in its URL, what stores its answer.</summary>
public class PhiEndpointFixerTests
{
    private const string Patient = """new PatientDto(default, "", "")""";

    private static Task AnonymousAsync(string before, string after, string key) => FixTest<AnonymousPhiEndpointAnalyzer, InsteadOfAnonymousFixer>.RunAsync(before, after, key);

    [Theory]
    [InlineData("CHP1002.Authorize", "RequireAuthorization()")]
    [InlineData("CHP1002.Policy:ReadChart", "RequireAuthorization(\"ReadChart\")")]
    public Task AllowAnonymousCall_IsReplaced(string key, string instead) => AnonymousAsync(
        App($"""app.{"{|CHP1002:MapGet|}"}("/x", () => {Patient}).AllowAnonymous().WithName("x");"""),
        App($"""app.MapGet("/x", () => {Patient}).{instead}.WithName("x");"""),
        key);

    [Theory]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().{|CHP1002:MapGet|}("/x", () => new PatientDto(default, "", "")).AllowAnonymous();""", """app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().{|CHP1002:MapGet|}("/x", [AllowAnonymous] () => new PatientDto(default, "", ""));""", """app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => new PatientDto(default, "", ""));""")]
    public Task AllowAnonymousInASecuredGroup_IsRemoved(string before, string after) => AnonymousAsync(App(before), App(after), "CHP1002.RemoveAllowAnonymous");

    [Fact]
    public Task AttributeOfAction_IsReplaced() => AnonymousAsync(
        Mvc("", "public class OpenController : ControllerBase { [HttpGet(\"o\"), AllowAnonymous] public PatientDto {|CHP1002:Get|}() => new(default, \"\", \"\"); }"),
        Mvc("", "public class OpenController : ControllerBase { [HttpGet(\"o\"), Authorize(Policy = \"ReadChart\")] public PatientDto Get() => new(default, \"\", \"\"); }"),
        "CHP1002.Policy:ReadChart");

    [Theory]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().{|CHP1002:MapGet|}("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""var e = app.{|CHP1002:MapGet|}("/x", () => new PatientDto(default, "", "")).AllowAnonymous(); e.AllowAnonymous();""")]
    public Task AllowAnonymousElsewhere_NotOffered(string body) => FixTest<AnonymousPhiEndpointAnalyzer, InsteadOfAnonymousFixer>.NotOfferedAsync(App(body));

    private static Task PolicyAsync(string before, string after) => FixTest<PhiEndpointWithoutPolicyAnalyzer, RequirePolicyFixer>.RunAsync(before, after, "CHP1012.Policy:ReadChart");

    [Theory]
    [InlineData("""app.{|CHP1012:MapGet|}("/x", () => new PatientDto(default, "", "")).WithName("x").RequireAuthorization();""", """app.MapGet("/x", () => new PatientDto(default, "", "")).WithName("x").RequireAuthorization("ReadChart");""")]
    [InlineData("""app.{|CHP1012:MapGet|}("/x", [Authorize] () => new PatientDto(default, "", ""));""", """app.MapGet("/x", [Authorize] () => new PatientDto(default, "", "")).RequireAuthorization("ReadChart");""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().{|CHP1012:MapGet|}("/x", () => new PatientDto(default, "", ""));""", """app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => new PatientDto(default, "", "")).RequireAuthorization("ReadChart");""")]
    public Task AnyUserOfMapCall_GetsThePolicy(string before, string after) => PolicyAsync(App(before), App(after));

    [Theory]
    [InlineData("[HttpGet, Authorize]", "[HttpGet, Authorize(Policy = \"ReadChart\")]")]
    [InlineData("[HttpGet, Authorize()]", "[HttpGet, Authorize(Policy = \"ReadChart\")]")]
    public Task AnyUserOfAction_GetsThePolicy(string before, string after) => PolicyAsync(
        Mvc(before + " public PatientDto {|CHP1012:Get|}() => new(default, \"\", \"\");"),
        Mvc(after + " public PatientDto Get() => new(default, \"\", \"\");"));

    [Fact]
    public Task AttributeOfClass_StaysAndTheActionGetsThePolicy() => PolicyAsync(
        Mvc("""
                [HttpGet]
                public PatientDto {|CHP1012:Get|}() => new(default, "", "");
            """),
        Mvc("""
                [HttpGet]
                [Authorize(Policy = "ReadChart")]
                public PatientDto Get() => new(default, "", "");
            """));

    [Fact]
    public Task PolicyForAnyUser_IsNotOffered() => FixTest<PhiEndpointWithoutPolicyAnalyzer, RequirePolicyFixer>.NotOfferedAsync(
        App("""app.{|CHP1012:MapGet|}("/x", () => new PatientDto(default, "", "")).RequireAuthorization();""").Replace("p => p.RequireRole(\"Nurse\")", "p => p.RequireAuthenticatedUser()", StringComparison.Ordinal));

    [Theory]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (string nhsNumber, int page) => page);""", """app.MapGet("/x", ([FromHeader(Name = "Nhs-Number")] string nhsNumber, int page) => page);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", ([FromQuery(Name = "s")] string ssn) => 1);""", """app.MapGet("/x", ([FromHeader(Name = "Ssn")] string ssn) => 1);""")]
    public Task QueryParameter_IsTakenFromAHeader(string before, string after) =>
        FixTest<PhiInUrlAnalyzer, BindFromHeaderFixer>.RunAsync(App(before), App(after), "CHP2002.FromHeader");

    [Theory]
    [InlineData("""app.{|CHP2002:MapGet|}("/x/{ssn}", (string ssn) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (HttpContext c) => c.Request.Query["ssn"]);""")]
    public Task RouteOrRawQuery_NotOffered(string body) => FixTest<PhiInUrlAnalyzer, BindFromHeaderFixer>.NotOfferedAsync(App(body));

    private static Task NoStoreAsync(string before, string after) => FixTest<PhiResponseCachedAnalyzer, NoStoreFixer>.RunAsync(before, after, "CHP2007.NoStore");

    [Fact]
    public Task ResponseCacheOfAction_StoresNothing() => NoStoreAsync(
        Mvc("""[HttpGet, ResponseCache(Duration = 60)] public PatientDto {|CHP2007:Get|}() => new(default, "", "");"""),
        Mvc("""[HttpGet, ResponseCache(NoStore = true)] public PatientDto Get() => new(default, "", "");"""));

    [Fact]
    public Task ResponseCacheOfClass_IsReplacedOnTheAction() => NoStoreAsync(
        Mvc("", "[ResponseCache(Duration = 60), Authorize] public class CachedController : ControllerBase {\n    [HttpGet(\"o\")]\n    public PatientDto {|CHP2007:Get|}() => new(default, \"\", \"\");\n}"),
        Mvc("", "[ResponseCache(Duration = 60), Authorize] public class CachedController : ControllerBase {\n    [HttpGet(\"o\")]\n    [ResponseCache(NoStore = true)]\n    public PatientDto Get() => new(default, \"\", \"\");\n}"));

    [Theory]
    [InlineData("""app.{|CHP2007:MapGet|}("/x", () => new PatientDto(default, "", "")).CacheOutput().WithName("x");""", """app.MapGet("/x", () => new PatientDto(default, "", "")).WithName("x");""")]
    [InlineData("""app.{|CHP2007:MapGet|}("/x", [Microsoft.AspNetCore.OutputCaching.OutputCache] () => new PatientDto(default, "", ""));""", """app.MapGet("/x", [Microsoft.AspNetCore.OutputCaching.OutputCache(NoStore = true)] () => new PatientDto(default, "", ""));""")]
    public Task OutputCache_StoresNothing(string before, string after) => NoStoreAsync(App(before), App(after));

    [Fact]
    public Task CacheOutputOfGroup_NotOffered() => FixTest<PhiResponseCachedAnalyzer, NoStoreFixer>.NotOfferedAsync(
        App("""app.MapGroup("/g").CacheOutput().{|CHP2007:MapGet|}("/x", () => new PatientDto(default, "", ""));"""));
}
