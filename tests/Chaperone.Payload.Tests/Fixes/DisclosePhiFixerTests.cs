using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Fixes;

/// <summary>CHP2001: the declared disclosure.</summary>
public class DisclosePhiFixerTests
{
    private static Task FixAsync(string before, string after) => FixTest<UnmaskedPhiInResponseAnalyzer, DisclosePhiFixer>.RunAsync(before, after, "CHP2001.DisclosesPhi");

    [Fact]
    public Task MapCall_Fixes() => FixAsync(
        App("""
            app.{|CHP2001:MapGet|}("/x", () => new PatientDto(default, "", "")) // one
                .RequireAuthorization();
            """),
        App("""
            app.MapGet("/x", () => new PatientDto(default, "", "")) // one
                .DisclosesPhi(PhiKind.Mrn, PhiKind.NationalId)
                .RequireAuthorization();
            """));

    [Fact]
    public Task Action_Fixes() => FixAsync(
        Mvc("""
                [HttpGet]
                public PatientDto {|CHP2001:Get|}() => new(default, "", "");
            """),
        Mvc("""
                [HttpGet]
                [DisclosesPhi(PhiKind.Mrn, PhiKind.NationalId)]
                public PatientDto Get() => new(default, "", "");
            """));

    [Fact]
    public Task OtherKindsAreDeclaredAlready_Fixes() => FixAsync(
        App("""app.{|CHP2001:MapGet|}("/x", () => new PatientDto(default, "", "")).DisclosesPhi(PhiKind.Mrn);"""),
        App("""app.MapGet("/x", () => new PatientDto(default, "", "")).DisclosesPhi(PhiKind.NationalId).DisclosesPhi(PhiKind.Mrn);"""));

    [Fact]
    public void Disclosure_IsNeverDeclaredInBulk() => Assert.Null(new DisclosePhiFixer().GetFixAllProvider());
}
