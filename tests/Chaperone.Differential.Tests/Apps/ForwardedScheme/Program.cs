// A scheme that hands the question on to another, which signs in everybody.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication()
    .AddCookie("Session", options => options.ForwardAuthenticate = "Developer")
    .AddPolicyScheme("Chosen", null, options => options.ForwardDefaultSelector = _ => "Developer")
    .AddScheme<AuthenticationSchemeOptions, DeveloperHandler>("Developer", null);
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapGet("/session", [Authorize(AuthenticationSchemes = "Session")] () => "x");
app.MapGet("/chosen", [Authorize(AuthenticationSchemes = "Chosen")] () => "x");
app.MapGet("/open", () => "x");
app.Run();

internal sealed class DeveloperHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "developer")], "Developer")), "Developer")));
}
