using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Fixes;

/// <summary>CHP1002: what closes an endpoint with patient data.</summary>
public class AnonymousPhiEndpointFixTests
{
    private const string Patient = "public record PatientDto(string Mrn, string Ssn);";

    [Fact]
    public Task OpenMapCall_Fixes() => new FixTest<AnonymousPhiEndpointAnalyzer, RequireAuthorizationFixer>(
        App("""app.{|CHP1002:MapGet|}("/x", () => new PatientDto("", ""));""", "", Patient),
        App("""app.MapGet("/x", () => new PatientDto("", "")).RequireAuthorization();""", "", Patient)) { CodeActionEquivalenceKey = FixKeys.Authorize }.RunAsync();

    [Fact]
    public Task WrittenAllowAnonymous_IsNotFixed()
    {
        var source = App("""app.{|CHP1002:MapGet|}("/x", () => new PatientDto("", "")).AllowAnonymous();""", "", Patient);
        return new FixTest<AnonymousPhiEndpointAnalyzer, RequireAuthorizationFixer>(source, source).RunAsync();
    }
}
