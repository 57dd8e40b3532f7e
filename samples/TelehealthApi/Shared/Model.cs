using Chaperone;
using Microsoft.Extensions.Compliance.Classification;

namespace TelehealthApi;

public enum VisitStatus
{
    Waiting,
    InProgress,
    Ended,
}

public sealed class Visit
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid PatientId { get; init; }

    [Phi(PhiKind.Name)]
    public required string PatientName { get; init; }

    [Phi(PhiKind.Date)]
    public DateOnly DateOfBirth { get; init; }

    [Phi(PhiKind.Encounter)]
    public required string ChiefComplaint { get; init; }

    public VisitStatus Status { get; set; }

    [Phi(PhiKind.Note)]
    public List<string> ClinicalNotes { get; } = [];

    [Phi(PhiKind.Encounter)]
    public List<Recording> Recordings { get; } = [];
}

public sealed record Recording(Guid Id, [property: Phi(PhiKind.Date)] DateTimeOffset StartedAt, [property: NoDataClassification] int Seconds, [property: Phi(PhiKind.Note)] string Transcript);

public sealed record Message(
    Guid Id,
    Guid PatientId,
    [property: Phi(PhiKind.Name)] string From,
    [property: Phi(PhiKind.Note)] string Body,
    [property: Phi(PhiKind.Note)] IReadOnlyList<string> Attachments);

public sealed class Device
{
    public required string Id { get; init; }

    public required Guid PatientId { get; set; }

    [NoDataClassification]
    public required string Model { get; init; }

    [Phi(PhiKind.Vitals)]
    public List<Reading> Readings { get; } = [];
}

public sealed record Reading([property: Phi(PhiKind.Date)] DateTimeOffset At, [property: Phi(PhiKind.Vitals)] string Kind, [property: Phi(PhiKind.Vitals)] decimal Value);

public sealed record Consent(Guid Id, Guid PatientId, string Scope, [property: Phi(PhiKind.Date)] DateOnly GrantedOn, [property: Phi(PhiKind.Name)] string SignedBy);
