// 3.32, U9: middleware that does not hand every request on. Each stands in front of one open endpoint and keeps who is nobody from it, in another way.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddTransient<ThrowingMiddleware>();
builder.Services.AddSingleton<Gate>();
var app = builder.Build();

Branch("/returns", branch => branch.UseMiddleware<ReturningMiddleware>());
Branch("/branches", branch => branch.UseMiddleware<BranchingMiddleware>());
Branch("/throws", branch => branch.UseMiddleware<ThrowingMiddleware>());
Branch("/asks", branch => branch.UseMiddleware<AskingMiddleware>());
Branch("/later", branch => branch.UseMiddleware<LaterMiddleware>());
Branch("/switches", branch => branch.UseMiddleware<SwitchingMiddleware>());
Branch("/never", branch => branch.UseMiddleware<NeverMiddleware>());
Branch("/inline", branch => branch.Use(async (context, next) =>
{
    if (!Caller.IsKnown(context))
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return;
    }

    await next(context);
}));
Branch("/chosen", branch => branch.Use(next => context => Caller.IsKnown(context) ? next(context) : Caller.RefuseAsync(context)));
Branch("/sized", branch => branch.UseMiddleware<SizeMiddleware>());
Branch("/tokens", branch => branch.UseMiddleware<CookieTokenMiddleware>());
Branch("/audits", branch => branch.UseMiddleware<AuditingMiddleware>());
Branch("/audits-demands", branch => branch.UseMiddleware<AuditingDemandMiddleware>());
Branch("/inherits", branch => branch.UseMiddleware<InheritingMiddleware>());
Branch("/fetches", branch => branch.UseMiddleware<FetchingMiddleware>());
Branch("/keyed", branch => branch.UseMiddleware<KeyedMiddleware>());
Branch("/demands", branch => branch.UseMiddleware<DemandingMiddleware>());
Branch("/checks", branch => branch.UseMiddleware<CheckingMiddleware>());
Branch("/skips", branch => branch.UseMiddleware<SkippingMiddleware>());
Branch("/credentials", branch => branch.UseMiddleware<CredentialMiddleware>());
Branch("/required", branch => branch.UseMiddleware<RequiredHeaderMiddleware>());
Branch("/lapsed", branch => branch.UseMiddleware<AccountMiddleware>());
Branch("/lapsed-early", branch => branch.UseMiddleware<EarlyAccountMiddleware>());
Branch("/lapsed-inline", branch => branch.Use(async (context, next) =>
{
    if (context.User.Identity is { IsAuthenticated: true } || context.Request.Headers.Authorization.Count == 0)
    {
        context.Response.StatusCode = 403;
        return;
    }

    await next(context);
}));
Branch("/lapsed-else", branch => branch.UseMiddleware<ElseMiddleware>());
Branch("/lapsed-keyed", branch => branch.UseMiddleware<KeyedAccountMiddleware>());
Branch("/all", branch => branch.UseMiddleware<HandingOnMiddleware>());
app.Run();

void Branch(string path, Action<IApplicationBuilder> guard) => app.MapWhen(context => context.Request.Path.StartsWithSegments(path), branch =>
{
    guard(branch);
    branch.UseRouting();
    branch.UseAuthorization();
    branch.UseEndpoints(endpoints => endpoints.MapGet(path + "/x", () => "x"));
});

internal static class Caller
{
    public static bool IsKnown(HttpContext context) => context.Request.Headers.ContainsKey("X-Test-User") && context.Request.Headers["X-Test-User"].ToString().Length > 0;

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 401;
        return Task.CompletedTask;
    }

    public static void Demand(HttpContext context)
    {
        if (!IsKnown(context))
        {
            throw new BadHttpRequestException("Unauthorized", 401);
        }
    }
}

public sealed class ReturningMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!Caller.IsKnown(context))
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }
}

public sealed class BranchingMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Caller.IsKnown(context))
        {
            await next(context);
        }
        else
        {
            context.Response.StatusCode = 401;
        }
    }
}

public sealed class ThrowingMiddleware : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        _ = Caller.IsKnown(context) ? 0 : throw new BadHttpRequestException("Unauthorized", 401);
        await next(context);
    }
}

public sealed class AskingMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Caller.Demand(context);
        await next(context);
        if (context.Response.StatusCode == 401)
        {
            context.Response.Headers["X-Refused"] = "Unauthorized";
        }
    }
}

public sealed class LaterMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Func<Task> later = () => next(context);
        if (Caller.IsKnown(context))
        {
            await later();
        }
        else
        {
            context.Response.StatusCode = 401;
        }
    }
}

public sealed class SwitchingMiddleware(RequestDelegate next)
{
    public Task Invoke(HttpContext context) => Caller.IsKnown(context) switch
    {
        true => next(context),
        false => Caller.RefuseAsync(context),
    };
}

public sealed class NeverMiddleware
{
    public NeverMiddleware(RequestDelegate next) => _ = next;

    public Task InvokeAsync(HttpContext context) => Caller.RefuseAsync(context);
}

public sealed class HandingOnMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode == 401)
        {
            context.Response.Headers["X-Refused"] = "Unauthorized";
        }
    }
}

