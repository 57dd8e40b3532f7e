using System.Globalization;
using Chaperone.Endpoints;
using Chaperone.Rules.Documentation;
using Chaperone.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.OpenApi;

/// <summary>What Asp.Versioning's headers say of versions, deprecation and sunset against what the model says, and what CHP3007 makes of it.</summary>
public class VersionTests
{
    private static readonly string[] Versions = ["0.9", "1.0", "1.1", "2.0", "3.0"];

    private static readonly Lazy<Task<Dictionary<string, List<Answer>>>> Answers = new(AskAsync);

    public static TheoryData<LanguageVersion> Languages => [LanguageVersion.CSharp12, LanguageVersion.Latest];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Lifecycles_AreWhatTheHeadersSay(LanguageVersion language)
    {
        var model = DescribedApp.Named("VersionedApi").ModelIn(language);
        var answers = await Answers.Value;
        var differences = new List<string>();
        var compared = 0;
        foreach (var same in Versioned(model).GroupBy(static e => e.Route))
        {
            // Two versions of one route: each says which of the answers are its own.
            foreach (var endpoint in same)
            {
                var said = model.Documentation.Lifecycle.Of(endpoint, CancellationToken.None);
                var own = answers[endpoint.Route].Where(a => same.Count() == 1 || a.Version == said.Version).ToList();
                compared++;
                Same("versions that are answered", said.Version ?? "several", own.Count == 1 ? own[0].Version : "several");
                Same("deprecated", (said.Deprecated is not null).ToString(), (own.Count > 0 && own.TrueForAll(static a => a.IsDeprecated)).ToString());
                var sunset = own.Select(static a => a.Sunset).Distinct().ToList() is [{ } day] ? day : "";
                Same("sunset is recorded", said.HasSunset.ToString(), (sunset.Length > 0).ToString());
                Same("sunset", said.Sunset ?? "", said.HasSunset && said.Sunset is null ? "" : sunset);

                void Same(string what, string model, string headers)
                {
                    if (model != headers)
                    {
                        differences.Add($"{endpoint.Route} ({endpoint.Handler}): {what}: '{headers}', said to be '{model}'; answered are {string.Join(", ", answers[endpoint.Route])}");
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.True(compared > 20, $"{compared} endpoints");
        Assert.Contains(answers.Values.SelectMany(static a => a), static a => a is { IsDeprecated: true, Sunset: not null });
        Assert.Contains(answers.Values.SelectMany(static a => a), static a => a is { IsDeprecated: true, Sunset: null });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Zombies_AreReported(LanguageVersion language)
    {
        var answers = await Answers.Value;
        var app = DescribedApp.Named("VersionedApi");
        var model = app.ModelIn(language);
        var found = await app.FindingsAsync(new ZombieEndpointAnalyzer(), language);
        var without = Versioned(model)
            .Where(e => answers[e.Route] is var own && own.Count > 0 && own.TrueForAll(static a => a is { IsDeprecated: true, Sunset: null }))
            .Select(static e => e.Id);
        Assert.Equal(
            without.Order(StringComparer.Ordinal),
            found.Where(static f => f.Contains("has no sunset date", StringComparison.Ordinal)).Select(static f => f.Split('\'')[1]));
        Assert.Equal(
            [
                "Endpoint 'GET /api/referrals' can be called by anyone, while its newer version 'GET /api/referrals' is protected",
                "Endpoint 'GET /visits/less' asks for less than its newer version 'GET /visits/less': RequireClaim(reads)",
                "Endpoint 'GET /visits/open' can be called by anyone, while its newer version 'GET /visits/open' is protected",
            ],
            found.Where(static f => !f.Contains("has no sunset date", StringComparison.Ordinal)));
    }

    private static IEnumerable<Endpoint> Versioned(ApplicationModel model) =>
        model.Endpoints.Where(static e => e.Kind is EndpointKind.Controller or EndpointKind.Minimal);

    /// <summary>Every endpoint is asked for in every version; those that it has are answered.</summary>
    private static async Task<Dictionary<string, List<Answer>>> AskAsync()
    {
        var app = DescribedApp.Named("VersionedApi");
        await using var process = await ListeningProcess.StartAsync(app.Assembly, Path.GetDirectoryName(app.Assembly)!, "Production");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address };
        var answers = new Dictionary<string, List<Answer>>();
        foreach (var route in Versioned(app.Model).Select(static e => e.Route).Distinct())
        {
            answers[route] = [];
            foreach (var version in Versions)
            {
                var path = route.Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{version:apiVersion}", version, StringComparison.Ordinal);
                using var response = await client.GetAsync(path + (path == route || path.EndsWith('1') ? "?api-version=" + version : ""));
                // What is not of that version is a bad request or not found; what asks for a user is there.
                if ((int)response.StatusCode is not (400 or 404 or 405))
                {
                    var sunset = response.Headers.TryGetValues("Sunset", out var days) ? DateTimeOffset.Parse(days.Single(), CultureInfo.InvariantCulture).ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
                    answers[route].Add(new Answer(version, Listed("api-deprecated-versions"), sunset));
                }

                bool Listed(string header) => response.Headers.TryGetValues(header, out var lists) && lists.SelectMany(static l => l.Split(',')).Any(v => v.Trim() == version);
            }
        }

        return answers;
    }

    private sealed record Answer(string Version, bool IsDeprecated, string? Sunset);
}
