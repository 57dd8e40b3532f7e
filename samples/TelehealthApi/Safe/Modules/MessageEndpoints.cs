using Chaperone;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TelehealthApi.Modules;

public sealed record SendMessageRequest([property: Phi(PhiKind.Name)] string From, [property: Phi(PhiKind.Note)] string Body);

public static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/patients/{patientId:guid}/messages").WithTags("Messages").RequireCareTeam().DisclosesPhi(PhiKind.Name, PhiKind.Note);

        messages.MapGet("/", (Guid patientId, TelehealthStore store) => store.Messages.Values.Where(m => m.PatientId == patientId))
            .WithSummary("Lists a patient's messages");

        messages.MapGet("/{messageId:guid}", Results<Ok<Message>, NotFound> (Guid patientId, Guid messageId, TelehealthStore store) =>
                store.Messages.TryGetValue(messageId, out var message) && message.PatientId == patientId
                    ? TypedResults.Ok(message)
                    : TypedResults.NotFound())
            .WithSummary("Reads one message");

        messages.MapGet("/{messageId:guid}/attachments/{name}", Results<ContentHttpResult, NotFound> (Guid patientId, Guid messageId, string name, TelehealthStore store) =>
                store.Messages.TryGetValue(messageId, out var message) && message.PatientId == patientId && message.Attachments.Contains(name)
                    ? TypedResults.Text($"({name})")
                    : TypedResults.NotFound())
            .WithSummary("Reads an attachment")
            .Produces<string>(contentType: "text/plain");

        messages.MapPost("/", (Guid patientId, SendMessageRequest request, TelehealthStore store) =>
        {
            var message = new Message(Guid.NewGuid(), patientId, request.From, request.Body, []);
            store.Messages[message.Id] = message;
            return TypedResults.Created($"/api/v1/patients/{patientId}/messages/{message.Id}", message);
        })
            .WithSummary("Sends a message");
    }
}
