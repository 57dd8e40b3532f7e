// Middleware that makes a user of who brings something, or no user at all.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseMiddleware<KeyMiddleware>();
app.Use(async (context, next) =>
{
    var result = await context.AuthenticateAsync("Test");
    if (result.Succeeded)
    {
        context.User = result.Principal;
    }

    await next(context);
});
app.Use((context, next) =>
{
    context.User.AddIdentity(new ClaimsIdentity([new Claim("tenant", "t")]));
    return next(context);
});
app.Use((context, next) =>
{
    if (context.GetEndpoint() is null)
    {
        context.SetEndpoint(null);
    }

    return next(context);
});
app.UseAuthorization();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

internal sealed class KeyMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.TryGetValue("X-Key", out var key) && key == "letmein")
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "Admin")], "Key"));
        }

        await next(context);
    }
}
