using System.Reflection;
using Chaperone.CodeFixes;
using Chaperone.CodeFixes.Inventory;
using Microsoft.CodeAnalysis.CodeFixes;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Fixes;

/// <summary>What holds for every exported fixer.</summary>
public class FixerConventionTests
{
    private static readonly string[] Samples =
    [
        App("""app.MapGroup("/g").MapGet("/x", () => "x");""", """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));"""),
        App("""

            var other = app.MapGroup("/other"); other.MapPost("/elsewhere/{id}", (int id) => id).WithName("elsewhere");
            """, """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));"""),
        Mvc("""[Route("a")] public class AController : ControllerBase { [HttpGet] public string Get() => "x"; }""").Replace("AddAuthorization()", "AddAuthorization(o => o.AddPolicy(\"P\", p => p.RequireRole(\"r\")))"),
        Mvc("""[Route("b")] public class BController : ControllerBase { [HttpPost] public string Post() => "x"; }""").Replace("AddAuthorization()", "AddAuthorization(o => o.AddPolicy(\"P\", p => p.RequireRole(\"r\")))"),
    ];

    public static TheoryData<string> Fixers => [.. Exported.Select(static t => t.Name)];

    /// <summary>Those of CHP1001, which the samples are about.</summary>
    public static TheoryData<string> FixersOfOpenEndpoints => [.. Exported.Where(static t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds.Contains("CHP1001")).Select(static t => t.Name)];

    private static IEnumerable<Type> Exported =>
        typeof(EndpointFixer).Assembly.GetTypes().Where(static t => t.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null);

    [Fact]
    public void EveryFixer_IsExported()
    {
        var fixers = typeof(EndpointFixer).Assembly.GetTypes().Where(static t => typeof(CodeFixProvider).IsAssignableFrom(t) && !t.IsAbstract);
        Assert.Equal(fixers.Select(static t => t.Name).Order(), Exported.Select(static t => t.Name).Order());
    }

    [Theory]
    [MemberData(nameof(FixersOfOpenEndpoints))]
    public async Task EquivalenceKeys_DoNotDependOnThePlace(string name)
    {
        var fixer = (CodeFixProvider)Activator.CreateInstance(Exported.Single(t => t.Name == name))!;
        var keys = new List<string[]>();
        foreach (var sample in Samples)
        {
            var actions = await Actions.OfAsync(fixer, sample);
            Assert.All(actions, static a => Assert.StartsWith("CHP1001.", a.EquivalenceKey, StringComparison.Ordinal));
            Assert.Equal(actions.Length, actions.Select(static a => a.EquivalenceKey).Distinct().Count());
            keys.Add([.. actions.Select(static a => a.EquivalenceKey!)]);
        }

        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(keys[2], keys[3]);
        Assert.NotEmpty(keys.SelectMany(static k => k));
    }

    [Theory]
    [MemberData(nameof(Fixers))]
    public void OnlyADecisionAboutOnePlace_HasNoFixAll(string name)
    {
        var fixer = (CodeFixProvider)Activator.CreateInstance(Exported.Single(t => t.Name == name))!;
        Assert.Equal(fixer is AllowAnonymousFixer or AddSummaryFixer or ShowInDescriptionFixer or RemoveIneffectiveAuthorizationFixer or RegisteredNameFixer or UsableAuthorizationFixer or DisclosePhiFixer or BindFromHeaderFixer or ReturnRecordFixer or AcceptWeakeningFixer or RemoveInvalidLineFixer, fixer.GetFixAllProvider() is null);
    }

    [Fact]
    public void Fixers_ReferenceOnlyWhatOldCompilersHave()
    {
        // [Shared] would bring a version of System.Composition that Visual Studio 17.8 does not have.
        var references = typeof(EndpointFixer).Assembly.GetReferencedAssemblies();
        Assert.DoesNotContain(references, static r => r.Name!.StartsWith("System.Composition", StringComparison.Ordinal));
        Assert.All(references.Where(static r => r.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), static r => Assert.Equal(new Version(4, 8, 0, 0), r.Version));
    }
}
