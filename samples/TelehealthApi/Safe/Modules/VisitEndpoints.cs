using Chaperone;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TelehealthApi.Modules;

public sealed record VisitSummary(Guid Id, [property: Phi(PhiKind.Name)] string PatientName, VisitStatus Status);

public sealed record StartVisitRequest(
    Guid PatientId,
    [property: Phi(PhiKind.Name)] string PatientName,
    [property: Phi(PhiKind.Date)] DateOnly DateOfBirth,
    [property: Phi(PhiKind.Encounter)] string ChiefComplaint);

public sealed record AddNoteRequest([property: Phi(PhiKind.Note)] string Text);

public static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder routes)
    {
        var visits = routes.MapGroup("/visits").WithTags("Visits").RequireAuthorization("Clinician");

        visits.MapGet("/", (TelehealthStore store) => store.Visits.Values.Select(v => new VisitSummary(v.Id, v.PatientName, v.Status)))
            .WithSummary("Lists the visits")
            .DisclosesPhi(PhiKind.Name);
        visits.MapGet("/{visitId:guid}", GetVisit)
            .WithSummary("Reads one visit")
            .DisclosesPhi(PhiKind.Name, PhiKind.Date, PhiKind.Encounter, PhiKind.Note);
        visits.MapPost("/", (StartVisitRequest request, TelehealthStore store) =>
        {
            var visit = new Visit
            {
                PatientId = request.PatientId,
                PatientName = request.PatientName,
                DateOfBirth = request.DateOfBirth,
                ChiefComplaint = request.ChiefComplaint,
            };
            store.Visits[visit.Id] = visit;
            return TypedResults.Created($"/api/v1/visits/{visit.Id}", visit);
        }).WithSummary("Starts a visit");
        visits.MapPost("/{visitId:guid}/notes", Results<NoContent, NotFound> (Guid visitId, AddNoteRequest request, TelehealthStore store) =>
        {
            if (!store.Visits.TryGetValue(visitId, out var visit))
            {
                return TypedResults.NotFound();
            }

            visit.ClinicalNotes.Add(request.Text);
            return TypedResults.NoContent();
        }).WithSummary("Adds a clinical note");

        var recordings = visits.MapGroup("/{visitId:guid}/recordings").WithTags("Recordings").DisclosesPhi(PhiKind.Date, PhiKind.Note);
        recordings.MapGet("/", Results<Ok<List<Recording>>, NotFound> (Guid visitId, TelehealthStore store) =>
                store.Visits.TryGetValue(visitId, out var visit) ? TypedResults.Ok(visit.Recordings) : TypedResults.NotFound())
            .WithSummary("Lists a visit's recordings");
        recordings.MapGet("/{recordingId:guid}", Results<Ok<Recording>, NotFound> (Guid visitId, Guid recordingId, TelehealthStore store) =>
                store.Visits.TryGetValue(visitId, out var visit) && visit.Recordings.Find(r => r.Id == recordingId) is { } recording
                    ? TypedResults.Ok(recording)
                    : TypedResults.NotFound())
            .WithSummary("Reads one recording");

        var waitingRoom = visits.MapGroup("/waiting-room").WithTags("Waiting room");
        waitingRoom.MapGet("/", (TelehealthStore store) =>
                store.Visits.Values.Where(v => v.Status == VisitStatus.Waiting).Select(v => new { v.Id, Initial = v.PatientName[..1] }))
            .WithSummary("Lists who is waiting");
        waitingRoom.MapPost("/{visitId:guid}/admit", Results<NoContent, NotFound> (Guid visitId, TelehealthStore store) =>
        {
            if (!store.Visits.TryGetValue(visitId, out var visit))
            {
                return TypedResults.NotFound();
            }

            visit.Status = VisitStatus.InProgress;
            return TypedResults.NoContent();
        }).WithSummary("Admits a waiting patient");
    }

    private static Results<Ok<Visit>, NotFound> GetVisit(Guid visitId, TelehealthStore store) =>
        store.Visits.TryGetValue(visitId, out var visit) ? TypedResults.Ok(visit) : TypedResults.NotFound();
}
