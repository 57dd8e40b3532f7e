namespace TelehealthApi.Modules;

public sealed record VideoEvent(Guid VisitId, string Kind);

public static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks/video", (VideoEvent videoEvent, TelehealthStore store) =>
        {
            if (videoEvent.Kind == "ended" && store.Visits.TryGetValue(videoEvent.VisitId, out var visit))
            {
                visit.Status = VisitStatus.Ended;
            }

            return TypedResults.NoContent();
        })
            .WithTags("Webhooks")
            .WithSummary("Takes the video vendor's events, which it signs")
            .AddEndpointFilter<SignedWebhookFilter>()
            .AllowAnonymous();
    }
}
