using System.Collections.Concurrent;

namespace TelehealthApi;

/// <summary>All data, in memory and made up.</summary>
public sealed class TelehealthStore
{
    public static readonly Guid DemoPatientId = Guid.Parse("3f0d1c52-8a4e-4d7e-9a5b-0c3c5a1f7e01");
    public static readonly Guid DemoVisitId = Guid.Parse("a4c1e0d7-93b2-4f15-8c6e-2d7f5b9a0c11");
    public static readonly Guid DemoRecordingId = Guid.Parse("b5d2f1e8-04c3-4a26-9d7f-3e8a6c0b1d12");
    public static readonly Guid DemoMessageId = Guid.Parse("c6e3a2f9-15d4-4b37-8e80-4f9b7d1c2e13");
    public static readonly Guid DemoConsentId = Guid.Parse("d7f4b30a-26e5-4c48-9f91-50ac8e2d3f14");

    public TelehealthStore()
    {
        var visit = new Visit
        {
            Id = DemoVisitId,
            PatientId = DemoPatientId,
            PatientName = "Amara Lindqvist",
            DateOfBirth = new DateOnly(1984, 3, 9),
            ChiefComplaint = "Chest tightness since Monday",
            ClinicalNotes = { "No radiation of pain; ECG ordered" },
            Recordings = { new Recording(DemoRecordingId, DateTimeOffset.UnixEpoch.AddYears(56), 614, "Good morning, how are you?") },
        };
        Visits[visit.Id] = visit;
        Messages[DemoMessageId] = new Message(DemoMessageId, DemoPatientId, "Amara Lindqvist", "The new tablets make me dizzy.", ["rash.jpg"]);
        Devices["bp-7781"] = new Device
        {
            Id = "bp-7781",
            PatientId = DemoPatientId,
            Model = "PressureCuff 2",
            Readings = { new Reading(DateTimeOffset.UnixEpoch.AddYears(56), "systolic", 151) },
        };
        Consents[DemoConsentId] = new Consent(DemoConsentId, DemoPatientId, "share-with-cardiology", new DateOnly(2026, 1, 4), "Amara Lindqvist");
    }

    public ConcurrentDictionary<Guid, Visit> Visits { get; } = new();

    public ConcurrentDictionary<Guid, Message> Messages { get; } = new();

    public ConcurrentDictionary<string, Device> Devices { get; } = new();

    public ConcurrentDictionary<Guid, Consent> Consents { get; } = new();
}
