namespace DeadPipeline;

public static class FormerPipeline
{
    public static WebApplication UseFormerPipeline(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers().RequireAuthorization();
        app.MapControllerRoute("former", "{controller=Wards}/{action=List}");
        app.MapCharts();
        app.MapOldCharts();
        return app;
    }
}
