using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP1012: patient data for every signed-in user.</summary>
public class PhiEndpointWithoutPolicyAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP1012:MapGet|}("/x", () => new PatientDto(default, "", "")).RequireAuthorization();""")]
    [InlineData("""app.{|CHP1012:MapGet|}("/x", [Authorize] () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP1012:MapPost|}("/x", (PatientDto patient) => Results.NoContent()).RequireAuthorization();""")]
    public Task AnyUser_Reports(string body) => RunAsync<PhiEndpointWithoutPolicyAnalyzer>(App(body));

    [Fact]
    public Task FallbackPolicyForAnyUser_Reports() =>
        RunAsync<PhiEndpointWithoutPolicyAnalyzer>(App("""app.{|CHP1012:MapGet|}("/x", () => new PatientDto(default, "", ""));""", "", "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());"));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).RequireAuthorization("ReadChart");""")]
    [InlineData("""app.MapGet("/x", [Authorize(Roles = "Nurse")] () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).RequireAuthorization(p => p.RequireClaim("scope", "patient"));""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).RequireAuthorization(p => p.RequireAuthenticatedUser().RequireAssertion(c => c.Resource is not null));""")]
    [InlineData("""app.MapGet("/x", () => new WardDto(default, "", 0)).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", ""));""")]
    public Task PolicyRoleScopeOrNoPhi_DoesNotReport(string body) => RunAsync<PhiEndpointWithoutPolicyAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", (ClaimsPrincipal user, ClinicContext db) => db.Patients.Where(p => p.Mrn == user.Identity!.Name).ToListAsync()).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", async (Guid id, ClinicContext db, HttpContext c, IAuthorizationService a) => { var p = await db.Patients.FirstAsync(); return (await a.AuthorizeAsync(c.User, p, "Own")).Succeeded ? Results.Ok(p) : Results.Forbid(); }).RequireAuthorization();""")]
    public Task CheckOfTheResource_DoesNotReport(string body) => RunAsync<PhiEndpointWithoutPolicyAnalyzer>(App(body));

    [Theory]
    [InlineData("[Scoped(\"chart.read\")] ", "MapGet")]
    [InlineData("[Authorize] ", "MapGet")]
    [InlineData("", "{|CHP1012:MapGet|}")]
    public Task RequestMarkedForACheck_IsDoubtful(string mark, string reported) => RunAsync<PhiEndpointWithoutPolicyAnalyzer>(App(
        $"app.{reported}(\"/x\", () => new Mediator().Send(new ReadChart())).RequireAuthorization();",
        $$"""
        {{mark}}public record ReadChart;
        public class ScopedAttribute(string scope) : System.Attribute { public string Scope => scope; }
        public class Mediator { public PatientDto Send(object request) => new(default, "", ""); }
        """));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<PhiEndpointWithoutPolicyAnalyzer>(
        App("app.MapGroup(\"/a\").RequireAuthorization().MapPatients();"),
        "public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/a\", () => new PatientDto(default, \"\", \"\")); }");
}
