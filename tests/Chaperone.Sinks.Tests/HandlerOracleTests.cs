using System.Reflection;
using Chaperone.Rules.Phi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Sinks.Tests;

/// <summary>What handlers of exceptions show to the caller of a running application, against what CHP2004 says of the same source.</summary>
public class HandlerOracleTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Handlers");

    private static readonly Lazy<Task<ILookup<string, string>>> s_findings = new(JudgeAsync);

    public static TheoryData<string> Handlers => new(typeof(global::Handlers.Patient).Assembly.GetTypes()
        .Where(static t => t.Namespace == "Handlers" && t.GetMethod("Use") is not null).Select(static t => t.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task Rule_SaysWhatTheCallerGets(string name)
    {
        var answers = await AnswersAsync(typeof(global::Handlers.Patient).Assembly.GetType("Handlers." + name, throwOnError: true)!);
        var reported = (await s_findings.Value)[name].ToList();
        Assert.True(answers.Contains("MARKED", StringComparison.Ordinal) == reported.Count > 0, $"[{string.Join(", ", reported)}]: {answers}");
    }

    private static async Task<string> AnswersAsync(Type handler)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddControllers().AddApplicationPart(handler.Assembly);
        Call(handler, "Setup", builder);
        await using var app = builder.Build();
        Call(handler, "Use", app);
        global::Handlers.ChartsController.Map(app);
        await app.StartAsync();
        var client = app.GetTestClient();
        var answers = await (await client.GetAsync("/controller")).Content.ReadAsStringAsync() + "\n" + await (await client.GetAsync("/minimal")).Content.ReadAsStringAsync();
        await app.StopAsync();
        return answers;
    }

    private static void Call(Type handler, string method, object argument) => handler.GetMethod(method, BindingFlags.Public | BindingFlags.Static)?.Invoke(null, [argument]);

    private static async Task<ILookup<string, string>> JudgeAsync()
    {
        const string Program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            var app = builder.Build();
            Handlers.ChartsController.Map(app);
            app.Run();
            """;
        var test = new AnalyzerTest(Program, await File.ReadAllTextAsync(Path.Combine(s_folder, "Answers.cs")), await File.ReadAllTextAsync(Path.Combine(s_folder, "Charts.cs")))
        {
            Analyzers = static () => [new PhiInErrorAnalyzer()],
        };
        var compilation = test.Compile();
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return (await test.DiagnosticsAsync(compilation)).Where(static d => d.Location.SourceTree!.FilePath == "/app/File1.cs")
            .ToLookup(static d => d.Location.SourceTree!.GetRoot().FindToken(d.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<ClassDeclarationSyntax>().Last().Identifier.ValueText, static d => d.Id);
    }
}
