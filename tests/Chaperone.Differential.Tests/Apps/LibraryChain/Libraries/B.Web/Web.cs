using A.Core;

namespace B.Web;

public static class WebExtensions
{
    public static void AddWeb(this WebApplicationBuilder builder, string mode) => builder.Services.AddAuthorizationBuilder().AddCorePolicies(mode);

    public static void MapWeb(this WebApplication app)
    {
        app.Core().MapGet("/deep", () => "x");
        app.MapInternals();
        app.MapGet("/web", () => "x");
        app.MapGet("/web-open", () => "x").AllowAnonymous();
    }
}
