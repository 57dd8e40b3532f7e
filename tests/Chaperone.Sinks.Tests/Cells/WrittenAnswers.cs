using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Cells.WrittenAnswers;

public static class Setup
{
    public static void Configure(WebApplicationBuilder builder) => builder.Services.AddControllers();
}

public static class Bytes
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        var bytes = Encoding.UTF8.GetBytes(patients.Find().Ssn);
        await context.Response.Body.WriteAsync(bytes);
    });
}

public static class PartOfBytes
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpResponse response, IPatients patients) =>
    {
        var bytes = Encoding.UTF8.GetBytes($"Ssn {patients.Find().Ssn}");
        await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length));
        await response.Body.FlushAsync();
    });
}

public static class HarmlessBytes
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("Ward " + patients.Find().Ward));
    });
}

public static class Writer
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(patients.Find().Ssn));
    });
}

public static class WrittenToTheWriter
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        context.Response.BodyWriter.Write(Encoding.UTF8.GetBytes(patients.Find().Ssn));
        await context.Response.BodyWriter.FlushAsync();
    });
}

public static class LinesIntoTheBody
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        await using var writer = new StreamWriter(context.Response.Body);
        await writer.WriteLineAsync("Ssn");
        await writer.WriteLineAsync(patients.Find().Ssn);
    });
}

public static class HarmlessLines
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        await using var writer = new StreamWriter(context.Response.Body);
        await writer.WriteLineAsync(patients.Find().Ward);
    });
}

public static class BodyInALocal
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        var body = context.Response.Body;
        await using var writer = new StreamWriter(body, Encoding.UTF8);
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        await csv.WriteRecordsAsync(new[] { patients.Find() });
    });
}

public static class Serialized
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (HttpContext context, IPatients patients) => JsonSerializer.SerializeAsync(context.Response.Body, patients.Find()));
}

public static class SerializedWithoutIt
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (HttpContext context, IPatients patients) => JsonSerializer.SerializeAsync(context.Response.Body, patients.Find<JsonIgnoredRow>()));
}

public static class Copied
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(patients.Find().Ssn));
        await stream.CopyToAsync(context.Response.Body);
    });
}

public static class FilledByAMethod
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (HttpContext context, IPatients patients) => WriteAsync(context.Response.Body, [patients.Find()]));

    private static async Task WriteAsync(Stream stream, List<Patient> patients)
    {
        await using var writer = new StreamWriter(stream);
        foreach (var patient in patients)
        {
            await writer.WriteLineAsync(patient.Ssn);
        }
    }
}

public static class FilledStream
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        Write(stream, patients.Find().Ssn);
        return Results.Bytes(stream.ToArray());
    });

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}

public static class FilledHarmlessly
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (HttpContext context, IPatients patients) => WriteAsync(context.Response.Body, patients.Find().Ward));

    private static async Task WriteAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
}

// What is written elsewhere is not the answer.
public static class OtherStream
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        using var kept = new MemoryStream();
        await kept.WriteAsync(Encoding.UTF8.GetBytes(patients.Find().Ssn));
        await context.Response.Body.WriteAsync("ok"u8.ToArray());
    });
}

public static class Callback
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Results.Stream(async stream =>
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await writer.WriteAsync($"Ssn: {patients.Find().Ssn}");
    }, "text/plain"));
}

public static class TypedCallback
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var patient = patients.Find();
        return TypedResults.Stream(stream => JsonSerializer.SerializeAsync(stream, patient), "application/json");
    });
}

public static class HarmlessCallback
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Results.Stream(async stream =>
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await writer.WriteAsync(patients.Find().Ward);
    }));
}

public static class CallbackOfAMethod
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => TypedResults.Stream(WriteAsync));

    private static async Task WriteAsync(Stream stream) => await stream.WriteAsync(Encoding.UTF8.GetBytes(new Patient().Ssn));
}

public static class Action
{
    public static void Map(WebApplication app) => app.MapControllers();
}

public class ActionController : ControllerBase
{
    [HttpGet("/answer")]
    public async Task Get([FromServices] IPatients patients)
    {
        Response.ContentType = "text/plain";
        await Response.Body.WriteAsync(Encoding.UTF8.GetBytes(patients.Find().Ssn));
    }
}
