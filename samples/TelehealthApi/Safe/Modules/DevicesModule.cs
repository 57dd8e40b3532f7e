using Chaperone;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Compliance.Classification;

namespace TelehealthApi.Modules;

public sealed record RegisterDeviceRequest(string Id, Guid PatientId, [property: NoDataClassification] string Model);

public sealed record PairDeviceRequest(Guid PatientId);

public sealed record DeviceDiagnostics(string Id, string Model, int Readings);

public sealed class DevicesModule : IEndpointModule
{
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var devices = routes.MapGroup("/devices").WithTags("Devices").RequireAuthorization();

        devices.MapPost("/", Register).RequireAuthorization("Clinician").WithSummary("Registers a device");
        devices.MapGet("/{deviceId}/readings", ReadReadings).RequireAuthorization("Clinician").DisclosesPhi(PhiKind.Vitals, PhiKind.Date).WithSummary("Lists a device's readings");
        devices.MapPost("/{deviceId}/readings", AddReading).RequireAuthorization("Device").WithSummary("Takes a reading from a device");

        devices.MapGet("/{deviceId}/diagnostics", Diagnose).RequireAuthorization("Technician").WithSummary("Shows a device and its last readings");
        devices.MapPut("/{deviceId}/pairing", Pair).RequireAuthorization("Technician").WithSummary("Hands a device to a patient");
    }

    private static Created<Device> Register(RegisterDeviceRequest request, TelehealthStore store)
    {
        var device = store.Devices.GetOrAdd(request.Id, id => new Device { Id = id, PatientId = request.PatientId, Model = request.Model });
        return TypedResults.Created($"/api/v1/devices/{device.Id}", device);
    }

    private static Results<Ok<List<Reading>>, NotFound> ReadReadings(string deviceId, TelehealthStore store) =>
        store.Devices.TryGetValue(deviceId, out var device) ? TypedResults.Ok(device.Readings) : TypedResults.NotFound();

    private static Results<NoContent, NotFound> AddReading(string deviceId, Reading reading, TelehealthStore store)
    {
        if (!store.Devices.TryGetValue(deviceId, out var device))
        {
            return TypedResults.NotFound();
        }

        device.Readings.Add(reading);
        return TypedResults.NoContent();
    }

    private static Results<Ok<DeviceDiagnostics>, NotFound> Diagnose(string deviceId, TelehealthStore store) =>
        store.Devices.TryGetValue(deviceId, out var device)
            ? TypedResults.Ok(new DeviceDiagnostics(device.Id, device.Model, device.Readings.Count))
            : TypedResults.NotFound();

    private static Results<NoContent, NotFound> Pair(string deviceId, PairDeviceRequest request, TelehealthStore store)
    {
        if (!store.Devices.TryGetValue(deviceId, out var device))
        {
            return TypedResults.NotFound();
        }

        device.PatientId = request.PatientId;
        return TypedResults.NoContent();
    }
}
