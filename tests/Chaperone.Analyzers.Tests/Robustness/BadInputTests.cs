using System.Collections.Immutable;
using System.Text;
using Chaperone.Rules.Analysis;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Robustness;

/// <summary>Broken and strange code: no analyzer fails, none hangs, and what is not broken is still found.</summary>
public class BadInputTests
{
    /// <summary>For one application; a hundred times what the slowest takes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    internal static AnalyzerTest Broken(params string[] files) => new(files)
    {
        AllowCompilerErrors = true,
        Analyzers = static () => [new EndpointWithoutAuthorizationAnalyzer(), new ConfigurationInvalidAnalyzer()],
    };

    /// <summary>Only our findings, never a failure's AD0001 or CHP9003.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> FindingsAsync(AnalyzerTest test)
    {
        var diagnostics = await Task.Run(() => test.DiagnosticsAsync()).WaitAsync(Limit);
        Assert.All(diagnostics, static d => Assert.True(d.Id == "CHP1001", d.ToString()));
        return diagnostics;
    }

    [Theory]
    [InlineData("app.")]
    [InlineData("app.Map")]
    [InlineData("app.MapGet")]
    [InlineData("app.MapGet(")]
    [InlineData("app.MapGet()")]
    [InlineData("app.MapGet(\"/b\"")]
    [InlineData("app.MapGet(\"/b\",")]
    [InlineData("app.MapGet(\"/b\", )")]
    [InlineData("app.MapGet(\"/b")]
    [InlineData("app.MapGet(\"/b\", () =>")]
    [InlineData("app.MapGet(\"/b\", () => {")]
    [InlineData("app.MapGet(\"/b\", () => 1).")]
    [InlineData("app.MapGet(\"/b\", () => 1).RequireAuthorization(")]
    [InlineData("app.MapGet(\"/b\", () => 1).RequireAuthorization(p =>")]
    [InlineData("app.MapGet(\"/b\", Missing)")]
    [InlineData("app.MapGet(nothing, () => nothing);")]
    [InlineData("app.MapGet(app.MapGet(app.MapGet));")]
    [InlineData("var g = app.MapGroup(")]
    [InlineData("var g = app.MapGroup(\"/g\"); g.")]
    [InlineData("var g = g.MapGroup(\"/g\"); g.MapGet(\"/b\", () => 1);")]
    [InlineData("foreach (var m in")]
    [InlineData("foreach (var m in missing) { m.Map(app); }")]
    [InlineData("if (app.Environment.")]
    [InlineData("app.MapMethods(\"/b\", new[] { \"GET\", }, () => 1); app.MapMethods(\"/c\", new[] { 1 }, () => 1); app.MapMethods(\"/c\", , () => 1);")]
    [InlineData("app.UseEndpoints(e => { e.")]
    [InlineData("#if NEVER")]
    [InlineData("/* ")]
    [InlineData("\"\"\"")]
    public async Task HalfTypedLine_LeavesTheOthersRight(string line)
    {
        var findings = await FindingsAsync(Broken(
            App("app.MapGet(\"/a\", () => 1);\napp.MapModule();\n" + line),
            """
            public static class Module { public static void MapModule(this IEndpointRouteBuilder r) { r.MapGet("/m", () => 1); r.MapGet("/n", () => 1).RequireAuthorization(); } }
            """));
        Assert.Contains(findings, static d => d.Properties["endpoint"] == "GET /a");
        Assert.Contains(findings, static d => d.Properties["endpoint"] == "GET /m");
        Assert.DoesNotContain(findings, static d => d.Properties["endpoint"] == "GET /n");
    }

