using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Chaperone.Shared;

namespace Chaperone.Samples.Tests;

/// <summary>A sample's process, listening on a free port of this machine only.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private readonly Sample _sample;
    private readonly ListeningProcess _process;
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _tokens = [];

    private RunningSample(Sample sample, ListeningProcess process)
    {
        _sample = sample;
        _process = process;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public static async Task<RunningSample> StartAsync(Sample sample) => new(sample, await ListeningProcess.StartAsync(sample.Assembly, sample.Directory, "Development"));

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
        await _process.DisposeAsync();
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
