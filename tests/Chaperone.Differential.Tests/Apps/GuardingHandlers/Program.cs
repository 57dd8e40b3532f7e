// U9: handlers that look at their caller and refuse it themselves: no metadata says so, and they are not open either.
using System.Security.Claims;
using Handlers;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Staff", policy => policy.RequireAuthenticatedUser());
builder.Services.AddControllers();
var app = builder.Build();

app.MapControllers();
app.MapGet("/lambda/checked", (ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } ? Results.Ok() : Results.Unauthorized());
app.MapGet("/lambda/named", (HttpContext context) =>
{
    var name = context.User.Identity?.Name;
    if (name is null)
    {
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    return Results.Ok(name);
});
app.MapGet("/lambda/service", async (ClaimsPrincipal user, IAuthorizationService authorization) =>
{
    var result = await authorization.AuthorizeAsync(user, "Staff");
    return result.Succeeded ? Results.Ok("x") : Results.Forbid();
});
app.MapGet("/local", Local);

// Not the caller: a password, and a greeting that refuses nobody.
app.MapPost("/sign-in", (string? password) => password == "letmein" ? Results.Ok() : Results.Unauthorized());
app.MapGet("/greeting", (ClaimsPrincipal user) => user.Identity?.Name is { } name ? "Hello " + name : "Hello");
app.Run();

static IResult Local(HttpContext context)
{
    if (context.User.Identity?.IsAuthenticated != true)
    {
        return Results.Redirect("/sign-in");
    }

    return Results.Ok("x");
}
