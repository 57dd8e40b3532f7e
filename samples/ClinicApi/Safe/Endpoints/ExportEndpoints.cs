using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Endpoints;

public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        // The data warehouse reads this at night, with an account of its own.
        routes.MapGet("/api/exports/patients", (ClinicDbContext db) => db.Patients
                .Select(p => new PatientExportRow(p.Id, p.DateOfBirth.Year, p.Sex, p.Diagnoses.Select(d => d.IcdCode).ToList()))
                .AsAsyncEnumerable())
            .WithTags("Exports")
            .WithSummary("Exports year of birth and diagnoses, without names")
            .RequireAuthorization("Warehouse")
            .DisclosesPhi(PhiKind.Demographic, PhiKind.Diagnosis);

        routes.MapGet("/api/exports/access-log", (ClinicDbContext db) => db.AccessLog.OrderByDescending(e => e.Id).Take(1000).ToListAsync())
            .WithTags("Exports")
            .WithSummary("Exports the newest entries of the access log")
            .RequireAuthorization("Administer");
    }
}
