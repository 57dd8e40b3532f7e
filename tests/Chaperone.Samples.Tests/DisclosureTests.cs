using Xunit;

namespace Chaperone.Samples.Tests;

/// <summary>What the answers of the samples really carry.</summary>
public class DisclosureTests
{
    private const string Name = "Lindqvist";
    private const string Ssn = "000-12-3456";
    private const string LastDigitsOfSsn = "3456";
    private const string Mrn = "MRN-0048213";

    [Theory]
    [InlineData("ClinicApi/Unsafe", "GET /api/patients/by-mrn/{mrn}", Ssn)]
    [InlineData("ClinicApi/Unsafe", "GET /api/patients/{patientId}/coverage", "memberId")]
    [InlineData("ClinicApi/Unsafe", "GET /api/billing/invoices", "cptCode")]
    [InlineData("ClinicApi/Unsafe", "GET /reports/Census", Name)]
    [InlineData("ClinicApi/Unsafe", "GET /reports/Diagnoses", Mrn)]
    [InlineData("ClinicApi/Unsafe", "GET /api/labs/export", Mrn)]
    [InlineData("ClinicApi/Unsafe", "POST /api/prescriptions/{id}/dispense", "medication")]
    [InlineData("ClinicApi/Unsafe", "GET /api/exports/patients", Ssn)]
    [InlineData("TelehealthApi/Unsafe", "GET /api/v1/visits/waiting-room", Name)]
    [InlineData("TelehealthApi/Unsafe", "GET /api/v1/patients/{patientId}/messages", "dizzy")]
    [InlineData("TelehealthApi/Unsafe", "GET /api/v1/devices/{deviceId}/diagnostics", "systolic")]
    [InlineData("TelehealthApi/Unsafe", "GET /operations/exports/visits", Name)]
    public async Task UnsafeForms_LeakToAnybody(string name, string endpoint, string leaked)
    {
        var sample = Sample.Named(name);
        await using var running = await RunningSample.StartAsync(sample);
        var (status, body) = await running.AnswerAsync(sample.Requests().Single(r => r.Endpoint == endpoint), signedIn: false);
        Assert.Equal(200, status);
        Assert.Contains(leaked, body);
    }

    [Theory]
    [InlineData("ClinicApi/Safe", "GET /api/patients/{id}", Name, LastDigitsOfSsn)]
    [InlineData("ClinicApi/Safe", "POST /api/patients/by-mrn", Mrn, Name)]
    [InlineData("ClinicApi/Safe", "POST /api/patients/search", Name, Ssn)]
    [InlineData("ClinicApi/Safe", "GET /api/patients/{id}/chart", "E11.9", "555-0134")]
    [InlineData("ClinicApi/Safe", "POST /api/patients", "MRN-0060001", "Brandt")]
    [InlineData("TelehealthApi/Safe", "GET /api/v1/visits", Name, "Chest")]
    [InlineData("TelehealthApi/Safe", "POST /api/v1/visits", "id", Name)]
    [InlineData("TelehealthApi/Safe", "POST /api/v1/devices", "PressureCuff", "systolic")]
    public async Task SafeForms_ShowWhatTheEndpointDiscloses_AndNothingElse(string name, string endpoint, string shown, string masked)
    {
        var sample = Sample.Named(name);
        await using var running = await RunningSample.StartAsync(sample);
        var (status, body) = await running.AnswerAsync(sample.Requests().Single(r => r.Endpoint == endpoint), signedIn: true);
        Assert.InRange(status, 200, 201);
        Assert.Contains(shown, body);
        Assert.DoesNotContain(masked, body);
    }

    [Fact]
    public async Task NoSafeAnswer_CarriesASocialSecurityNumber()
    {
        foreach (var name in Sample.Names.Where(static n => n.EndsWith("/Safe", StringComparison.Ordinal)))
        {
            var sample = Sample.Named(name);
            await using var running = await RunningSample.StartAsync(sample);
            foreach (var request in sample.Requests())
            {
                var (_, body) = await running.AnswerAsync(request, signedIn: request.User is not null);
                Assert.False(body.Contains(LastDigitsOfSsn), request.Endpoint);
            }
        }
    }
}
