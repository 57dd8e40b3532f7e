using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TelehealthApi.Modules;

public sealed record GrantConsentRequest(string Scope, string SignedBy);

[Authorize(Policy = "CareTeam")]
public sealed class ConsentsModule : IEndpointModule
{
    private const string Prefix = "/patients/{patientId:guid}/consents";

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Prefix, List).WithTags("Consents").WithSummary("Lists a patient's consents");
        routes.MapPost(Prefix, Grant).WithTags("Consents").WithSummary("Grants a consent");
        routes.MapDelete(Prefix + "/{consentId:guid}", Withdraw).WithTags("Consents").WithSummary("Withdraws a consent");
    }

    private static IEnumerable<Consent> List(Guid patientId, TelehealthStore store) => store.Consents.Values.Where(c => c.PatientId == patientId);

    [Authorize(Policy = "CareTeam")]
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
