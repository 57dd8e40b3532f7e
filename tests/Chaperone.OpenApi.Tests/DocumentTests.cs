using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Chaperone.Inventory;
using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.OpenApi;

/// <summary>What the two generators really write against what the model says they write: no difference, and nothing unknown without its reason.</summary>
public class DocumentTests
{
    private const string Swagger = "/swagger/{0}/swagger.json";
    private const string OpenApi = "/openapi/{0}.json";

    /// <summary>An attribute's own property, whose setter sets the status.</summary>
    private const string SetByCode = "GET /api/providers/derived-text: responses";

    /// <summary>What the model may not know, by application and generator: each is somebody's decision at run time.</summary>
    private static readonly Dictionary<(string, ApiGenerator), string[]> Expected = new()
    {
        [("MicrosoftApi", ApiGenerator.Microsoft)] =
        [
            // The handlers of MapIdentityApi are in no source that the model sees: what they are called and what they answer.
            .. new[]
            {
                "POST /account/register", "POST /account/login", "POST /account/refresh", "GET /account/confirmEmail", "POST /account/resendConfirmationEmail",
                "POST /account/forgotPassword", "POST /account/resetPassword", "POST /account/manage/2fa", "GET /account/manage/info", "POST /account/manage/info",
            }.SelectMany(static e => new[] { e + ": operationId", e + ": responses" }),
            "GET /conditional: mapped under a condition: args.Length > 40",
        ],
        [("DocumentedApi", ApiGenerator.Microsoft)] = [SetByCode],
        [("DocumentedApi", ApiGenerator.Swashbuckle)] = [SetByCode],
        [("DocumentedSwagger", ApiGenerator.Swashbuckle)] = [SetByCode],
    };

