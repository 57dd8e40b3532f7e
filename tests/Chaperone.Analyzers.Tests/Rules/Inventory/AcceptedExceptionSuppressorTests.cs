using Chaperone.Inventory;
using Chaperone.Reviewed;
using Chaperone.Rules;
using Chaperone.Rules.Authorization;
using Chaperone.Rules.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

public class AcceptedExceptionSuppressorTests
{
    private const string Rest = " until=2026-12-31 owner=@team \"the vendor migrates this month\"\n";

    [Fact]
    public Task AcceptedEndpoint_DoesNotReport_AndItsNeighbourDoes() => Check(
        App("""app.MapGet("/a", () => 1); app.{|CHP1001:MapGet|}("/b", () => 1); app.{|CHP1001:MapPost|}("/a", () => 1);"""),
        "CHP1001 GET /a" + Rest);

    [Fact]
    public Task AcceptedAction_DoesNotReport() => Check(
        Mvc("""[Route("a")] public class AController : ControllerBase { [HttpGet("{id:int}")] public int Get(int id) => id; [HttpPost] public int {|CHP1001:Post|}() => 1; }"""),
        "CHP1001 GET /a/{id}" + Rest);

    [Fact]
    public Task AcceptedMember_DoesNotReport() => Check(
        Mvc("""[Route("a")] public class AController : ControllerBase { [HttpGet("{id}")] public int Get(int id) => id; [HttpPost] public int {|CHP1001:Post|}() => 1; }"""),
        "CHP1001 M:AController.Get(System.Int32)" + Rest);

    [Fact]
    public Task MemberWithoutParameters_NamesAllOverloads() => Check(
        Mvc("""[Route("a")] public class AController : ControllerBase { [HttpGet("{id}")] public int Get(int id) => id; [HttpGet] public int Get() => 1; }"""),
        "CHP1001 M:AController.Get" + Rest);

    [Theory]
    [InlineData("namespace N { class A<T> { void M<U>(int a) { _ = /*here*/a; } } }", "M:N.A`1.M``1")]
    [InlineData("namespace N; class A { class B { int P { get { return /*here*/1; } } } }", "P:N.A.B.P")]
    [InlineData("class A { int F = /*here*/1; }", "F:A.F")]
    [InlineData("class A { A() { _ = /*here*/1; } }", "M:A.#ctor")]
    [InlineData("[/*here*/System.Obsolete] class A { }", "T:A")]
    [InlineData("_ = /*here*/1;", "M:Program.{Main}$")]
    [InlineData("[assembly: /*here*/System.CLSCompliant(false)] class A { }", "M:Program.{Main}$")]
    public void Member_IsNamedAsTheCompilerNamesIt(string source, string expected)
    {
        var test = new AnalyzerTest(source) { Kind = source[0] == '_' ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary };
        var compilation = test.Compile();
        var tree = compilation.SyntaxTrees[0];
        var position = source.IndexOf("/*here*/", StringComparison.Ordinal) + 8;
        Assert.Equal(expected, MemberNames.Of(tree.GetRoot().FindToken(position).Parent!));
        Assert.Contains(expected, AcceptedTargets.MembersAround(tree, position, t => compilation.GetSemanticModel(t), CancellationToken.None));
    }

    [Fact]
    public Task AcceptedType_DoesNotReport() => Check(
        Mvc("""[Route("a")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; } [Route("b")] public class BController : ControllerBase { [HttpGet] public int {|CHP1001:Get|}() => 1; }"""),
        "CHP1001 T:AController" + Rest);

    [Fact]
    public Task TopLevelStatements_AreAMemberToo() => Check(App("""app.MapGet("/a", () => 1);"""), "CHP1001 M:Program.{Main}$(System.String[])" + Rest);

    [Theory]
    [InlineData("CHP1002 GET /a until=2026-12-31 owner=@team \"the vendor migrates this month\"")]
    [InlineData("CHP1001 GET /a until=2026-06-30 owner=@team \"the vendor migrates this month\"")]
    [InlineData("CHP1001 GET /a owner=@team \"the vendor migrates this month\"")]
    [InlineData("CHP1001 GET /a until=2026-12-31 \"the vendor migrates this month\"")]
    [InlineData("CHP1001 GET /a until=2026-12-31 owner=@team \"TODO\"")]
    [InlineData("CHP1001 GET /a/b until=2026-12-31 owner=@team \"the vendor migrates this month\"")]
    public Task WhatDoesNotCount_StillReports(string line) => Check(App("""app.{|CHP1001:MapGet|}("/a", () => 1);"""), line + "\n");

