namespace TelehealthApi.Modules;

public sealed record SessionRequest(string InvitationCode);

public sealed record SessionResponse(string ApiKey);

public static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/sessions", (SessionRequest request) =>
                request.InvitationCode == "demo" ? Results.Ok(new SessionResponse("demo-patient")) : Results.NotFound())
            .WithSummary("Exchanges an invitation for an API key")
            .AllowAnonymous();
}
