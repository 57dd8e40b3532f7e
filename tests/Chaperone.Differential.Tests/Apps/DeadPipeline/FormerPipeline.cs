namespace DeadPipeline;

public static class FormerPipeline
{
    public static WebApplication UseFormerPipeline(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapCharts();
        app.MapOldCharts();
        return app;
    }
}
