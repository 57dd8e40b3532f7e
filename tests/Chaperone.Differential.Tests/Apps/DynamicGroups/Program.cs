// U5: builders in collections, behind conditions and delegates: protected only if protected on every path.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

var groups = new Dictionary<string, RouteGroupBuilder>
{
    ["open"] = app.MapGroup("/open"),
    ["secured"] = app.MapGroup("/secured").RequireAuthorization(),
};
groups["secured"].MapGet("/x", () => "x");

RouteGroupBuilder[] both = [app.MapGroup("/one").RequireAuthorization(), app.MapGroup("/two").RequireAuthorization()];
foreach (var group in both)
{
    group.MapGet("/item", () => "x");
}

var chosen = args.Length > 5 ? app.MapGroup("/never") : app.MapGroup("/always").RequireAuthorization();
chosen.MapGet("/x", () => "x");

RouteGroupBuilder? maybe = null;
maybe ??= app.MapGroup("/maybe").RequireAuthorization();
maybe.MapGet("/x", () => "x");

var endpoint = app.MapGet("/switch", () => "x");
switch (args.Length)
{
    case 7:
        break;
    default:
        endpoint.RequireAuthorization();
        break;
}

foreach (var mapped in new IEndpointConventionBuilder[] { app.MapGet("/listed/a", () => "x"), app.MapGet("/listed/b", () => "x") })
{
    mapped.RequireAuthorization();
}

app.Run();
