using System.Diagnostics.Tracing;
using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Diagnostics;
using Azure.Core.Pipeline;
using Azure.Health.Deidentification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cells.DeidentificationCells;

public static class Redacted
{
    public static void Run(ILogger log, Patient p) =>
        log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new DeidentificationContent($"Seen with {p.Ssn}") { OperationType = DeidentificationOperationType.Redact }).Value.OutputText);
}

public static class RedactedAsync
{
    public static async Task Run(ILogger log, Patient p)
    {
        var content = new DeidentificationContent(p.Ssn) { OperationType = DeidentificationOperationType.Redact, Customizations = new() { RedactionFormat = "<{TYPE}>" } };
        DeidentificationResult result = await Service.Client().DeidentifyTextAsync(content);
        log.LogInformation("Seen {Text}", result.OutputText);
    }
}

public static class SurrogateByDefault { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new DeidentificationContent(p.Ssn)).Value.OutputText); }

public static class Surrogate { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Surrogate }).Value.OutputText); }

public static class SurrogateOnly
{
    public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new(p.Ssn)
    {
        OperationType = DeidentificationOperationType.SurrogateOnly,
        TaggedEntities = new([new SimplePhiEntity(PhiCategory.SocialSecurity, 0, p.Ssn.Length)]),
    }).Value.OutputText);
}

[NotReported("what the service gives back as text is believed; which entities it is told of is not looked at")]
public static class SurrogateOnlyOfNothing
{
    public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new(p.Ssn)
    {
        OperationType = DeidentificationOperationType.SurrogateOnly,
        TaggedEntities = new([]),
    }).Value.OutputText);
}

public static class Tagged
{
    public static void Run(ILogger log, Patient p) =>
        log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new DeidentificationContent(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value.TaggerResult.Entities[0].Text);
}

public static class TaggedInLoop
{
    public static async Task Run(ILogger log, Patient p)
    {
        foreach (var entity in (await Service.Client().DeidentifyTextAsync(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag })).Value.TaggerResult.Entities)
        {
            log.LogInformation("Found {Text}", entity.Text);
        }
    }
}

public static class TaggedCategory
{
    public static void Run(ILogger log, Patient p)
    {
        var entity = Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value.TaggerResult.Entities[0];
        log.LogInformation("Found {Category} at {Offset} for {Length}", entity.Category, entity.Offset.Utf16, entity.Length.Utf16);
    }
}

public static class TaggedHasNoText { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Text}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value.OutputText ?? "no text"); }

public static class ResultAsText { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Result}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value); }

public static class ResponseAsText { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Response}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag })); }

public static class TaggedDestructured { public static void Run(Serilog.ILogger log, Patient p) => log.Information("Seen {@Result}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value); }

public static class TaggerResultDestructured { public static void Run(Serilog.ILogger log, Patient p) => log.Information("Seen {@Found}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value.TaggerResult); }

public static class EntityDestructured { public static void Run(Serilog.ILogger log, Patient p) => log.Information("Seen {@Entity}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value.TaggerResult.Entities[0]); }

public static class RedactedDestructured { public static void Run(Serilog.ILogger log, Patient p) => log.Information("Seen {@Result}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Redact }).Value); }

public static class TaggedSerialized { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", JsonSerializer.Serialize(Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).Value)); }

public static class RedactedSerialized { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", JsonSerializer.Serialize(Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Redact }).Value)); }

[NotReported("what the body of a library's answer says is not followed")]
public static class RawTagged { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Body}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Tag }).GetRawResponse().Content.ToString()); }

public static class RawRedacted { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Body}", Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Redact }).GetRawResponse().Content.ToString()); }

public static class WhatIsSent
{
    public static void Run(ILogger log, Patient p)
    {
        var content = new DeidentificationContent(p.Ssn);
        log.LogInformation("Asking for {Text}", content.InputText);
    }
}

public static class WhatIsSentDestructured { public static void Run(Serilog.ILogger log, Patient p) => log.Information("Asking for {@Content}", new DeidentificationContent(p.Ssn)); }

public static class AnsweredText { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Results.Text(Service.Client().DeidentifyText(new(patients.Find().Ssn) { OperationType = DeidentificationOperationType.Redact }).Value.OutputText)); }

public static class AnsweredTags { public static void Map(WebApplication app) => app.MapGet("/answer", static async (IPatients patients) => (await Service.Client().DeidentifyTextAsync(new(patients.Find().Ssn) { OperationType = DeidentificationOperationType.Tag })).Value); }

public static class AnsweredEntities { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Service.Client().DeidentifyText(new(patients.Find().Ssn) { OperationType = DeidentificationOperationType.Tag }).Value.TaggerResult.Entities); }

public static class AnsweredRedacted { public static void Map(WebApplication app) => app.MapGet("/answer", static async (IPatients patients) => (await Service.Client().DeidentifyTextAsync(new(patients.Find().Ssn) { OperationType = DeidentificationOperationType.Redact })).Value); }

public static class LoggedByTheClient
{
    public static void Run(Patient p)
    {
        using var listener = AzureEventSourceListener.CreateConsoleLogger(EventLevel.Verbose);
        Service.Client().DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Redact });
    }
}

public static class LoggedWithContent
{
    public static void Run(Patient p)
    {
        using var listener = AzureEventSourceListener.CreateConsoleLogger(EventLevel.Verbose);
        var options = new DeidentificationClientOptions();
        options.Diagnostics.IsLoggingContentEnabled = true;
        Service.Client(options).DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Redact });
    }
}

