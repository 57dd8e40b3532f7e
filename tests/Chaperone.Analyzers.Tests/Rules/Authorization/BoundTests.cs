using System.Collections.Immutable;
using Chaperone.Rules.Analysis;
using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>Start-up code that costs too much to be followed to its end: no rule over endpoints guesses what is behind it, and CHP9001 says so.</summary>
public class BoundTests
{
    /// <summary>A call of a method that calls another one, deeper than the analysis follows.</summary>
    private static readonly string s_deep = string.Concat(Enumerable.Range(0, 60).Select(static i => $"    public static void Map{i}(this IEndpointRouteBuilder routes) => routes.Map{i + 1}();\n"));

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        new EndpointWithoutAuthorizationAnalyzer(), new AuthorizationOverriddenAnalyzer(), new AuthorizationHasNoEffectAnalyzer(), new PolicyObjectSuppressesDefaultAnalyzer(),
        new LastEndpointOnlyAuthorizedAnalyzer(), new EndpointExposedTwiceAnalyzer(), new UnknownPolicyAnalyzer(), new CrossOriginPhiAnalyzer(), new AnalysisDegradedAnalyzer(),
    ];

    /// <summary>Each would be reported: by CHP1001, CHP1003, CHP1004, CHP1005, CHP1006, CHP1007, CHP1008, CHP1014.</summary>
    private const string Endpoints = """
        app.MapGet("/open", () => 1);
        app.MapGroup("/g").AllowAnonymous().MapGet("/a", () => 1).RequireAuthorization();
        app.MapGet("/b", Charts.B);
        app.MapGroup("/h").RequireAuthorization().MapGet("/c", () => 1).RequireAuthorization(p => p.RequireAssertion(_ => true));
        app.MapNotes().MapGet("/d", () => 1).RequireAuthorization();
        app.MapGet("/e", Handlers.E);
        app.MapGet("/f", Handlers.E).RequireAuthorization();
        app.MapGet("/i", () => 1).RequireAuthorization("Typo");
        app.MapGet("/j", () => new Patient("", "", "")).RequireAuthorization().RequireCors(p => p.SetIsOriginAllowed(_ => true).AllowCredentials());
        """;

    private const string Types = """
        public record Patient(string Mrn, string Ssn, string Diagnosis);
        [Authorize] public static class Charts { public static int B() => 1; }
        public static class Handlers { public static int E() => 1; }
        public static class Notes
        {
            public static WebApplication MapNotes(this WebApplication app)
            {
                app.MapGet("/notes", () => 1);
                return app;
            }
        }
        """;

    [Theory]
    [InlineData("CHP1001")]
    [InlineData("CHP1003")]
    [InlineData("CHP1004")]
    [InlineData("CHP1005")]
    [InlineData("CHP1006")]
    [InlineData("CHP1007")]
    [InlineData("CHP1008")]
    [InlineData("CHP1014")]
    public async Task WithinTheBound_TheRuleReports(string rule) => Assert.Contains(rule, await FindingsAsync(""));

    [Fact]
    public async Task BehindTheBound_OnlyTheBoundIsReported() => Assert.Equal(["CHP9001"], (await FindingsAsync("app.Map0();")).Distinct());

    /// <summary>Whether the middleware comes is behind the bound.</summary>
    [Theory]
    [InlineData("", new[] { "CHP1009" })]
    [InlineData("app.Map0();", new[] { "CHP9001" })]
    public async Task MiddlewareThatMayComeBehindTheBound_IsNotMissing(string before, string[] expected) =>
        Assert.Equal(expected, (await DiagnosticsOf(App("app.UseRouting();\n" + before + "\napp.MapGet(\"/a\", () => 1).RequireAuthorization();"), "IEndpointRouteBuilder routes", "MapGet(\"/deep\", () => 1)")).Distinct());

    /// <summary>What a policy requires is behind the bound.</summary>
    [Theory]
    [InlineData("RequireAssertion(_ => true)", new[] { "CHP1010" })]
    [InlineData("Map0()", new[] { "CHP9001" })]
    public async Task PolicyBehindTheBound_AdmitsNobodyForCertain(string requires, string[] expected) =>
        Assert.Equal(expected, (await DiagnosticsOf(App("", $"builder.Services.AddAuthorizationBuilder().AddPolicy(\"P\", p => p.{requires});"), "AuthorizationPolicyBuilder policy", "RequireAssertion(_ => true)")).Distinct());

    private static async Task<IEnumerable<string>> DiagnosticsOf(string program, string parameter, string end)
    {
        var name = parameter.Split(' ')[1];
        var deep = string.Concat(Enumerable.Range(0, 60).Select(i => $"    public static void Map{i}(this {parameter}) => {name}.Map{i + 1}();\n"));
        var last = $"    public static void Map60(this {parameter}) => {name}.{end};\n";
        var test = new AnalyzerTest(program, "using Microsoft.AspNetCore.Authorization;\npublic static class Deep\n{\n" + deep + last + "}\n")
        {
            Analyzers = static () => [new AuthorizationMiddlewareMissingAnalyzer(), new PermissivePolicyAnalyzer(), new AnalysisDegradedAnalyzer()],
        };
        return (await test.DiagnosticsAsync()).Select(static d => d.Id);
    }

    private static async Task<string[]> FindingsAsync(string before)
    {
        var test = new AnalyzerTest(App(before + "\n" + Endpoints, types: Types), "public static class Deep\n{\n" + s_deep + "    public static void Map60(this IEndpointRouteBuilder routes) => routes.MapGet(\"/deep\", () => 1).RequireAuthorization();\n}\n") { Analyzers = static () => s_rules };
        return [.. (await test.DiagnosticsAsync()).Select(static d => d.Id)];
    }
}
