using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

// What becomes of who is refused is for a handler to say, and this one lets them through below a path.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, ByPath>();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/manual/start", () => "x").RequireAuthorization();
app.MapGet("/charts", () => "x").RequireAuthorization();
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

public class ByPath : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.Request.Path.StartsWithSegments("/manual"))
        {
            await next(context);
            return;
        }

        await _framework.HandleAsync(next, context, policy, authorizeResult);
    }
}
