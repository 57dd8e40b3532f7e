using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2015: access without an audit event.</summary>
public class PhiAccessNotAuditedAnalyzerTests
{
    private const string Option = "chaperone.audit_markers = WriteAudit, AuditFilter, Audited, AuditMiddleware";

    private const string Types = """
        public class Journal { public void WriteAudit(string what) { } public void Note() => WriteAudit("x"); }

        public class AuditFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) => next(c); }

        public class AuditedAttribute : Attribute { }

        public class AuditMiddleware(RequestDelegate next) { public Task InvokeAsync(HttpContext context) => next(context); }
        """;

    [Theory]
    [InlineData("""app.{|CHP2015:MapGet|}("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP2015:MapPost|}("/x", (PatientDto patient) => Results.NoContent());""")]
    public Task NoMarkerOnThePath_Reports(string body) => RunAsync<PhiAccessNotAuditedAnalyzer>(App(body, Types), Option);

    [Theory]
    [InlineData("""app.MapGet("/x", (Journal j) => { j.WriteAudit("read"); return new PatientDto(default, "", ""); });""")]
    [InlineData("""app.MapGet("/x", (Journal j) => { j.Note(); return new PatientDto(default, "", ""); });""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).AddEndpointFilter<AuditFilter>();""")]
    [InlineData("""app.MapGroup("/g").AddEndpointFilter<AuditFilter>().MapGet("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", [Audited] () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.UseMiddleware<AuditMiddleware>(); app.MapGet("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", () => new WardDto(default, "", 0));""")]
    public Task MarkerOnThePath_DoesNotReport(string body) => RunAsync<PhiAccessNotAuditedAnalyzer>(App(body, Types), Option);

    [Fact]
    public Task WithoutTheOption_DoesNotReport() => RunAsync<PhiAccessNotAuditedAnalyzer>(App("""app.MapGet("/x", () => new PatientDto(default, "", ""));""", Types));

    [Theory]
    [InlineData("[HttpGet] public PatientDto {|CHP2015:Get|}() => new(default, \"\", \"\");")]
    [InlineData("[HttpGet, Audited] public PatientDto Get() => new(default, \"\", \"\");")]
    public Task Action_ReportsUnlessMarked(string action) => RunAsync<PhiAccessNotAuditedAnalyzer>(Mvc(action, Types), Option);
}
