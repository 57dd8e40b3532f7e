using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Harness;

/// <summary>Programs that describe their API, with the real generators as references.</summary>
internal static class DescribedPrograms
{
    public const string WithOpenApi = "builder.Services.AddOpenApi();";
    public const string WithSwagger = "builder.Services.AddEndpointsApiExplorer(); builder.Services.AddSwaggerGen();";

    /// <summary>The generators' assemblies.</summary>
    public static ImmutableArray<MetadataReference> Generators { get; } =
    [
        .. new[] { "Microsoft.AspNetCore.OpenApi.dll", "Microsoft.OpenApi.dll", "Swashbuckle.AspNetCore.SwaggerGen.dll", "Swashbuckle.AspNetCore.Swagger.dll" }
            .Select(static file => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, file))),
    ];

    public static ImmutableArray<MetadataReference> All { get; } = [.. References.AspNetCore, .. Generators];

    /// <summary>A program with minimal APIs and controllers; nothing else that could answer.</summary>
    public static string App(string body = "", string types = "", string services = WithOpenApi) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.ApiExplorer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddControllers();
        {{services}}
        var app = builder.Build();
        app.MapControllers();
        {{body}}
        app.Run();

        public record Thing(int Id);
        public record Other(string Name);
        {{types}}
        """;

    /// <summary>One API controller with these members.</summary>
    public static string Controller(string members, string attributes = "") => App(types: $$"""
        [ApiController]
        [Route("api/things")]
        {{attributes}}
        public class ThingsController : ControllerBase
        {
            {{members}}
        }
        """);

    public static Task RunAsync<TAnalyzer>(string program, DocumentationMode comments = DocumentationMode.Parse)
        where TAnalyzer : DiagnosticAnalyzer, new() => Test<TAnalyzer>(comments, program).RunAsync();

    public static AnalyzerTest Test<TAnalyzer>(DocumentationMode comments, params string[] program)
        where TAnalyzer : DiagnosticAnalyzer, new() => new(program) { References = All, Comments = comments, Analyzers = static () => [new TAnalyzer()] };

    /// <summary>What an editor gets for the one file that is open.</summary>
    public static async Task<IEnumerable<string>> OpenAsync<TAnalyzer>(int file, params string[] program)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = Test<TAnalyzer>(DocumentationMode.Parse, program);
        var compilation = test.Compile();
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[file]);
        return (await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)).Select(AnalyzerTest.Describe);
    }
}
