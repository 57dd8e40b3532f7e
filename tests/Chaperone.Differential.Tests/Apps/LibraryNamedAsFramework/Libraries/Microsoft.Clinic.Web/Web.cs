using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Clinic.Web;

public static class Status
{
    public static void MapStatus(this WebApplication app, string pattern)
    {
        app.MapGet(pattern, () => "up");
        app.MapGet(pattern + "/detail", () => "up").RequireAuthorization();
    }
}

public class KeyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.ContainsKey("X-Api-Key") ? await next(context) : Results.Unauthorized();
}

public class CountingFilter : IEndpointFilter
{
    private int _calls;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        _calls++;
        return next(context);
    }
}
