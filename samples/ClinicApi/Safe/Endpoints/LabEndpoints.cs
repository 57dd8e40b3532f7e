using System.Security.Claims;
using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Endpoints;

public static class LabEndpoints
{
    public static void MapLabs(this IEndpointRouteBuilder routes)
    {
        var labs = routes.MapGroup("/api/labs").WithTags("Labs").RequireAuthorization().DisclosesPhi(PhiKind.Lab, PhiKind.Date);
        var results = labs.MapGroup("").RequireAuthorization("ReadChart");

        results.MapGet("/", async (Guid patientId, ClinicDbContext db) =>
            (await db.LabResults.Where(r => r.PatientId == patientId).ToListAsync()).ConvertAll(r => r.ToDto()))
            .WithSummary("Lists a patient's lab results");

        results.MapGet("/{id:guid}", async Task<Results<Ok<LabResultDto>, NotFound>> (Guid id, ClinicDbContext db) =>
            await db.LabResults.FindAsync(id) is { } result ? TypedResults.Ok(result.ToDto()) : TypedResults.NotFound())
            .WithSummary("Reads one lab result");

        results.MapPost("/", async (FileLabResultRequest request, ClinicDbContext db) =>
        {
            var result = new LabResult
            {
                PatientId = request.PatientId,
                LoincCode = request.LoincCode,
                Test = request.Test,
                Value = request.Value,
                Unit = request.Unit,
                Abnormal = request.Abnormal,
                CollectedAtUtc = request.CollectedAtUtc,
            };
            db.LabResults.Add(result);
            await db.SaveChangesAsync();
            return TypedResults.Created($"/api/labs/{result.Id}", result.ToDto());
        }).WithSummary("Files a lab result");

        results.MapPost("/{id:guid}/review", async Task<Results<NoContent, NotFound>> (Guid id, ClaimsPrincipal user, ClinicDbContext db) =>
        {
            if (await db.LabResults.FindAsync(id) is not { } result)
            {
                return TypedResults.NotFound();
            }

            result.ReviewedBy = user.Identity!.Name;
            await db.SaveChangesAsync();
            return TypedResults.NoContent();
        }).WithSummary("Marks a lab result as reviewed");

        // Rows instead of a text made by hand: so it is known what leaves, and the mask works.
        labs.MapGet("/export", (ClinicDbContext db) => db.LabResults
                .Join(db.Patients, r => r.PatientId, p => p.Id, (r, p) => new LabExportRow(p.Mrn, r.Test, r.Value, r.Unit, r.CollectedAtUtc))
                .AsAsyncEnumerable())
            .WithSummary("Exports all lab results")
            .RequireAuthorization("Administer")
            .DisclosesPhi(PhiKind.Mrn);
    }
}
