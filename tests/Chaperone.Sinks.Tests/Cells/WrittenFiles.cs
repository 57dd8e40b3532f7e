using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.Configuration.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cells.WrittenFiles;

public static class Lines
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            writer.WriteLine("Id,Ssn");
            foreach (var patient in new[] { patients.Find() })
            {
                writer.WriteLine($"{patient.Id},{patient.Ssn}");
            }
        }

        stream.Position = 0;
        return Results.File(stream, "text/csv");
    });
}

public static class HarmlessLines
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            writer.WriteLine("Id,Length");
            writer.WriteLine($"{patients.Find().Id},{patients.Find().Ssn.Length}");
        }

        return Results.File(stream.ToArray(), "text/csv");
    });
}

public static class TextWriterOnly
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var writer = new StringWriter();
        writer.Write(patients.Find().Ssn);
        return Results.Text(writer.ToString());
    });
}

public static class Records
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var stream = new MemoryStream();
        using var writer = new StreamWriter(stream);
        using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        csv.WriteRecords(new List<Patient> { patients.Find() });
        writer.Flush();
        return Results.File(stream.ToArray(), "text/csv");
    });
}

public static class RecordsOfVisits
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var writer = new StringWriter();
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            csv.WriteRecords(new[] { new Visit { Patient = patients.Find() } });
        }

        return Results.Text(writer.ToString());
    });
}

public static class ResultOfAMethod
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Export(patients.Find()));

    private static FileContentHttpResult Export(Patient patient) => TypedResults.File(Encoding.UTF8.GetBytes(patient.Ssn), "text/plain");
}

public static class HarmlessResultOfAMethod
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Export(patients.Find()));

    private static FileContentHttpResult Export(Patient patient) => TypedResults.File(Encoding.UTF8.GetBytes(patient.Ward), "text/plain");
}

public static class IgnoredColumn
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var writer = new StringWriter();
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            csv.WriteRecords(new[] { patients.Find<IgnoredCard>() });
        }

        return Results.Text(writer.ToString());
    });
}

// The ignored member of one serializer is a column of another.
public static class OtherSerializersMask
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var writer = new StringWriter();
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            csv.WriteRecords(new[] { patients.Find<JsonIgnoredRow>() });
        }

        return Results.Text(writer.ToString());
    });
}

public static class MappedColumns
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var writer = new StringWriter();
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            csv.Context.RegisterClassMap<WardMap>();
            csv.WriteRecords(new[] { patients.Find() });
        }

        return Results.Text(writer.ToString());
    });
}

public static class Fields
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, Encoding.UTF8, leaveOpen: true))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            csv.WriteField(patients.Find().Ssn);
            csv.NextRecord();
        }

        return Results.File(stream.ToArray(), "text/csv");
    });
}

public static class Serialized
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (IPatients patients) =>
    {
        var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, patients.Find());
        stream.Position = 0;
        return Results.File(stream, "application/json");
    });
}

public static class SerializedByName
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        JsonSerializer.Serialize(value: patients.Find(), utf8Json: stream);
        return Results.File(stream.ToArray(), "application/json");
    });
}

public static class SerializedWithoutIt
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (IPatients patients) =>
    {
        var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, patients.Find<JsonIgnoredRow>());
        stream.Position = 0;
        return Results.File(stream, "application/json");
    });
}

public static class MaskedRecords
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var writer = new StringWriter();
        writer.Write(Mask(patients.Find().Ssn));
        return Results.Text(writer.ToString());
    });

    private static string Mask(string text) => text[..1] + "***";
}

public class IgnoredCard { [Ignore] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }

public sealed class WardMap : ClassMap<Patient>
{
    public WardMap() => Map(static p => p.Ward);
}
