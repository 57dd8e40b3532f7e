using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

// A handler of results that says more to who is refused, and hands on only who is not: what is demanded stands.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.AddPolicy("doctors", policy => policy.RequireRole("Doctor")));
builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Wordy>();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/charts", () => "x").RequireAuthorization();
app.MapGet("/doctors", () => "x").RequireAuthorization("doctors");
app.Run();

public class Wordy : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        if (authorizeResult.Forbidden)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("ask the head of the ward");
            return;
        }

        await _framework.HandleAsync(next, context, policy, authorizeResult);
    }
}
