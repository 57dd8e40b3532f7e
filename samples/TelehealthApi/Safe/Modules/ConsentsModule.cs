using Chaperone;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TelehealthApi.Modules;

public sealed record GrantConsentRequest(string Scope, [property: Phi(PhiKind.Name)] string SignedBy);

public sealed class ConsentsModule : IEndpointModule
{
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var consents = routes.MapGroup("/patients/{patientId:guid}/consents").WithTags("Consents").RequireCareTeam().DisclosesPhi(PhiKind.Name, PhiKind.Date);

        consents.MapGet("/", List).WithSummary("Lists a patient's consents");
        consents.MapPost("/", Grant).WithSummary("Grants a consent");
        consents.MapDelete("/{consentId:guid}", Withdraw).WithSummary("Withdraws a consent");
    }

    private static IEnumerable<Consent> List(Guid patientId, TelehealthStore store) => store.Consents.Values.Where(c => c.PatientId == patientId);

    private static Created<Consent> Grant(Guid patientId, GrantConsentRequest request, TelehealthStore store)
    {
        var consent = new Consent(Guid.NewGuid(), patientId, request.Scope, DateOnly.FromDateTime(DateTime.UtcNow), request.SignedBy);
        store.Consents[consent.Id] = consent;
        return TypedResults.Created($"/api/v1/patients/{patientId}/consents/{consent.Id}", consent);
    }

    private static Results<NoContent, NotFound> Withdraw(Guid patientId, Guid consentId, TelehealthStore store) =>
        store.Consents.TryGetValue(consentId, out var consent) && consent.PatientId == patientId && store.Consents.TryRemove(consentId, out _)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();
}
