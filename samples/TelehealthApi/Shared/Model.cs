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

    public required string PatientName { get; init; }

    public DateOnly DateOfBirth { get; init; }

    public required string ChiefComplaint { get; init; }

    public VisitStatus Status { get; set; }

    public List<string> ClinicalNotes { get; } = [];

    public List<Recording> Recordings { get; } = [];
}

public sealed record Recording(Guid Id, DateTimeOffset StartedAt, int Seconds, string Transcript);

public sealed record Message(Guid Id, Guid PatientId, string From, string Body, IReadOnlyList<string> Attachments);

public sealed class Device
{
    public required string Id { get; init; }

    public required Guid PatientId { get; set; }

    public required string Model { get; init; }

    public List<Reading> Readings { get; } = [];
}

public sealed record Reading(DateTimeOffset At, string Kind, decimal Value);

public sealed record Consent(Guid Id, Guid PatientId, string Scope, DateOnly GrantedOn, string SignedBy);