    public static TheoryData<string, string, string> Documents => new()
    {
        { "DocumentedApi", OpenApi, "v1,internal" },
        { "DocumentedApi", Swagger, "v1,internal" },
        { "MicrosoftApi", OpenApi, "v1,admin" },
        { "SwaggerApi", Swagger, "v1" },
        { "DocumentedSwagger", Swagger, "v1,internal" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task ServedDocuments_AreWhatTheModelSays(string app, string path, string names)
    {
        var described = DescribedApp.Named(app);
        var documents = new List<ServedDocument>();
        foreach (var name in names.Split(','))
        {
            documents.Add(await described.DocumentAsync(string.Format(null, path, name)));
        }

        Check(app, GeneratorOf(path), [.. documents]);
    }

    /// <summary>By Microsoft.Extensions.ApiDescription.Server. Of an application with both generators it writes one's only.</summary>
    [Theory]
    [InlineData("DocumentedApi", ApiGeneratorName.Microsoft)]
    [InlineData("DocumentedSwagger", ApiGeneratorName.Swashbuckle)]
    public void DocumentsWrittenAtBuild_AreWhatTheModelSays(string app, ApiGeneratorName generator)
    {
        var folder = Path.Combine(Path.GetDirectoryName(DescribedApp.Named(app).Assembly)!, "..", "openapi");
        var written = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ServedDocument.Written).ToArray();
        Assert.Equal(2, written.Length);
        Assert.True(Check(app, (ApiGenerator)generator, written).Compared > 100);
    }

    /// <summary>NSwag is not modelled: what its document has is unknown to the model, with the reason, and no rule speaks of it.</summary>
    [Fact]
    public async Task AnotherGenerator_IsUnknown()
    {
        var app = DescribedApp.Named("NSwagApi");
        var document = await app.DocumentAsync(string.Format(null, Swagger, "v1"));
        Assert.Equal(["GET /api/things", "GET /minimal"], document.Operations.Select(static o => o.Verb + " " + o.Path).Intersect(["GET /api/things", "GET /minimal"]).Order(StringComparer.Ordinal));
        var rows = new DocumentedEndpoints(app.Model, CancellationToken.None);
        foreach (var endpoint in app.Model.Endpoints.Where(static e => e.Kind is EndpointKind.Controller or EndpointKind.Minimal))
        {
            Assert.Empty(app.Model.Documentation.Of(endpoint, CancellationToken.None));
            var row = rows.Of(endpoint)!;
            Assert.Null(row.Visible);
            Assert.Equal("what AddOpenApiDocument() registers is not modelled", row.Why);
        }

        foreach (var rule in new DiagnosticAnalyzer[] { new EndpointWithoutSummaryAnalyzer(), new EndpointHiddenAnalyzer(), new UndeclaredResponseAnalyzer(), new OperationNameMissingOrDuplicateAnalyzer(), new ZombieEndpointAnalyzer() })
        {
            Assert.Empty(await app.FindingsAsync(rule, LanguageVersion.Latest));
        }
    }

    [Fact]
    public async Task Comparison_SeesWhatDiffers()
    {
        // One generator's documents are not the other's.
        var described = DescribedApp.Named("DocumentedApi");
        var comparison = DocumentComparison.Of(described.Model, ApiGenerator.Swashbuckle, await described.DocumentAsync(string.Format(null, OpenApi, "v1")));
        Assert.Contains(comparison.Differences, static d => d.Contains("deprecated", StringComparison.Ordinal));
        Assert.Contains(comparison.Differences, static d => d.Contains("summary", StringComparison.Ordinal));
        Assert.Contains(comparison.Differences, static d => d.Contains("responses", StringComparison.Ordinal));
        Assert.Contains(comparison.Differences, static d => d.Contains("said to be", StringComparison.Ordinal));
    }

    /// <summary>One application's model is not the other's: a body of another type is seen.</summary>
    [Fact]
    public void Comparison_SeesOtherBodies()
    {
        var app = DescribedApp.Named("SwaggerApi");
        var document = ServedDocument.Of("""
            {"openapi":"3.0.1","paths":{"/api":{"get":{"tags":["ApiThings"],"operationId":"GetThings","responses":{
              "200":{"content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Thing"}}}}},
              "404":{"description":"Not Found"}}}}}}
            """);
        Assert.Equal(
            ["GET /api: the body of 200 is 'Thing[]', said to be 'Thing'", "GET /api: the body of 404 is '', said to be 'ProblemDetails'"],
            DocumentComparison.Of(app.Model, ApiGenerator.Swashbuckle, document).Differences.Where(static d => d.Contains("the body of", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Applications_HaveEnoughEndpoints()
    {
        var (compared, bodies) = (0, 0);
        foreach (var row in Documents)
        {
            var (app, path, names) = row.Data;
            var comparison = DocumentComparison.Of(DescribedApp.Named(app).Model, GeneratorOf(path), await DescribedApp.Named(app).DocumentAsync(string.Format(null, path, names.Split(',')[0])));
            compared += comparison.Compared;
            bodies += comparison.ComparedBodies;
        }

        Assert.True(compared > 300, $"{compared} endpoints compared with a document");
        Assert.True(bodies > 300, $"{bodies} bodies compared");
    }

    private static ApiGenerator GeneratorOf(string path) => path == OpenApi ? ApiGenerator.Microsoft : ApiGenerator.Swashbuckle;

    private static DocumentComparison Check(string app, ApiGenerator generator, ServedDocument[] documents)
    {
        var comparison = DocumentComparison.Of(DescribedApp.Named(app).Model, generator, documents);
        Assert.True(comparison.Differences.Count == 0, string.Join("\n", comparison.Differences));
        Assert.Equal(string.Join("\n", Expected.GetValueOrDefault((app, generator)) ?? []), string.Join("\n", comparison.Unknowns));
        return comparison;
    }
}

/// <summary>For theories, whose parameters are public.</summary>
public enum ApiGeneratorName
{
    Microsoft = ApiGenerator.Microsoft,
    Swashbuckle = ApiGenerator.Swashbuckle,
}
