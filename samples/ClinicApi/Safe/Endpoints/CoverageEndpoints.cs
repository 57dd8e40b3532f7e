using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Endpoints;

public static class CoverageEndpoints
{
    public static RouteGroupBuilder MapCoverage(this IEndpointRouteBuilder routes)
    {
        var coverage = routes.MapGroup("/api/patients/{patientId:guid}/coverage").WithTags("Coverage");

        coverage.MapGet("/", async Task<Results<Ok<CoverageDto>, NotFound>> (Guid patientId, ClinicDbContext db) =>
            await db.Coverages.FirstOrDefaultAsync(c => c.PatientId == patientId) is { } found
                ? TypedResults.Ok(found.ToDto())
                : TypedResults.NotFound())
            .WithSummary("Reads a patient's insurance")
            .RequireAuthorization("ReadCoverage")
            .DisclosesPhi(PhiKind.Insurance, PhiKind.HealthPlanId);

        coverage.MapPut("/", async Task<Results<NoContent, NotFound>> (Guid patientId, UpdateCoverageRequest request, ClinicDbContext db) =>
        {
            if (await db.Coverages.FirstOrDefaultAsync(c => c.PatientId == patientId) is not { } found)
            {
                return TypedResults.NotFound();
            }

            found.Payer = request.Payer;
            found.MemberId = request.MemberId;
            found.GroupNumber = request.GroupNumber;
            await db.SaveChangesAsync();
            return TypedResults.NoContent();
        })
            .WithSummary("Changes a patient's insurance")
            .RequireAuthorization("ManageBilling");

        return coverage;
    }
}
