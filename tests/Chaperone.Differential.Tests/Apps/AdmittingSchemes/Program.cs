// Authentication handlers that sign in who shows nothing, where a policy asks them.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication()
    .AddDeveloper()
    .AddScheme<AuthenticationSchemeOptions, ConfiguredHandler>("Configured", null)
    .AddScheme<AuthenticationSchemeOptions, GuestHandler>("Guest", null)
    .AddScheme<AuthenticationSchemeOptions, VisitorHandler>("Visitor", null);
builder.Services.AddAuthorizationBuilder().AddPolicy("developer", policy => policy.AddAuthenticationSchemes("Developer").RequireRole("Admin"));
var app = builder.Build();
app.MapGet("/default", () => "x").RequireAuthorization();
app.MapGet("/test", [Authorize(AuthenticationSchemes = "Test")] () => "x");
app.MapGet("/developer", [Authorize(AuthenticationSchemes = "Developer")] () => "x");
app.MapGet("/configured", [Authorize(AuthenticationSchemes = "Configured")] () => "x");
app.MapGet("/guest", [Authorize(AuthenticationSchemes = "Guest")] () => "x");
app.MapGet("/visitor", [Authorize(AuthenticationSchemes = "Visitor")] () => "x");
app.MapGet("/either", [Authorize(AuthenticationSchemes = "Test,Developer")] () => "x");
app.MapGet("/policy", () => "x").RequireAuthorization("developer");
app.Run();

internal static class DeveloperSignIn
{
    public static AuthenticationBuilder AddDeveloper(this AuthenticationBuilder authentication) => authentication.AddScheme<AuthenticationSchemeOptions, DeveloperHandler>("Developer", null);
}

internal sealed class DeveloperHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "developer"), new Claim(ClaimTypes.Role, "Admin")], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}

/// <summary>A setting decides, which is nothing that a caller has to know.</summary>
internal sealed class ConfiguredHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IConfiguration configuration)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (configuration["Bypass"] == "off")
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(Ticket("configured"));
    }

    private AuthenticateResult Ticket(string name) => AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name)), Scheme.Name));
}

/// <summary>A header gives a name to who brings one; the others are guests.</summary>
internal sealed class GuestHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var name = Request.Headers["X-Name"].FirstOrDefault() ?? "guest";
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
    }
}

/// <summary>The way of those who bring nothing ends well, too.</summary>
internal sealed class VisitorHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(this.Authenticate());

    private AuthenticateResult Authenticate()
    {
        if (!TryGetSession(out var session))
        {
            return AuthenticateResult.Success(TicketOf("visitor"));
        }

        return session.Length > 3 ? AuthenticateResult.Success(TicketOf(session)) : AuthenticateResult.Fail("too short");
    }

    private bool TryGetSession(out string session)
    {
        session = Request.Cookies["session"] ?? "";
        return session.Length > 0;
    }

    private AuthenticationTicket TicketOf(string name) => new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name)), Scheme.Name);
}
