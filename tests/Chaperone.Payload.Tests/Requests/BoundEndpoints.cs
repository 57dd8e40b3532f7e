using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace Bound;

/// <summary>Endpoints that say what was bound to what: run by the tests, and compiled again for the model.</summary>
public static class BoundEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var m = app.MapGroup("/m");
        m.MapGet("/route/{ssn}", (string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/query", (string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapPost("/postquery", (string? ssn, string? mrn) => Echo.Of((nameof(ssn), ssn), (nameof(mrn), mrn)));
        m.MapGet("/casing/{SSN}", (string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/optional/{ssn?}", (string? ssn, string? mrn) => Echo.Of((nameof(ssn), ssn), (nameof(mrn), mrn)));
        m.MapGet("/named", ([FromQuery(Name = "ssn")] string? value) => Echo.Of((nameof(value), value)));
        m.MapGet("/namedroute/{ssn}", ([FromRoute(Name = "ssn")] string? value, [FromQuery] string? mrn) => Echo.Of((nameof(value), value), (nameof(mrn), mrn)));
        m.MapGet("/header", ([FromHeader(Name = "X-Ssn")] string? ssn, [FromHeader] string? mrn) => Echo.Of((nameof(ssn), ssn), (nameof(mrn), mrn)));
        m.MapPost("/form", ([FromForm] string? ssn) => Echo.Of((nameof(ssn), ssn))).DisableAntiforgery();
        m.MapPost("/formobject", ([FromForm] CardForm card) => Echo.Of((nameof(card), card))).DisableAntiforgery();
        m.MapPost("/body", (CardDto? card) => Echo.Of((nameof(card), card)));
        m.MapPost("/bodyrecord", (CardRecord? card) => Echo.Of((nameof(card), card)));
        m.MapPut("/bodynested", (Envelope? envelope) => Echo.Of((nameof(envelope), envelope)));
        m.MapPost("/bodyconstructor", (Constructed? card) => Echo.Of((nameof(card), card)));
        m.MapPost("/bodystring", ([FromBody] string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/array", (string[]? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapPost("/bodyarray", (string[]? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/parsed", (Number? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/parameters/{mrn}", ([AsParameters] Search search) => Echo.Of((nameof(search), search)));
        m.MapPost("/parametersrecord/{mrn}", ([AsParameters] SearchRecord search) => Echo.Of((nameof(search), search)));
        m.MapGet("/special", (HttpContext context, CancellationToken token, string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/service", ([FromServices] Clinic clinic, string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapGet("/implicitservice", (Clinic clinic, string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapDelete("/delete", (string? ssn) => Echo.Of((nameof(ssn), ssn)));
        m.MapMethods("/two", ["GET", "POST"], (string[]? ssn) => Echo.Of((nameof(ssn), ssn)));
    }
}

[ApiController]
[Route("api")]
public class ApiCards : ControllerBase
{
    [HttpGet("route/{ssn}")] public string Route(string? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpGet("query")] public string Query(string? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpPost("postquery")] public string PostQuery(string? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpPost("body")] public string Body(CardDto? card) => Echo.Of((nameof(card), card));

    [HttpPost("strings")] public string Strings(string[]? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpPost("list")] public string Items(List<string>? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpGet("complexquery")] public string ComplexQuery([FromQuery] CardForm card) => Echo.Of((nameof(card), card));

    [HttpPost("form")] public string Form([FromForm] CardForm card) => Echo.Of((nameof(card), card));

    [HttpPost("formvalue")] public string FormValue([FromForm] string? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpGet("header")] public string Header([FromHeader(Name = "X-Ssn")] string? ssn) => Echo.Of((nameof(ssn), ssn));

    [HttpGet("namedroute/{ssn}")] public string NamedRoute([FromRoute(Name = "ssn")] string? value) => Echo.Of((nameof(value), value));

    [HttpPost("container/{mrn}")] public string Contained(Container container) => Echo.Of((nameof(container), container));

    [HttpPost("bind")] public string Bind([FromForm, Bind("Ward")] CardForm card) => Echo.Of((nameof(card), card));

    [HttpPost("bindnever")] public string Never([FromForm] GuardedForm card) => Echo.Of((nameof(card), card));
}

[Route("plain")]
public class PlainCards : Controller
{
    [BindProperty(SupportsGet = true)] public string? Mrn { get; set; }

    [HttpGet("query")] public string Query(string? ssn) => Echo.Of((nameof(ssn), ssn), (nameof(Mrn), Mrn));

    [HttpPost("either")] public string Either(string? ssn) => Echo.Of((nameof(ssn), ssn), (nameof(Mrn), Mrn));

    [HttpPost("object")] public string Object(CardForm card) => Echo.Of((nameof(card), card), (nameof(Mrn), Mrn));

    [HttpPost("body")] public string Body([FromBody] CardDto? card) => Echo.Of((nameof(card), card), (nameof(Mrn), Mrn));

    [HttpGet("route/{ssn}")] public string Route(string? ssn) => Echo.Of((nameof(ssn), ssn), (nameof(Mrn), Mrn));
}

public class Clinic;

public class CardDto
{
    public string? Ssn { get; set; }

    [JsonIgnore] public string? Mrn { get; set; }

    public string? NhsNumber { get; private set; }

    public string? PassportNumber { get; init; }

    [JsonInclude] public string? MedicareNumber { get; private set; }

    internal string? NationalId { get; set; }

    public string? InsuranceNumber => null;

    public string? Ward { get; set; }
}

public class CardForm
{
    public string? Ssn { get; set; }

    [JsonIgnore] public string? Mrn { get; set; }

    public string? NhsNumber { get; private set; }

    public string? PassportNumber { get; init; }

    public string? Ward { get; set; }
}

public class GuardedForm
{
    public string? Ssn { get; set; }

    [BindNever] public string? Mrn { get; set; }
}

public record CardRecord(string? Ssn, [property: JsonIgnore] string? Mrn, string? Ward);

public class Envelope
{
    public CardDto? Card { get; set; }

    public List<CardRecord>? Others { get; set; }
}

public class Constructed(string? ssn)
{
    public string? Ssn { get; } = ssn;

    public string? NhsNumber { get; }
}

public readonly record struct Number(string Value)
{
    public static bool TryParse(string? text, out Number number)
    {
        number = new Number(text ?? "");
        return true;
    }
}

public class Search
{
    [FromRoute(Name = "mrn")] public string? Mrn { get; set; }

    public string? Ssn { get; set; }

    [FromHeader(Name = "X-Ssn")] public string? NhsNumber { get; set; }
}

public record SearchRecord(string? Mrn, string? Ssn, [FromHeader(Name = "X-Ssn")] string? NhsNumber, CardDto? Card);

public class Container
{
    [FromRoute] public string? Mrn { get; set; }

    [FromQuery] public string? Ssn { get; set; }

    [FromBody] public CardRecord? Card { get; set; }
}

/// <summary>What arrived, as <c>card.Ssn=value</c>.</summary>
public static class Echo
{
    public static string Of(params (string Name, object? Value)[] values) => string.Join("\n", values.SelectMany(v => Lines(v.Name, v.Value, 0)));

    private static IEnumerable<string> Lines(string name, object? value, int depth)
    {
        switch (value)
        {
            case null:
                return [];
            case string text:
                return [name + "=" + text];
            case Number number:
                return [name + "=" + number.Value];
            case IEnumerable items:
                return items.Cast<object?>().SelectMany(i => Lines(name, i, depth + 1));
            default:
                const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
                return depth > 3 ? [] : value.GetType().GetProperties(All).Where(p => p.Name != "EqualityContract" && p.GetIndexParameters().Length == 0).SelectMany(p => Lines(name + "." + p.Name, p.GetValue(value), depth + 1));
        }
    }
}
