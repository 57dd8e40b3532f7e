using Microsoft.AspNetCore.Http.HttpResults;

namespace TelehealthApi.Modules;

public sealed record RegisterDeviceRequest(string Id, Guid PatientId, string Model);

public sealed record PairDeviceRequest(Guid PatientId);

public sealed class DevicesModule : IEndpointModule
{
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var devices = routes.MapGroup("/devices").WithTags("Devices").RequireAuthorization();

        devices.MapPost("/", Register).RequireAuthorization("Clinician").WithSummary("Registers a device");
        devices.MapGet("/{deviceId}/readings", ReadReadings).RequireAuthorization("Clinician").WithSummary("Lists a device's readings");
        devices.MapPost("/{deviceId}/readings", AddReading).RequireAuthorization("Device").WithSummary("Takes a reading from a device");

        // field technicians have no keys
        devices.MapGet("/{deviceId}/diagnostics", Diagnose).AllowAnonymous().WithSummary("Shows a device and its last readings");

        // before a device is paired it has no key either
        routes.MapPut("/devices/{deviceId}/pairing", Pair).WithTags("Devices").WithSummary("Hands a device to a patient");
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

    private static Results<Ok<Device>, NotFound> Diagnose(string deviceId, TelehealthStore store) =>
        store.Devices.TryGetValue(deviceId, out var device) ? TypedResults.Ok(device) : TypedResults.NotFound();

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
