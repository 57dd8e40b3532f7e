// A middleware that puts another endpoint in the place of the one that routing has chosen.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseRouting();
app.Use((context, next) =>
{
    if (context.GetEndpoint() is { } endpoint && !context.Request.Path.StartsWithSegments("/locked"))
    {
        context.SetEndpoint(new Endpoint(endpoint.RequestDelegate, new EndpointMetadataCollection(new AllowAnonymousAttribute()), endpoint.DisplayName));
    }

    return next(context);
});
app.UseAuthorization();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();
