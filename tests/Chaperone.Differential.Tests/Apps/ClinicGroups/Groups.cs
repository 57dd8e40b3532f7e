namespace Clinic;

public static class Visits
{
    public static void Map(RouteGroupBuilder api)
    {
        var visits = api.MapGroup("/visits");
        visits.MapGet("/", () => "visits");
        visits.MapGet("/today", Today);
        visits.MapPost("/{id}/close", (int id) => id).RequireAuthorization("WriteChart");
    }

    private static string Today() => "today";
}

internal static class BillingGroup
{
    /// <summary>Makes the group and hands it on.</summary>
    public static RouteGroupBuilder MapBilling(this WebApplication app)
    {
        var group = app.MapGroup("/billing");
        group.MapGet("/invoices", () => "invoices");
        return group.RequireAuthorization("ReadChart");
    }
}
