using ClinicApi.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Endpoints;

public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        // The data warehouse reads this at night.
        routes.MapGet("/api/exports/patients", (ClinicDbContext db) => db.Patients.Include(p => p.Diagnoses).AsAsyncEnumerable())
            .WithTags("Exports")
            .WithSummary("Exports all patients with their diagnoses");

        routes.MapGet("/api/exports/access-log", (ClinicDbContext db) => db.AccessLog.OrderByDescending(e => e.Id).Take(1000).ToListAsync())
            .WithTags("Exports")
            .WithSummary("Exports the newest entries of the access log")
            .RequireAuthorization("Administer");
    }
}
