using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

// Answers whose types say nothing of what a part of them holds: an object for the data, a text for the message, a dictionary.
namespace Cells.AnswersInParts;

public static class Setup { public static void Configure(WebApplicationBuilder builder) => builder.Services.AddControllers(); }

public static class DataInInitializer { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new Outcome { Data = all.Find() })); }

public static class DataSetLater
{
    public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) =>
    {
        var outcome = new Outcome();
        outcome.Data = new { all.Find().Ssn };
        return outcome;
    });
}

public static class DataByMethod { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(Outcome.Success(all.Find()))); }

public static class DataByService { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => ((IOutcomes)new Outcomes(all)).Find()); }

public static class DataByMethodTyped { public static void Map(WebApplication app) => app.MapGet("/answer", Outcome (IPatients all) => Outcome.Success(new[] { all.Find() }.ToList())); }

public static class DataOfConstructor { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new Page<object>([all.Find()], 1))); }

public static class ListOfObjects { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new Outcome { Data = new List<object> { all.Find() } }); }

public static class Field { public static void Map(WebApplication app) => app.MapControllers(); }

public class FieldController : ControllerBase
{
    private readonly Outcome _response = new();

    [HttpGet("/answer")]
    public ActionResult<Outcome> Get([FromServices] IPatients all)
    {
        _response.Data = all.Find();
        return Ok(_response);
    }
}

public static class Message { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new { message = "found " + all.Find().Ssn })); }

public static class MessageOfAnonymous { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new[] { all.Find() }.Select(p => new { p.Id, Line = $"{p.Ssn} in {p.Ward}" }).ToList()); }

public static class MessageOfType { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new Outcome { Text = $"found {all.Find().Ssn}" })); }

public static class Dictionary { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new Dictionary<string, object> { ["number"] = all.Find().Ssn }); }

public static class DictionaryAdded
{
    public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) =>
    {
        var parts = new Dictionary<string, object?>();
        parts["ward"] = "7";
        parts.Add("who", all.Find());
        return parts;
    });
}

public static class DictionaryOfTexts { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new[] { all.Find() }.ToDictionary(p => p.Id, p => p.Ssn))); }

public static class Texts { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new[] { all.Find() }.Select(p => p.Ssn))); }

public static class TextsAdded
{
    public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) =>
    {
        var lines = new List<string>();
        lines.Add("number " + all.Find().Ssn);
        return Results.Ok(lines);
    });
}

public static class Tree { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new JsonObject { ["number"] = all.Find().Ssn }); }

public static class Element { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => JsonSerializer.SerializeToElement(all.Find())); }

public static class SerializedText { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => JsonSerializer.Serialize(all.Find())); }

// What does not leave.
public static class OtherData { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new Outcome { Data = new { all.Find().Ward }, Text = "found " + all.Find().Id })); }

public static class OtherDataByMethod { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Outcome.Success(all.Find().Ward)); }

public static class OtherTexts { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => Results.Ok(new[] { all.Find() }.Select(p => "ward " + p.Ward))); }

public static class IgnoredText { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new Hidden { Text = "n " + all.Find().Ssn }); }

public static class IgnoredByConstructor { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new HiddenRow(all.Find().Ssn, "7")); }

public static class IgnoredInData { public static void Map(WebApplication app) => app.MapGet("/answer", (IPatients all) => new Outcome { Data = new HiddenNumber { Ssn = all.Find().Ssn } }); }

public class Outcome
{
    public bool Ok { get; set; } = true;

    public object? Data { get; set; }

    public string? Text { get; set; }

    public static Outcome Success(object data, string? text = null) => new() { Data = data, Text = text };
}

public interface IOutcomes { Outcome Find(); }

public class Outcomes(IPatients all) : IOutcomes
{
    public Outcome Find()
    {
        try
        {
            var found = all.Find();
            return new Outcome { Data = found };
        }
        catch (InvalidOperationException)
        {
            return new Outcome { Ok = false };
        }
    }
}

public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

public class Hidden
{
    [JsonIgnore]
    public string Text { get; set; } = "";

    public string Ward { get; set; } = "7";
}

public record HiddenRow([property: JsonIgnore] string Line, string Ward);

public class HiddenNumber { [JsonIgnore] public string Ssn { get; set; } = ""; }
