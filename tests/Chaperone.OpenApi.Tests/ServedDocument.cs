using System.Text.Json;
using Chaperone.Shared;

namespace Chaperone.OpenApi;

/// <summary>An operation as a document has it.</summary>
internal sealed record ServedOperation(string Verb, string Path, string? Summary, string? Description, string? OperationId, string[] Tags, IReadOnlyList<ServedResponse> Responses, bool Deprecated);

/// <summary>A response of an operation: its status, or <c>default</c>, and the schema of its body, null where it has none.</summary>
internal sealed record ServedResponse(string Status, string? Schema);

/// <summary>An OpenAPI document, as the running application served it or its build wrote it.</summary>
internal sealed class ServedDocument
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private ServedDocument(string text)
    {
        using var document = JsonDocument.Parse(text);
        Operations =
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(static path =>
                path.Value.EnumerateObject().Select(operation => Read(operation.Name.ToUpperInvariant(), path.Name, operation.Value))),
        ];
    }

    public IReadOnlyList<ServedOperation> Operations { get; }

    public static ServedDocument Of(string text) => new(text);

    public static ServedDocument Written(string file) => new(File.ReadAllText(file));

    /// <summary>Starts the application on a free port of this machine, asks, and ends it.</summary>
    public static async Task<ServedDocument> AskAsync(DescribedApp app, string path)
    {
        await using var process = await ListeningProcess.StartAsync(app.Assembly, Path.GetDirectoryName(app.Assembly)!, "Production");
        using var client = new HttpClient { BaseAddress = process.Address, Timeout = Limit };
        try
        {
            return new ServedDocument(await client.GetStringAsync(path));
        }
        catch (HttpRequestException e)
        {
            throw new InvalidOperationException($"{app.Name} does not serve {path}:\n{process.Output}", e);
        }
    }

    private static ServedOperation Read(string verb, string path, JsonElement operation) => new(
        verb,
        path,
        Text(operation, "summary"),
        Text(operation, "description"),
        Text(operation, "operationId"),
        operation.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(static t => t.GetString()!).Order(StringComparer.Ordinal)] : [],
        operation.TryGetProperty("responses", out var responses) ? [.. responses.EnumerateObject().Select(static r => new ServedResponse(r.Name, BodyOf(r.Value))).OrderBy(static r => r.Status, StringComparer.Ordinal)] : [],
        operation.TryGetProperty("deprecated", out var deprecated) && deprecated.GetBoolean());

    /// <summary>Every media type of a response has the same schema: that of the declared type.</summary>
    private static string? BodyOf(JsonElement response) =>
        response.TryGetProperty("content", out var content) && content.EnumerateObject().Select(static c => c.Value).FirstOrDefault() is { ValueKind: JsonValueKind.Object } media
            && media.TryGetProperty("schema", out var schema)
            ? SchemaOf(schema)
            : null;

    private static string SchemaOf(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[^1]
        : schema.TryGetProperty("items", out var items) ? SchemaOf(items) + "[]"
        : !schema.TryGetProperty("type", out var type) ? "any"
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static t => t.GetString()!).First(static t => t is not "null")
        : type.GetString()!;

    private static string? Text(JsonElement operation, string name) => operation.TryGetProperty(name, out var value) ? value.GetString() : null;
}
