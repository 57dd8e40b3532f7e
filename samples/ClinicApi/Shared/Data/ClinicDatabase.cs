using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Data;

public static class ClinicDatabase
{
    /// <summary>The patient that the walk-through in the README and the .http files use. All data is made up.</summary>
    public static readonly Guid DemoPatientId = Guid.Parse("3f0d1c52-8a4e-4d7e-9a5b-0c3c5a1f7e01");

    public static readonly Guid DemoPrescriptionId = Guid.Parse("b7c41d8e-2f6a-4f0e-8d13-6f1f4e2a9c02");

    public static readonly Guid DemoInvoiceId = Guid.Parse("c1a95a1b-7e0d-4c55-b3c2-9d2b8f4d6a03");

    public static readonly Guid DemoLabResultId = Guid.Parse("d84e2c70-5b1f-4e9a-a6d4-1e7c3b9f5d04");

    public static readonly Guid DemoAppointmentId = Guid.Parse("e93b7f16-0c2d-4a8b-95e7-2a6d8c4b1f05");

    /// <summary>SQLite in memory, so that the sample leaves no file behind; set ConnectionStrings:Clinic to keep the data.</summary>
    public static IServiceCollection AddClinicDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString("Clinic") ?? "Data Source=clinic;Mode=Memory;Cache=Shared";

        // A shared in-memory database lives as long as one connection to it is open.
        var keepAlive = new SqliteConnection(connectionString);
        keepAlive.Open();
        services.AddSingleton(keepAlive);
        return services.AddDbContext<ClinicDbContext>(options => options.UseSqlite(connectionString));
    }

    public static async Task CreateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        await db.Database.EnsureCreatedAsync();
        if (await db.Patients.AnyAsync())
        {
            return;
        }

        db.Patients.Add(new Patient
        {
            Id = DemoPatientId,
            Mrn = "MRN-0048213",
            GivenName = "Amara",
            FamilyName = "Lindqvist",
            DateOfBirth = new DateOnly(1984, 3, 9),
            Sex = Sex.Female,
            Ssn = "000-12-3456",
            Phone = "555-0134",
            Email = "amara.lindqvist@example.org",
            AddressLine = "12 Harbour Lane",
            PostalCode = "00501",
            Allergies = "Penicillin",
            Diagnoses =
            {
                new Diagnosis { IcdCode = "E11.9", Description = "Type 2 diabetes mellitus", OnsetDate = new DateOnly(2016, 5, 2) },
                new Diagnosis { IcdCode = "I10", Description = "Essential hypertension", OnsetDate = new DateOnly(2019, 11, 20) },
            },
        });
        db.Patients.Add(new Patient
        {
            Id = Guid.Parse("5a2e7d94-1b6c-4f38-8e0a-7d9f2c5b3a06"),
            Mrn = "MRN-0051997",
            GivenName = "Tomas",
            FamilyName = "Adeyemi",
            DateOfBirth = new DateOnly(1957, 8, 30),
            Sex = Sex.Male,
            Ssn = "000-98-7654",
            Diagnoses = { new Diagnosis { IcdCode = "B20", Description = "HIV disease", OnsetDate = new DateOnly(2008, 2, 14) } },
        });
        db.Appointments.Add(new Appointment
        {
            Id = DemoAppointmentId,
            PatientId = DemoPatientId,
            StartsAtUtc = new DateTime(2026, 1, 12, 9, 30, 0, DateTimeKind.Utc),
            Minutes = 20,
            Clinician = "dr.okafor",
            ReasonForVisit = "Blood pressure follow-up",
        });
        db.LabResults.Add(new LabResult
        {
            Id = DemoLabResultId,
            PatientId = DemoPatientId,
            LoincCode = "4548-4",
            Test = "Hemoglobin A1c",
            Value = 8.1m,
            Unit = "%",
            Abnormal = true,
            CollectedAtUtc = new DateTime(2026, 1, 5, 7, 45, 0, DateTimeKind.Utc),
        });
        db.Prescriptions.Add(new Prescription
        {
            Id = DemoPrescriptionId,
            PatientId = DemoPatientId,
            Medication = "Metformin 500 mg",
            Dosage = "1 tablet twice a day",
            RefillsLeft = 3,
            Prescriber = "dr.okafor",
        });
        db.Invoices.Add(new Invoice
        {
            Id = DemoInvoiceId,
            PatientId = DemoPatientId,
            CptCode = "83036",
            Amount = 42.50m,
            InsuranceMemberId = "NW-7781-204",
            IssuedOn = new DateOnly(2026, 1, 6),
        });
        db.Coverages.Add(new Coverage
        {
            PatientId = DemoPatientId,
            Payer = "Northwind Health",
            MemberId = "NW-7781-204",
            GroupNumber = "G-5520",
        });
        db.AccessLog.Add(new AccessLogEntry { AtUtc = new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc), Actor = "nurse.lind", Action = "lab result filed", PatientId = DemoPatientId });
        await db.SaveChangesAsync();
    }
}
