// Authentication handlers that ask for something, in the ways that they are written in.
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<KeyStore>();
builder.Services.AddTestAuthentication()
    .AddScheme<AuthenticationSchemeOptions, KeyHandler>("Key", null)
    .AddScheme<AuthenticationSchemeOptions, BasicHandler>("Basic", null)
    .AddScheme<AuthenticationSchemeOptions, CookieHandler>("Cookie", null)
    .AddScheme<AuthenticationSchemeOptions, StoredHandler>("Stored", null)
    .AddScheme<AuthenticationSchemeOptions, NestedHandler>("Nested", null)
    .AddScheme<AuthenticationSchemeOptions, CollectingHandler>("Collecting", null);
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapGet("/key", [Authorize(AuthenticationSchemes = "Key")] () => "x");
app.MapGet("/basic", [Authorize(AuthenticationSchemes = "Basic")] () => "x");
app.MapGet("/cookie", [Authorize(AuthenticationSchemes = "Cookie")] () => "x");
app.MapGet("/stored", [Authorize(AuthenticationSchemes = "Stored")] () => "x");
app.MapGet("/collecting", [Authorize(AuthenticationSchemes = "Collecting")] () => "x");
app.MapGet("/nested", [Authorize(AuthenticationSchemes = "Nested")] () => "x");
app.Run();

internal sealed class KeyStore
{
    public Task<string?> OwnerOfAsync(string? key) => Task.FromResult(key == "k" ? "owner" : null);
}

internal abstract class NamedHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected AuthenticationTicket TicketOf(string name) => new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name)), Scheme.Name);
}

internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : NamedHandler(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue("X-Api-Key", out var values))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(AuthenticateResult.Success(TicketOf(values.ToString())));
    }
}

internal sealed class BasicHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : NamedHandler(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string user;
        try
        {
            var header = AuthenticationHeaderValue.Parse(Request.Headers.Authorization.ToString());
            user = Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter ?? "")).Split(':')[0];
        }
        catch (FormatException)
        {
            return Task.FromResult(AuthenticateResult.Fail("malformed"));
        }

        return Task.FromResult(user == "bob" ? AuthenticateResult.Success(TicketOf(user)) : AuthenticateResult.Fail("unknown"));
    }
}

internal sealed class CookieHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : NamedHandler(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        await Task.Yield();
        return Request.Cookies["session"] switch
        {
            null => AuthenticateResult.NoResult(),
            var session => AuthenticateResult.Success(TicketOf(session)),
        };
    }
}

internal sealed class StoredHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KeyStore keys) : NamedHandler(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var owner = await keys.OwnerOfAsync(Request.Query["key"]);
        if (owner is null)
        {
            return AuthenticateResult.NoResult();
        }

        return AuthenticateResult.Success(TicketOf(owner));
    }
}

internal sealed class NestedHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : NamedHandler(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(Authenticate());
    }

    private AuthenticateResult Authenticate()
    {
        var key = Request.Headers["X-Nested"].ToString();
        return string.IsNullOrEmpty(key) ? AuthenticateResult.NoResult() : AuthenticateResult.Success(TicketOf(key));
    }
}

internal sealed class CollectingHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : NamedHandler(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var claims = new List<Claim>();
        var name = Request.Headers["X-Name"].FirstOrDefault();
        if (!string.IsNullOrEmpty(name))
        {
            claims.Add(new Claim(ClaimTypes.Name, name));
        }

        if (claims.Count == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name)));
    }
}
