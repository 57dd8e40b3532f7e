namespace Orders;

internal static class Pipeline
{
    public static IApplicationBuilder UsePipeline(this IApplicationBuilder app) => app.UsePathBase("/base").UseRoutes().UseSecurity();

    private static IApplicationBuilder UseRoutes(this IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseCors();
        return app;
    }

    private static IApplicationBuilder UseSecurity(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }
}
