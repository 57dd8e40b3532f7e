using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Data;

public sealed class ClinicDbContext(DbContextOptions<ClinicDbContext> options) : DbContext(options)
{
    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<Diagnosis> Diagnoses => Set<Diagnosis>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<LabResult> LabResults => Set<LabResult>();

    public DbSet<Prescription> Prescriptions => Set<Prescription>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<Coverage> Coverages => Set<Coverage>();

    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Patient>(patient =>
        {
            patient.HasIndex(p => p.Mrn).IsUnique();
            patient.HasMany(p => p.Diagnoses).WithOne().HasForeignKey(d => d.PatientId);
        });
        modelBuilder.Entity<Appointment>().HasIndex(a => a.StartsAtUtc);
        modelBuilder.Entity<Coverage>().HasIndex(c => c.PatientId).IsUnique();
    }
}
