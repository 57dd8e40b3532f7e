using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2015: access without an audit event.</summary>
public class PhiAccessNotAuditedAnalyzerTests
{
    private const string Option = "chaperone.audit_markers = WriteAudit, AuditFilter, Audited, AuditMiddleware";

    private const string Types = """
        public class Journal { public void WriteAudit(string what) { } public void Note() => WriteAudit("x"); }

        public interface ICharts { PatientDto Find(); }

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
    [InlineData("""app.MapGet("/x", (ICharts charts) => charts.Find());""")]
    [InlineData("""app.MapPost("/x", (PatientDto patient, ICharts charts) => Keep(patient, charts)); static IResult Keep(PatientDto patient, ICharts charts) { charts.Find(); return Results.NoContent(); }""")]
    public Task MarkerOnThePath_DoesNotReport(string body) => RunAsync<PhiAccessNotAuditedAnalyzer>(App(body, Types), Option);

    /// <summary>Every application registers what writes its audit events; that is no audit event.</summary>
    [Theory]
    [InlineData("builder.Services.AddScoped<Journal>();", true)]
    [InlineData("builder.Services.AddScoped<ActionAudit>();", true)]
    [InlineData("builder.Services.Configure<MvcOptions>(o => o.Filters.Add<ActionAudit>());", false)]
    [InlineData("builder.Services.Configure<MvcOptions>(o => o.Filters.Add(new ActionAudit()));", false)]
    public Task RegisteredService_IsNoMarker(string services, bool reports) => RunAsync<PhiAccessNotAuditedAnalyzer>(
        Mvc($"[HttpGet] public PatientDto {(reports ? "{|CHP2015:Get|}" : "Get")}() => new(default, \"\", \"\");", Types + "public class ActionAudit : Microsoft.AspNetCore.Mvc.Filters.IActionFilter { public void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext c) { } public void OnActionExecuted(Microsoft.AspNetCore.Mvc.Filters.ActionExecutedContext c) { } }", services),
        Option + ", Journal, ActionAudit");

    [Fact]
    public Task WithoutTheOption_DoesNotReport() => RunAsync<PhiAccessNotAuditedAnalyzer>(App("""app.MapGet("/x", () => new PatientDto(default, "", ""));""", Types));

    [Theory]
    [InlineData("[HttpGet] public PatientDto {|CHP2015:Get|}() => new(default, \"\", \"\");")]
    [InlineData("[HttpGet, Audited] public PatientDto Get() => new(default, \"\", \"\");")]
    public Task Action_ReportsUnlessMarked(string action) => RunAsync<PhiAccessNotAuditedAnalyzer>(Mvc(action, Types), Option);
}
