// A delegate's method is that of the object; attributes that the compiler leaves out, and such that a nearer one replaces.
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
Charts charts = new PublicCharts();
IReports reports = new Reports();
app.MapGet("/virtual", charts.Get);
app.MapGet("/interface", reports.Get);
app.MapGet("/left-out", [Audited] () => "x");
app.Run();

internal class Charts
{
    [Authorize]
    public virtual string Get() => "x";
}

internal sealed class PublicCharts : Charts
{
    [AllowAnonymous]
    public override string Get() => "y";
}

internal interface IReports
{
    [Authorize]
    string Get();
}

internal sealed class Reports : IReports
{
    public string Get() => "x";
}

[Conditional("AUDIT"), AttributeUsage(AttributeTargets.All)]
internal sealed class AuditedAttribute : AuthorizeAttribute;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class StaffAttribute(string roles) : Attribute, IAuthorizeData
{
    public string? Policy { get; set; }

    public string? Roles { get; set; } = roles;

    public string? AuthenticationSchemes { get; set; }
}

[Staff("Admin")]
public abstract class StaffController : ControllerBase;

[Staff("Nurse"), Route("nurses")]
public class NursesController : StaffController
{
    [HttpGet]
    public string Get() => "x";
}

[Audited, Route("audited")]
public class AuditedController : ControllerBase
{
    [HttpGet]
    public string Get() => "x";
}
