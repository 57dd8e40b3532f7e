namespace DeadPipeline;

public static class Charts
{
    public static void MapCharts(this IEndpointRouteBuilder app)
    {
        var charts = app.MapGroup("/charts");
        charts.MapGet("/{id:int}", (int id) => id).RequireAuthorization();
        charts.MapGet("/legend", () => "F: female");
    }

    public static void MapOldCharts(this IEndpointRouteBuilder app) => app.MapGet("/old-charts/{id:int}", (int id) => id);
}