    [Fact]
    public async Task PlaceOfTwoEndpoints_NeedsBoth()
    {
        var program = App("""foreach (var p in new[] { "/x", "/y" }) { app.MapGet(p, () => 1); }""");
        Assert.Single(await Test(program, "CHP1001 GET /x" + Rest).DiagnosticsAsync());
        Assert.Empty(await Test(program, "CHP1001 GET /x" + Rest + "CHP1001 GET /y" + Rest).DiagnosticsAsync());
    }

    [Fact]
    public async Task AcceptedFinding_StaysAsSuppressed()
    {
        var test = Test(App("""app.MapGet("/a", () => 1);"""), "CHP1001 GET /a" + Rest);
        var diagnostics = await test.Compile().WithAnalyzers(test.Analyzers(), new CompilationWithAnalyzersOptions(
            test.Driver(test.Compile()).AnalysisOptions.Options!, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true)).GetAnalyzerDiagnosticsAsync();
        Assert.True(Assert.Single(diagnostics).IsSuppressed);
    }

    [Fact]
    public async Task OpenDocument_IsSilentLive()
    {
        var test = Test(App("""app.MapGet("/a", () => 1);"""), "CHP1001 GET /a" + Rest);
        var compilation = test.Compile();
        Assert.Empty(await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), null, CancellationToken.None));
    }

    [Fact]
    public void EveryRuleThatCanBeAccepted_HasADefaultThatTheCompilerLetsBeSuppressed()
    {
        // The compiler asks no suppressor about a diagnostic whose default severity is error: such a rule could not be accepted.
        var rules = typeof(DiagnosticDescriptors).GetFields().Select(static f => f.GetValue(null)).OfType<DiagnosticDescriptor>().Where(static d => AcceptedExceptionSuppressor.IsAcceptable(d.Id)).ToList();
        Assert.NotEmpty(rules);
        Assert.DoesNotContain(rules, static d => d.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.Equal(rules.Select(static d => d.Id).Order(StringComparer.Ordinal), new AcceptedExceptionSuppressor().SupportedSuppressions.Select(static s => s.SuppressedDiagnosticId));
    }

    /// <summary>Else <c>chaperone init</c> could not take an application as it is.</summary>
    [Fact]
    public async Task EveryFindingInSource_SaysForWhatItCanBeAccepted()
    {
        var untold = new SortedSet<string>(StringComparer.Ordinal);
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, files) in SampleApplications.All.Where(static a => a.Name.EndsWith(" Unsafe", StringComparison.Ordinal)))
        {
            var test = new AnalyzerTest(files) { Analyzers = static () => InventoryGenerator.AnalyzersOf(typeof(InventoryGenerator).Assembly), AllowCompilerErrors = true };
            foreach (var diagnostic in (await test.DiagnosticsAsync()).Where(static d => AcceptedExceptionSuppressor.IsAcceptable(d.Id) && d.Location.IsInSource))
            {
                rules.Add(diagnostic.Id);
                if (!diagnostic.Properties.Keys.Any(static k => k is EndpointReport.EndpointProperty or EndpointReport.EndpointsProperty or MemberNames.Property))
                {
                    untold.Add(diagnostic.Id);
                }
            }
        }

        Assert.Empty(untold);
        Assert.Superset(new HashSet<string> { "CHP1001", "CHP2001", "CHP2013" }, rules.ToHashSet());
    }

    private static Task Check(string program, string exceptions) => Test(program, exceptions).RunAsync();

    private static AnalyzerTest Test(string program, string exceptions) => new ReviewTest(program)
    {
        Exceptions = "#format 1\n" + exceptions,
        Analyzers = static () => [new EndpointWithoutAuthorizationAnalyzer(), new AcceptedExceptionSuppressor()],
    }.Test(0);
}
