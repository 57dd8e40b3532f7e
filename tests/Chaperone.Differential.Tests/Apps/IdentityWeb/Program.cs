// Microsoft.Identity.Web: scopes on an endpoint that requires no authorization are metadata that nobody reads; policies of scopes refuse, and so do checks in the handler.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Identity.Web;
using Microsoft.Identity.Web.Resource;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["AzureAd:Instance"] = "https://login.microsoftonline.com/",
    ["AzureAd:TenantId"] = "11111111-1111-1111-1111-111111111111",
    ["AzureAd:ClientId"] = "22222222-2222-2222-2222-222222222222",
});
builder.Services.AddTestAuthentication();
builder.Services.AddAuthentication()
    .AddMicrosoftIdentityWebApi(builder.Configuration.GetSection("AzureAd"))
    .EnableTokenAcquisitionToCallDownstreamApi()
    .AddInMemoryTokenCaches();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("scope", policy => policy.RequireScope("charts.read"));
    options.AddPolicy("either", policy => policy.RequireScopeOrAppPermission(new[] { "charts.read" }, new[] { "charts.read.all" }));
});
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.MapGet("/open", () => "x");
app.MapGet("/scope", () => "x").RequireScope("charts.read");
app.MapGet("/attribute", [RequiredScope("charts.read")] () => "x");
app.MapGet("/authorized", () => "x").RequireAuthorization().RequireScope("charts.read");
app.MapGet("/policy/scope", () => "x").RequireAuthorization("scope");
app.MapGet("/policy/either", () => "x").RequireAuthorization("either");
app.MapGet("/verified", (HttpContext context) =>
{
    context.VerifyUserHasAnyAcceptedScope("charts.read");
    return "x";
});
app.Run();

[ApiController, Route("charts/[action]")]
public class ChartsController : ControllerBase
{
    [HttpGet, RequiredScope("charts.read")] public string ScopeOnly() => "x";

    [HttpGet, Authorize, RequiredScope("charts.read")] public string Scope() => "x";

    [HttpGet, RequiredScopeOrAppPermission(AcceptedScope = new[] { "charts.read" })] public string Either() => "x";

    [HttpGet, AuthorizeForScopes(Scopes = new[] { "user.read" })] public string ForScopes() => "x";

    [HttpGet]
    public string Role()
    {
        HttpContext.ValidateAppRole("Reader");
        return "x";
    }
}
