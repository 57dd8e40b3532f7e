// Which modules Carter finds by itself: public classes, nested or not, whatever they are nested in (2.11).
using Carter;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddCarter();
var app = builder.Build();

app.MapCarter();
app.Run();

public class OpenModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/public", () => "public");
}

internal sealed class OwnModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/internal", () => "internal").RequireAuthorization();
}

public static class Features
{
    public class HomeModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/nested", () => "nested");
    }

    internal sealed class StaffModule : CarterModule
    {
        public StaffModule()
            : base("/staff") => RequireAuthorization();

        public override void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/nested", () => "nested internal");
    }

    private sealed class HiddenModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/hidden", () => "hidden");
    }
}

internal class Inner
{
    public class DeepModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/deep", () => "deep");
    }

    protected internal class SharedModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/shared", () => "shared");
    }
}
