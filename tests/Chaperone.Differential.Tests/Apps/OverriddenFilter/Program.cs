// A filter that derives from AuthorizeFilter and decides by itself; an attribute that implements IAuthorizeData anew.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("anybody", policy => policy.RequireAssertion(_ => true));
builder.Services.AddControllers(options => options.Filters.Add(new RelaxedFilter(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())));
var app = builder.Build();
app.MapControllers();
app.MapGet("/anew", [Anew] () => "x");
app.MapGet("/named", [Named("anybody")] () => "x");
app.Run();

internal sealed class RelaxedFilter(AuthorizationPolicy policy) : AuthorizeFilter(policy)
{
    public override Task OnAuthorizationAsync(AuthorizationFilterContext context) =>
        context.HttpContext.Request.Path.StartsWithSegments("/locked") ? base.OnAuthorizationAsync(context) : Task.CompletedTask;
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnewAttribute : AuthorizeAttribute, IAuthorizeData
{
    string? IAuthorizeData.Policy
    {
        get => "anybody";
        set => throw new NotSupportedException(value);
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamedAttribute(string policy) : AuthorizeAttribute(policy);

[Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet]
    public string Get() => "x";

    [HttpGet("user"), Authorize]
    public string OfUsers() => "x";
}
