// Guards that call nothing an authorization: a signature over the body, a secret in a header, a certificate, an address. And what is none: a
// limit of requests, the version of a cache, a header that has to be there and says nothing.
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Configuration["Clinic:Name"] = "north";
var app = builder.Build();
app.UseWhen(context => context.Request.Path.StartsWithSegments("/hooks"), branch => branch.UseMiddleware<SignedBody>());
app.UseWhen(context => context.Request.Path.StartsWithSegments("/inside"), branch => branch.UseMiddleware<KnownAddresses>());
app.UseWhen(context => context.Request.Path.StartsWithSegments("/limited"), branch => branch.UseMiddleware<Limit>());
app.UseWhen(context => context.Request.Path.StartsWithSegments("/clinic"), branch => branch.Use(async (context, next) =>
{
    if (!context.Request.Headers.TryGetValue("X-Clinic", out var clinic) || clinic != context.RequestServices.GetRequiredService<IConfiguration>()["Clinic:Name"])
    {
        context.Response.StatusCode = 404;
        return;
    }

    await next(context);
}));

app.MapPost("/hooks/lab", () => "x");
app.MapGet("/inside/beds", () => "x");
app.MapGet("/limited/beds", () => "x");
app.MapGet("/clinic/beds", () => "x");
app.MapGet("/partner", () => "x").AddEndpointFilter<PartnerFilter>();
app.MapGet("/cached", () => "x").AddEndpointFilter<CacheFilter>();
app.MapControllers();
app.Run();

public class SignedBody(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var sum = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes("k"), Encoding.UTF8.GetBytes(context.Request.Path)));
        if (context.Request.Headers["X-Sum"] != sum)
        {
            context.Response.StatusCode = 404;
            return;
        }

        await next(context);
    }
}

public class KnownAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!Equals(context.Connection.RemoteIpAddress, IPAddress.Parse("203.0.113.1")))
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        return next(context);
    }
}

public class Limit(RequestDelegate next)
{
    private int _requests;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not null && ++_requests > 1000)
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        }

        return next(context);
    }
}

public class PartnerFilter(IConfiguration configuration) : IEndpointFilter
{
    private readonly string _partner = configuration["Clinic:Name"]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var partner = context.HttpContext.Request.Headers["X-Partner"].FirstOrDefault();
        return string.Equals(partner, _partner, StringComparison.Ordinal) ? await next(context) : Results.NotFound();
    }
}

public class CacheFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var etag = "\"1\"";
        return context.HttpContext.Request.Headers["If-None-Match"] == etag ? Results.StatusCode(304) : await next(context);
    }
}

public class CertificateAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.Connection.ClientCertificate is null)
        {
            context.Result = new NotFoundResult();
        }
    }
}

public class CorrelatedAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.Request.Headers["X-Correlation"].Count > 1)
        {
            context.Result = new BadRequestResult();
        }
    }
}

[ApiController]
[Route("[controller]")]
public class LabController : ControllerBase
{
    [HttpGet, Certificate] public string Get() => "x";

    [HttpGet("open"), Correlated] public string Open() => "x";
}
