using Chaperone.Endpoints.Documentation;

namespace Chaperone.OpenApi;

/// <summary>What the two generators really write against what the model says they write: no difference, and nothing unknown without its reason.</summary>
public class DocumentTests
{
    private const string Swagger = "/swagger/{0}/swagger.json";
    private const string OpenApi = "/openapi/{0}.json";

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
    };

    public static TheoryData<string, string, string> Documents => new()
    {
        { "DocumentedApi", OpenApi, "v1,internal" },
        { "DocumentedApi", Swagger, "v1,internal" },
        { "MicrosoftApi", OpenApi, "v1,admin" },
        { "SwaggerApi", Swagger, "v1" },
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

    [Fact]
    public void DocumentsWrittenAtBuild_AreWhatTheModelSays()
    {
        var folder = Path.Combine(Path.GetDirectoryName(DescribedApp.Named("DocumentedApi").Assembly)!, "..", "openapi");
        Check("DocumentedApi", ApiGenerator.Microsoft, [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ServedDocument.Written)]);
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

    [Fact]
    public async Task Applications_HaveEnoughEndpoints()
    {
        var compared = 0;
        foreach (var row in Documents)
        {
            var (app, path, names) = row.Data;
            compared += DocumentComparison.Of(DescribedApp.Named(app).Model, GeneratorOf(path), await DescribedApp.Named(app).DocumentAsync(string.Format(null, path, names.Split(',')[0]))).Compared;
        }

        Assert.True(compared > 300, $"{compared} endpoints compared with a document");
    }

    private static ApiGenerator GeneratorOf(string path) => path == OpenApi ? ApiGenerator.Microsoft : ApiGenerator.Swashbuckle;

    private static void Check(string app, ApiGenerator generator, ServedDocument[] documents)
    {
        var comparison = DocumentComparison.Of(DescribedApp.Named(app).Model, generator, documents);
        Assert.Equal("", string.Join("\n", comparison.Differences));
        Assert.Equal(string.Join("\n", Expected.GetValueOrDefault((app, generator)) ?? []), string.Join("\n", comparison.Unknowns));
    }
}
