// Endpoints that a class makes by itself.
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
((IEndpointRouteBuilder)app).DataSources.Add(new ChartSource());
app.MapGet("/user", () => "x").RequireAuthorization();
app.Run();

internal sealed class ChartSource : EndpointDataSource
{
    public override IReadOnlyList<Endpoint> Endpoints { get; } = [new RouteEndpointBuilder(context => context.Response.WriteAsync("x"), RoutePatternFactory.Parse("/charts"), 0).Build()];

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(CancellationToken.None);
}
