// 2.13: endpoint filters do not show in metadata; a filter may be a guard (U9), and validation is none.
using Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapPost("/validated", () => "x").AddEndpointFilter<ValidationFilter>();
app.MapPost("/validated/secured", () => "x").AddEndpointFilter<ValidationFilter>().RequireAuthorization();
app.MapGet("/keyed", () => "x").AddEndpointFilter<ApiKeyFilter>();
app.MapGet("/inline", () => "x").AddEndpointFilter(async (context, next) =>
{
    var result = await next(context);
    return result;
});
var group = app.MapGroup("/group").AddEndpointFilter<ApiKeyFilter>();
group.MapGet("/x", () => "x");
group.MapGet("/secured", () => "x").RequireAuthorization();
app.Run();
