using System.Globalization;
using System.Security.Claims;
using System.Text;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Endpoints;

public static class LabEndpoints
{
    public static void MapLabs(this WebApplication app)
    {
        var labs = app.MapGroup("/api/labs").WithTags("Labs").RequireAuthorization("ReadChart");

        labs.MapGet("/", async (Guid patientId, ClinicDbContext db) =>
            (await db.LabResults.Where(r => r.PatientId == patientId).ToListAsync()).ConvertAll(r => r.ToDto()))
            .WithSummary("Lists a patient's lab results");

        labs.MapGet("/{id:guid}", async Task<Results<Ok<LabResultDto>, NotFound>> (Guid id, ClinicDbContext db) =>
            await db.LabResults.FindAsync(id) is { } result ? TypedResults.Ok(result.ToDto()) : TypedResults.NotFound())
            .WithSummary("Reads one lab result");

        labs.MapPost("/", async (FileLabResultRequest request, ClinicDbContext db) =>
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

        labs.MapPost("/{id:guid}/review", async Task<Results<NoContent, NotFound>> (Guid id, ClaimsPrincipal user, ClinicDbContext db) =>
        {
            if (await db.LabResults.FindAsync(id) is not { } result)
            {
                return TypedResults.NotFound();
            }

            result.ReviewedBy = user.Identity!.Name;
            await db.SaveChangesAsync();
            return TypedResults.NoContent();
        }).WithSummary("Marks a lab result as reviewed");

        app.MapGet("/api/labs/export", async (ClinicDbContext db) =>
        {
            var csv = new StringBuilder("mrn,test,value,unit,collected\n");
            var rows = await db.LabResults
                .Join(db.Patients, r => r.PatientId, p => p.Id, (r, p) => new { p.Mrn, r.Test, r.Value, r.Unit, r.CollectedAtUtc })
                .ToListAsync();
            foreach (var row in rows)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{row.Mrn},{row.Test},{row.Value},{row.Unit},{row.CollectedAtUtc:O}\n");
            }

            return Results.Text(csv.ToString(), "text/csv");
        }).WithTags("Labs").WithSummary("Exports all lab results");
    }
}