    [Theory]
    [InlineData("public int Get(")]
    [InlineData("[HttpGet(")]
    [InlineData("[HttpGet(\"{id\")] public int Get() => 1;")]
    [InlineData("[Route(\"[controller\")] public int Get() => 1;")]
    [InlineData("[Missing] public Missing Get() => 1;")]
    [InlineData("[Authorize(Policy = )] public int Get() => 1;")]
    [InlineData("[Authorize(Roles = 1)] public int Get() => 1;")]
    [InlineData("[AcceptVerbs()] public int Get() => 1; [AcceptVerbs(null)] public int Get2() => 1;")]
    [InlineData("public class Nested")]
    [InlineData("public int Get() => ")]
    public async Task HalfTypedAction_LeavesTheOthersRight(string member)
    {
        var findings = await FindingsAsync(Broken(
            Mvc(""),
            $$"""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            [Route("a")] public class AController : ControllerBase
            {
                [HttpGet("first")] public int First() => 1;
                {{member}}
            }
            """,
            """
            using Microsoft.AspNetCore.Mvc;
            [Route("b")] public class BController : ControllerBase { [HttpGet] public int Get() => 1; }
            """));
        Assert.Contains(findings, static d => d.Properties["endpoint"] == "GET /a/first");
        Assert.Contains(findings, static d => d.Properties["endpoint"] == "GET /b");
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Authorization")]
    [InlineData("Microsoft.AspNetCore.Mvc")]
    [InlineData("Microsoft.AspNetCore.Http")]
    [InlineData("Microsoft.AspNetCore.Routing.")]
    [InlineData("Microsoft.AspNetCore.dll")]
    [InlineData("Microsoft.Extensions")]
    [InlineData("System.Runtime.dll")]
    [InlineData("System.")]
    public async Task MissingReference_IsNoFailure(string prefix)
    {
        foreach (var (_, files) in SampleApplications.All.Take(8))
        {
            await FindingsAsync(new AnalyzerTest(files) { References = References.Without(prefix), AllowCompilerErrors = true });
        }
    }

    [Fact]
    public async Task NoReferenceAtAll_IsNoFailure() =>
        Assert.Empty(await FindingsAsync(new AnalyzerTest(App("""app.MapGet("/x", () => 1);""")) { References = [], AllowCompilerErrors = true }));

    [Theory]
    [InlineData("app.MapSelf(); ", "public static class M { public static void MapSelf(this IEndpointRouteBuilder r) { r.MapGet(\"/x\", () => 1); r.MapGroup(\"/g\").MapSelf(); } }")]
    [InlineData("app.MapSelf(); ", "public static class M { public static void MapSelf(this IEndpointRouteBuilder r) { r.MapGet(\"/x\", () => 1); r.MapOther(); } public static void MapOther(this IEndpointRouteBuilder r) => r.MapSelf(); }")]
    [InlineData("app.MapSelf<int>(); ", "public static class M { public static void MapSelf<T>(this IEndpointRouteBuilder r) { r.MapGet(\"/x\", () => 1); r.MapSelf<List<T>>(); } }")]
    [InlineData("M<int>.Map(app); ", "public static class M<T> { public static void Map(IEndpointRouteBuilder r) { r.MapGet(\"/x\", () => 1); M<(T, T)>.Map(r); M<List<T>>.Map(r); } }")]
    [InlineData("Action<IEndpointRouteBuilder> map = null!; map = r => { r.MapGet(\"/x\", () => 1); map(r.MapGroup(\"/g\")); }; map(app);", "")]
    [InlineData("app.MapGet(\"/x\", () => 1); IEndpointRouteBuilder g = app; while (true) { g = g.MapGroup(\"/g\"); if (g is null) { break; } }", "")]
    [InlineData("app.MapGet(\"/x\", () => 1); var g = app.MapGroup(\"/a\"); for (var i = 0; i < 1000000; i++) { g = g.MapGroup(\"/b\"); g.MapGet(\"/y\" + i, () => 1); }", "")]
    [InlineData("app.MapGet(\"/x\", () => 1); label: app.MapGet(\"/y\", () => 1); goto label;", "")]
    [InlineData("app.MapGet(\"/x\", () => 1); new Group(app).MapGet(\"/y\", () => 1);", "public class Group(IEndpointRouteBuilder inner) : IEndpointRouteBuilder { private readonly Group _self = new(inner); public IApplicationBuilder CreateApplicationBuilder() => _self.CreateApplicationBuilder(); public IServiceProvider ServiceProvider => _self.ServiceProvider; public ICollection<EndpointDataSource> DataSources => _self.DataSources; }")]
    [InlineData("app.MapGet(\"/x\", () => 1); Base m = new Derived(); m.Map(app);", "public class Base { public virtual void Map(IEndpointRouteBuilder r) => new Derived().Map(r); } public class Derived : Base { public override void Map(IEndpointRouteBuilder r) => base.Map(r); }")]
    [InlineData("app.MapGet(\"/x\", () => 1); app.MapGet(Names.A, () => 1);", "public static class Names { public static string A => B; public static string B => A; public static readonly string C = D; public static readonly string D = C; }")]
    [InlineData("app.MapGet(\"/x\", () => 1);", "public class A : B { } public class B : A { }")]
    [InlineData("app.MapGet(\"/x\", () => 1);", "public interface I : I { } public class AController : AController { } public class BController<T> : BController<BController<T>> { }")]
    public async Task CodeThatContainsItself_Ends(string body, string types)
    {
        var findings = await FindingsAsync(Broken(App(body, types: types)));
        Assert.Contains(findings, static d => d.Properties["endpoint"]!.EndsWith("/x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FiveThousandEndpointsInOneFile_AreAllFound()
    {
        var body = new StringBuilder();
        for (var i = 0; i < 5_000; i++)
        {
            body.Append("app.MapGet(\"/e").Append(i).Append("\", () => ").Append(i).Append(')').Append(i % 10 == 0 ? ".RequireAuthorization()" : "").AppendLine(";");
        }

        Assert.Equal(4_500, (await FindingsAsync(new AnalyzerTest(App(body.ToString())))).Length);
    }

    [Theory]
    [InlineData(400)]
    public async Task LongChain_IsFollowed(int links)
    {
        var chain = string.Concat(Enumerable.Repeat(".WithTags(\"t\")", links));
        var findings = await FindingsAsync(new AnalyzerTest(App($$"""app.MapGet("/x", () => 1){{chain}}; app.MapGet("/y", () => 1){{chain}}.RequireAuthorization();""")));
        Assert.Equal("GET /x", Assert.Single(findings).Properties["endpoint"]);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(10_000)]
    public async Task LongConcatenation_IsNoFailure(int operands)
    {
        var text = string.Join(" + ", Enumerable.Repeat("part", operands));
        var findings = await FindingsAsync(new AnalyzerTest(App($$"""var part = "a"; app.MapGet("/x" + {{text}}, () => 1);""")));

        // Where a bound is reached, what can't be known is not reported.
        Assert.True(findings.Length <= 1 && (findings.Length == 1 || operands > 600), $"{findings.Length} findings");
    }

    [Fact]
    public async Task DeeplyNestedGroups_AreFollowed()
    {
        var groups = string.Concat(Enumerable.Range(0, 200).Select(static i => $".MapGroup(\"/g{i}\")"));
        Assert.Single(await FindingsAsync(new AnalyzerTest(App($$"""app{{groups}}.MapGet("/x", () => 1); app.MapGroup("/s").RequireAuthorization(){{groups}}.MapGet("/x", () => 1);"""))));
    }

    [Fact]
    public async Task ManyConditions_DoNotExplode()
    {
        var body = string.Concat(Enumerable.Range(0, 60).Select(static i => $"if (app.Configuration[\"k{i}\"] == \"v\") {{ g.WithTags(\"t{i}\"); }}\n"));
        Assert.Single(await FindingsAsync(new AnalyzerTest(App("app.MapGet(\"/x\", () => 1); var g = app.MapGroup(\"/g\");\n" + body + "g.MapGet(\"/y\", () => 1).AllowAnonymous();"))));
    }
}
