using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Chaperone.Samples.Tests;

/// <summary>A sample's process, listening on a free port of this machine only.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Sample _sample;
    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _tokens = [];

    private RunningSample(Sample sample, Process process, Uri address)
    {
        _sample = sample;
        _process = process;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public static async Task<RunningSample> StartAsync(Sample sample)
    {
        var start = new ProcessStartInfo("dotnet", [sample.Assembly]) { WorkingDirectory = sample.Directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var process = Process.Start(start)!;
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
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException(sample.Name + " ended"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new RunningSample(sample, process, await address.Task.WaitAsync(TimeSpan.FromSeconds(90)));
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            await EndAsync(process);
            lock (output)
            {
                throw new InvalidOperationException(sample.Name + " did not start:\n" + output, e);
            }
        }
    }

    public async Task<int> SendAsync(SampleRequest request, bool signedIn) => (await AnswerAsync(request, signedIn)).Status;

    public async Task<(int Status, string Body)> AnswerAsync(SampleRequest request, bool signedIn)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        if (request.Body is not null)
        {
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        }

        if (signedIn && _sample.Name.StartsWith("ClinicApi/", StringComparison.Ordinal))
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(request.User!));
        }
        else if (signedIn)
        {
            message.Headers.Add("X-Api-Key", "demo-" + request.User);
        }

        using var response = await _client.SendAsync(message);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await EndAsync(_process);
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task<string> TokenAsync(string user)
    {
        if (!_tokens.TryGetValue(user, out var token))
        {
            using var response = await _client.PostAsJsonAsync("/api/sign-in", new { user, password = "demo" });
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            _tokens[user] = token = document.RootElement.GetProperty("accessToken").GetString()!;
        }

        return token;
    }
}
