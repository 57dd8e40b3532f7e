using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Bound;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chaperone.Payload.Tests;

/// <summary>Where values of real requests arrive in a running application, against what the model says of the same source: 6.1 to 6.6 of the endpoint semantics.</summary>
/// <remarks>Every endpoint is asked once a source, with a value of its own under every name that the file uses: what arrives says where it came from.</remarks>
public sealed partial class RequestOracleTests : IAsyncLifetime
{
    /// <summary>The names under which values are sent: those of the parameters and members that are PHI, and the other names they go by.</summary>
    private static readonly string[] s_names = ["ssn", "mrn", "nhsNumber", "passportNumber", "medicareNumber", "nationalId", "insuranceNumber"];

    private static readonly Lazy<Dictionary<string, (Endpoint Endpoint, EndpointPayload Payload)>> s_model = new(ReadModel);

    private WebApplication _app = null!;

    public static TheoryData<string> Ids => [.. s_model.Value.Keys.Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<Clinic>();
        builder.Services.AddControllers().ConfigureApplicationPartManager(static parts =>
        {
            parts.FeatureProviders.Clear();
            parts.FeatureProviders.Add(new Only());
        }).AddApplicationPart(typeof(ApiCards).Assembly);
        _app = builder.Build();
        BoundEndpoints.Map(_app);
        _app.MapControllers();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void Model_HasEveryEndpointOfTheFile() => Assert.Equal(44, s_model.Value.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task RunningApplication_BindsWhatTheModelSays(string id)
    {
        var (endpoint, payload) = s_model.Value[id];
        var arrived = new SortedDictionary<string, SortedSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in Enum.GetValues<InputSource>())
        {
            foreach (var request in RequestsOf(endpoint, source))
            {
                var answer = await (await _app.GetTestClient().SendAsync(request)).Content.ReadAsStringAsync();
                foreach (var match in Arrived().Matches(answer).Where(m => m.Groups[2].Value == source.ToString()))
                {
                    var name = match.Groups[1].Value.Split('.')[^1];
                    (arrived.TryGetValue(name, out var sources) ? sources : arrived[name] = []).Add(source.ToString());
                }
            }
        }

        var said = new SortedDictionary<string, SortedSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, source) in SaidBy(payload))
        {
            (said.TryGetValue(name, out var sources) ? sources : said[name] = []).Add(source.ToString());
        }

        // Without [ApiController] a value comes from form, route or query alike; the model names one of them.
        var isPlain = endpoint.Route.StartsWith("/plain", StringComparison.Ordinal);
        Assert.Equal(arrived.Select(a => Line(a.Key, isPlain && said.TryGetValue(a.Key, out var model) && model.IsSubsetOf(a.Value) ? model : a.Value)), said.Select(static s => Line(s.Key, s.Value)));
    }

    private static string Line(string name, IEnumerable<string> sources) => name.ToUpperInvariant() + ": " + string.Join(", ", sources);

    private static IEnumerable<(string Name, InputSource Source)> SaidBy(EndpointPayload payload)
    {
        foreach (var input in payload.Inputs.Where(static i => RequestReader.IsSimple(i.Type) || TypeShape.Of(i.Type) is { Kind: ShapeKind.Items } shape && shape.Items.All(RequestReader.IsSimple)))
        {
            if (input.Symbol.Name is "value" || s_names.Contains(input.Symbol.Name, StringComparer.OrdinalIgnoreCase))
            {
                yield return (input.Symbol.Name, input.Source);
            }
        }

        foreach (var member in payload.In.Where(static i => i.Symbol is IPropertySymbol && s_names.Contains(i.Symbol.Name, StringComparer.OrdinalIgnoreCase) && !SymbolEqualityComparer.Default.Equals(i.Symbol, i.Input.Symbol)))
        {
            yield return (member.Symbol.Name, member.Input.Source);
        }
    }

    private static IEnumerable<HttpRequestMessage> RequestsOf(Endpoint endpoint, InputSource source)
    {
        string Value(string name) => "MARK-" + source + "-" + name;
        var route = Regex.Replace(endpoint.Route, @"\{(\w+)\??\}", m => source == InputSource.Route ? Value(m.Groups[1].Value) : "x");
        var pairs = s_names.Select(n => KeyValuePair.Create(n, Value(n))).ToList();
        HttpRequestMessage Request(string url) => new(new HttpMethod(endpoint.Verbs[^1]), url);
        switch (source)
        {
            case InputSource.Route:
                yield return Request(route);
                break;
            case InputSource.Query:
                yield return Request(route + "?" + string.Join("&", pairs.Select(static p => p.Key + "=" + p.Value)));
                break;
            case InputSource.Header:
                var withHeaders = Request(route);
                foreach (var (key, value) in pairs.Append(KeyValuePair.Create("X-Ssn", Value("ssn"))))
                {
                    withHeaders.Headers.TryAddWithoutValidation(key, value);
                }

                yield return withHeaders;
                break;
            case InputSource.Form:
                var withForm = Request(route);
                withForm.Content = new FormUrlEncodedContent(pairs);
                yield return withForm;
                break;
            default:
                var card = pairs.ToDictionary(static p => p.Key, object (p) => p.Value);
                foreach (var body in new object[] { card, new Dictionary<string, object> { ["card"] = card, ["others"] = new[] { card } }, new[] { Value("ssn") }, Value("ssn") })
                {
                    var withBody = Request(route);
                    withBody.Content = JsonContent.Create(body);
                    yield return withBody;
                }

                break;
        }
    }

    private static Dictionary<string, (Endpoint Endpoint, EndpointPayload Payload)> ReadModel()
    {
        const string Program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton<Bound.Clinic>();
            builder.Services.AddControllers();
            var app = builder.Build();
            Bound.BoundEndpoints.Map(app);
            app.MapControllers();
            app.Run();
            """;
        var test = new AnalyzerTest(Program, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Requests", "BoundEndpoints.cs")));
        var compilation = test.Compile();
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        var options = test.Driver(compilation).AnalysisOptions.Options!;
        var catalog = EndpointCatalog.For(compilation, options);
        return catalog.Whole(CancellationToken.None).Endpoints.Where(static e => e.Kind is EndpointKind.Minimal or EndpointKind.Controller)
            .ToDictionary(static e => e.Id, e => (e, catalog.Payloads(options).Of(e, CancellationToken.None)), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"([\w.]+)=MARK-(\w+)-\w+")]
    private static partial Regex Arrived();

    /// <summary>The file's own controllers.</summary>
    private sealed class Only : Microsoft.AspNetCore.Mvc.Controllers.ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo typeInfo) => typeInfo.AsType() == typeof(ApiCards) || typeInfo.AsType() == typeof(PlainCards);
    }
}
