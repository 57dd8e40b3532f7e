using Chaperone.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>Programs with patients around the lines that a test is about, and one analyzer over them.</summary>
internal static class PhiTest
{
    /// <summary>What every program has: a patient as the API gives it, as the database keeps it, and a summary without PHI.</summary>
    public const string Types = """
        public record PatientDto(Guid Id, string Mrn, string Ssn);

        public record WardDto(Guid Id, string Code, int Beds);

        public class Patient
        {
            public Guid Id { get; set; }
            public string Mrn { get; set; } = "";
            public string Ssn { get; set; } = "";
        }

        public class ClinicContext : Microsoft.EntityFrameworkCore.DbContext
        {
            public Microsoft.EntityFrameworkCore.DbSet<Patient> Patients => Set<Patient>();
        }
        """;

    /// <summary>A minimal application in which every endpoint demands a caller, unless the lines say otherwise.</summary>
    public static string App(string body, string types = "", string services = "") => Program(body, types, services);

    /// <summary>An application with attribute-routed controllers.</summary>
    public static string Mvc(string controller, string types = "", string services = "", string options = "") => Program(
        "app.MapControllers();",
        "[ApiController, Route(\"patients\"), Authorize]\npublic class PatientsController(ClinicContext db) : ControllerBase\n{\n" + controller + "\n    private readonly ClinicContext _db = db;\n}\n" + types,
        "builder.Services.AddControllers()" + options + ";\n" + services);

    public static Task RunAsync<TAnalyzer>(string marked, string? globalConfig = null)
        where TAnalyzer : EndpointAnalyzer, new() => Test<TAnalyzer>(marked, globalConfig).RunAsync();

    /// <summary>The diagnostics with their messages.</summary>
    public static async Task<Diagnostic[]> DiagnosticsAsync<TAnalyzer>(string source)
        where TAnalyzer : EndpointAnalyzer, new() => [.. await Test<TAnalyzer>(source, null).DiagnosticsAsync()];

    /// <summary>Every document alone, as an editor asks, gives what a build gives.</summary>
    public static async Task LiveAsync<TAnalyzer>(params string[] files)
        where TAnalyzer : EndpointAnalyzer, new()
    {
        var test = new AnalyzerTest(files) { Analyzers = static () => [new TAnalyzer()] };
        var whole = test.Compile();
        var built = (await test.DiagnosticsAsync(whole)).Select(AnalyzerTest.Describe).Order(StringComparer.Ordinal).ToList();
        var live = new List<string>();
        for (var i = 0; i < whole.SyntaxTrees.Length; i++)
        {
            var compilation = test.Compile();
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees[i]);
            live.AddRange((await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)).Select(AnalyzerTest.Describe));
        }

        Assert.NotEmpty(built);
        Assert.Equal(built, live.Order(StringComparer.Ordinal));
    }

    private static AnalyzerTest Test<TAnalyzer>(string marked, string? globalConfig)
        where TAnalyzer : EndpointAnalyzer, new() => new(marked) { Analyzers = static () => [new TAnalyzer()], GlobalConfig = globalConfig };

    private static string Program(string body, string types, string services) => $$"""
        using Chaperone;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("Nurse"));
        {{services}}
        var app = builder.Build();
        {{body}}
        app.Run();

        {{types}}
        {{Types}}
        """;
}