// Refuses what is too long, whoever sends it.
public sealed class SizeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.QueryString.Value?.Length > 1000)
        {
            context.Response.StatusCode = StatusCodes.Status414UriTooLong;
            await WriteAsync(context, context.RequestAborted);
            return;
        }

        await next(context);
    }

    private static Task WriteAsync(HttpContext context, CancellationToken cancellationToken) => context.Response.WriteAsync("too long", cancellationToken);
}

// Whichever way it goes, the request is handed on.
public sealed class CookieTokenMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var token = context.Request.Cookies["access"];
        if (!string.IsNullOrEmpty(token) && !IsExpired(token))
        {
            context.Request.Headers.Authorization = "Bearer " + token;
            await next(context);
            return;
        }

        if (context.Request.Cookies["refresh"] is { } refresh)
        {
            await RefreshAsync(context, refresh);
        }

        await next(context);
    }

    private static bool IsExpired(string token) => token.Length < 3;

    private static Task RefreshAsync(HttpContext context, string refresh)
    {
        context.Request.Headers.Authorization = "Bearer " + refresh;
        return Task.CompletedTask;
    }
}

// So is it here, and its helper throws before it is.
public sealed class DemandingMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Cookies["access"] is null)
        {
            Caller.Demand(context);
        }

        await next(context);
    }
}

public abstract class GuardedMiddleware
{
    protected static Task DemandAsync(HttpContext context)
    {
        Caller.Demand(context);
        return Task.CompletedTask;
    }
}

// The helper that throws is inherited.
public sealed class InheritingMiddleware(RequestDelegate next) : GuardedMiddleware
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Cookies["access"] is null)
        {
            await DemandAsync(context);
        }

        await next(context);
    }
}

public sealed class Gate
{
    public void Check(string? token)
    {
        if (token is null)
        {
            throw new BadHttpRequestException("Unauthorized", 401);
        }
    }
}

// The service that throws is fetched by the request.
public sealed class FetchingMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
        {
            context.RequestServices.GetRequiredService<Gate>().Check(context.Request.Headers["X-Test-User"]);
        }

        await next(context);
    }
}

// Refuses bad input, and names the usual headers only to leave them out.
public sealed class CheckingMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        foreach (var header in context.Request.Headers)
        {
            if (!IsUsual(header.Key) && header.Value.ToString().Contains('<'))
            {
                context.Response.StatusCode = 400;
                return;
            }
        }

        await next(context);
    }

    private static bool IsUsual(string name)
    {
        return name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            || name is "Cookie" or "User-Agent";
    }
}

public sealed class SkippingMiddleware(RequestDelegate next)
{
    private static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase) { "Accept", "Authorization", "Host", "User-Agent" };

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Any(h => !Usual.Contains(h.Key) && h.Value.ToString().Length > 4000))
        {
            context.Response.StatusCode = 431;
            return;
        }

        await next(context);
    }
}

// Headers that somebody is known by, and no others.
public sealed class CredentialMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Headers.Keys.Any(IsCredential))
        {
            context.Response.StatusCode = 404;
            return;
        }

        await next(context);
    }

    private static bool IsCredential(string name) => name is "Authorization" or "X-Test-User" or "X-Signature";
}

// A list of headers that is gone through, and not asked for a name.
public sealed class RequiredHeaderMiddleware(RequestDelegate next)
{
    private static readonly string[] Required = ["Host", "X-Test-User", "Authorization", "User-Agent"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (Required.Take(2).Any(name => !context.Request.Headers.ContainsKey(name)))
        {
            context.Response.StatusCode = 404;
            return;
        }

        await next(context);
    }
}

// Who asked is written down when the answer is there.
public sealed class AuditingMiddleware(RequestDelegate next, ILogger<AuditingMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsTrace(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.EnableBuffering();
        await next(context);
        log.LogInformation("{User} was answered {Status}", context.User.Identity?.Name, context.Response.StatusCode);
    }
}

public sealed class AuditingDemandMiddleware(RequestDelegate next, ILogger<AuditingMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsTrace(context.Request.Method))
        {
            await next(context);
            return;
        }

        Caller.Demand(context);
        await next(context);
        log.LogInformation("{User} was answered {Status}", context.User.Identity?.Name, context.Response.StatusCode);
    }
}

// Headers are spelled in many ways.
public sealed class KeyedMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Headers.ContainsKey("X-Api-Key") && !context.Request.Headers.ContainsKey("X-Test-User"))
        {
            context.Response.StatusCode = 404;
            return;
        }

        await next(context);
    }
}

// An account that is not active any more is refused, and who has none is not asked.
public sealed class AccountMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            if (!context.User.HasClaim("active", "yes"))
            {
                await Caller.RefuseAsync(context);
                return;
            }
        }

        await next(context);
    }
}

public sealed class EarlyAccountMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.User.Identity!.IsAuthenticated || HttpMethods.IsTrace(context.Request.Method))
        {
            await next(context);
            return;
        }

        if (!context.User.HasClaim("active", "yes"))
        {
            context.Response.StatusCode = 403;
            return;
        }

        await next(context);
    }
}

// Who is known is let through, and nobody else.
public sealed class ElseMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            await next(context);
        }
        else
        {
            context.Response.StatusCode = 401;
        }
    }
}

// The account first, and then a key of everybody.
public sealed class KeyedAccountMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && !context.User.HasClaim("active", "yes"))
        {
            context.Response.StatusCode = 403;
            return;
        }

        if (!context.Request.Headers.ContainsKey("X-Api-Key"))
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }
}