[ReportedAnyway("what listens to the client, and for which events, is the host's to say")]
public static class InformationWithContent
{
    public static void Run(Patient p)
    {
        using var listener = AzureEventSourceListener.CreateConsoleLogger(EventLevel.Informational);
        var options = new DeidentificationClientOptions { Diagnostics = { IsLoggingContentEnabled = true } };
        Service.Client(options).DeidentifyText(new(p.Ssn) { OperationType = DeidentificationOperationType.Redact });
    }
}

/// <summary>The service, by its documentation and the answers that its client's tests recorded: what it finds is what the cells mark.</summary>
public sealed class Service : HttpMessageHandler
{
    private const string Identifier = "MARKED-ssn";

    public static DeidentificationClient Client(DeidentificationClientOptions? options = null)
    {
        options ??= new DeidentificationClientOptions();
        options.Transport = new HttpClientTransport(new HttpClient(new Service()));
        return new DeidentificationClient(new Uri("https://clinic.api.deid.azure.com"), DelegatedTokenCredential.Create(static (_, _) => new AccessToken("token", DateTimeOffset.MaxValue)), options);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var asked = JsonDocument.Parse(request.Content!.ReadAsStream(cancellationToken));
        return Answer(request, asked.RootElement);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var asked = await JsonDocument.ParseAsync(await request.Content!.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return Answer(request, asked.RootElement);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, JsonElement asked)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri!.AbsolutePath != "/deid" || request.Headers.Authorization?.Scheme != "Bearer")
        {
            return new(HttpStatusCode.NotFound);
        }

        var text = asked.GetProperty("inputText").GetString()!;
        object? answer = (asked.TryGetProperty("operation", out var operation) ? operation.GetString() : "Surrogate") switch
        {
            "Redact" => new { outputText = text.Replace(Identifier, Placeholder(asked), StringComparison.Ordinal) },
            "Surrogate" => new { outputText = text.Replace(Identifier, "211-94-0357", StringComparison.Ordinal) },
            "SurrogateOnly" => new { outputText = Surrogates(text, asked.GetProperty("taggedEntities")) },
            "Tag" => new { taggerResult = new { entities = Found(text) } },
            _ => null,
        };
        return answer is null ? new(HttpStatusCode.BadRequest) : new() { Content = new StringContent(JsonSerializer.Serialize(answer), Encoding.UTF8, "application/json") };
    }

    private static string Placeholder(JsonElement asked) =>
        (asked.TryGetProperty("customizations", out var custom) && custom.TryGetProperty("redactionFormat", out var format) ? format.GetString()! : "[{type}]")
            .Replace("{type}", "socialsecurity", StringComparison.Ordinal).Replace("{Type}", "SocialSecurity", StringComparison.Ordinal).Replace("{TYPE}", "SOCIALSECURITY", StringComparison.Ordinal)
            .Replace("*{len}", new string('*', Identifier.Length), StringComparison.Ordinal);

    private static string Surrogates(string text, JsonElement tagged) =>
        tagged.GetProperty("entities").EnumerateArray().Reverse().Aggregate(text, static (t, e) => t.Remove(e.GetProperty("offset").GetInt32(), e.GetProperty("length").GetInt32()).Insert(e.GetProperty("offset").GetInt32(), "211-94-0357"));

    private static IEnumerable<object> Found(string text)
    {
        for (var at = text.IndexOf(Identifier, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Identifier, at + 1, StringComparison.Ordinal))
        {
            yield return new { category = "SocialSecurity", offset = Index(at), length = Index(Identifier.Length), text = Identifier, confidenceScore = 0.99 };
        }

        static object Index(int value) => new { utf8 = value, utf16 = value, codePoint = value };
    }
}
