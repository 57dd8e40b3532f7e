using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Chaperone.OpenApi;

/// <summary>An operation as a document has it.</summary>
internal sealed record ServedOperation(string Verb, string Path, string? Summary, string? Description, string? OperationId, string[] Tags, string[] Responses, bool Deprecated);

/// <summary>An OpenAPI document, as the running application served it or its build wrote it.</summary>
internal sealed class ServedDocument
{
    private const string Listening = "Now listening on: ";
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

    public static ServedDocument Written(string file) => new(File.ReadAllText(file));

    /// <summary>Starts the application on a free port of this machine, asks, and ends it.</summary>
    public static async Task<ServedDocument> AskAsync(DescribedApp app, string path)
    {
        var start = new ProcessStartInfo("dotnet", [app.Assembly]) { WorkingDirectory = Path.GetDirectoryName(app.Assembly), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object? sender, DataReceivedEventArgs e)
        {
            lock (output)
            {
                output.AppendLine(e.Data);
            }

            var at = e.Data?.IndexOf(Listening, StringComparison.Ordinal) ?? -1;
            if (at >= 0)
            {
                address.TrySetResult(new Uri(e.Data![(at + Listening.Length)..].Trim()));
            }
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException(app.Name + " ended"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using var client = new HttpClient { BaseAddress = await address.Task.WaitAsync(Limit), Timeout = Limit };
            return new ServedDocument(await client.GetStringAsync(path));
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException or HttpRequestException)
        {
            lock (output)
            {
                throw new InvalidOperationException($"{app.Name} does not serve {path}:\n{output}", e);
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
    }

    private static ServedOperation Read(string verb, string path, JsonElement operation) => new(
        verb,
        path,
        Text(operation, "summary"),
        Text(operation, "description"),
        Text(operation, "operationId"),
        operation.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(static t => t.GetString()!).Order(StringComparer.Ordinal)] : [],
        operation.TryGetProperty("responses", out var responses) ? [.. responses.EnumerateObject().Select(static r => r.Name).Order(StringComparer.Ordinal)] : [],
        operation.TryGetProperty("deprecated", out var deprecated) && deprecated.GetBoolean());

    private static string? Text(JsonElement operation, string name) => operation.TryGetProperty(name, out var value) ? value.GetString() : null;
}
