using System.Security.Claims;
using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Endpoints;

public static class PrescriptionEndpoints
{
    public static void MapPrescriptions(this IEndpointRouteBuilder routes)
    {
        var prescriptions = routes.MapGroup("/api/prescriptions").WithTags("Prescriptions").RequireAuthorization().DisclosesPhi(PhiKind.Medication);

        prescriptions.MapGet("/", [Authorize(Policy = "ReadChart")] async (Guid patientId, ClinicDbContext db) =>
            (await db.Prescriptions.Where(p => p.PatientId == patientId).ToListAsync()).ConvertAll(p => p.ToDto()))
            .WithSummary("Lists a patient's prescriptions");

        prescriptions.MapPost("/", Prescribe).WithSummary("Prescribes a medication");

        prescriptions.MapPost("/{id:guid}/stop", Stop).RequireAuthorization("PrescribeMedication").WithSummary("Stops a prescription");

        prescriptions.MapPost("/{id:guid}/dispense", Dispense).RequireAuthorization("DispenseMedication").WithSummary("Records that a pharmacy has dispensed");
    }

    [Authorize(Policy = "PrescribeMedication")]
    private static async Task<Created<PrescriptionDto>> Prescribe(PrescribeRequest request, ClaimsPrincipal user, ClinicDbContext db)
    {
        var prescription = new Prescription
        {
            PatientId = request.PatientId,
            Medication = request.Medication,
            Dosage = request.Dosage,
            RefillsLeft = request.Refills,
            Prescriber = user.Identity!.Name!,
        };
        db.Prescriptions.Add(prescription);
        await db.SaveChangesAsync();
        return TypedResults.Created($"/api/prescriptions/{prescription.Id}", prescription.ToDto());
    }

    private static async Task<Results<NoContent, NotFound>> Stop(Guid id, ClinicDbContext db)
    {
        if (await db.Prescriptions.FindAsync(id) is not { } prescription)
        {
            return TypedResults.NotFound();
        }

        prescription.Status = PrescriptionStatus.Stopped;
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<PrescriptionDto>, NotFound>> Dispense(Guid id, DispenseRequest request, ClinicDbContext db)
    {
        if (await db.Prescriptions.FindAsync(id) is not { RefillsLeft: > 0 } prescription)
        {
            return TypedResults.NotFound();
        }

        prescription.RefillsLeft--;
        prescription.Status = PrescriptionStatus.Dispensed;
        db.AccessLog.Add(new AccessLogEntry
        {
            AtUtc = DateTime.UtcNow,
            Actor = request.Pharmacy,
            Action = "dispensed by " + request.PharmacistId,
            PatientId = prescription.PatientId,
        });
        await db.SaveChangesAsync();
        return TypedResults.Ok(prescription.ToDto());
    }
}
