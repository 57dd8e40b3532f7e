using Chaperone.CodeFixes;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Fixes;

/// <summary>Endpoints that a class stands for: hubs, services, pages.</summary>
public class RequireAuthorizationFixerKindTests
{
    private const string Services = "builder.Services.AddSignalR();";

    [Fact]
    public Task HubCall_Fixes() => Verify(
        App("""app.{|CHP1001:MapHub<ChartHub>|}("/hub");""", Services, "public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }"),
        App("""app.MapHub<ChartHub>("/hub").RequireAuthorization();""", Services, "public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }"),
        FixKeys.Authorize);

    [Fact]
    public Task HubClass_Fixes() => Verify(
        App("""app.{|CHP1001:MapHub<ChartHub>|}("/hub");""", Services, "/// <summary>Charts.</summary>\npublic class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }"),
        App("""app.MapHub<ChartHub>("/hub");""", Services, "/// <summary>Charts.</summary>\n[Authorize]\npublic class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }"),
        FixKeys.AuthorizeClass);

    [Fact]
    public Task HubClassInAnotherFile_Fixes() => new FixTest<RequireAuthorizationFixer>(
        [App("""app.{|CHP1001:MapHub<ChartHub>|}("/hub");""", Services), "public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }"],
        [App("""app.MapHub<ChartHub>("/hub");""", Services), "using Microsoft.AspNetCore.Authorization;\n\n[Authorize]\npublic class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }"])
    {
        CodeActionEquivalenceKey = FixKeys.AuthorizeClass,

        // Fix All edits each document for itself and leaves classes of other documents alone.
        CodeFixTestBehaviors = Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllCheck,
    }.RunAsync();

    [Fact]
    public Task PageModel_Fixes() => Page<RequireAuthorizationFixer>("[Authorize]\n", FixKeys.Authorize);

    [Fact]
    public Task PageModel_AllowsAnonymous() => Page<AllowAnonymousFixer>("[AllowAnonymous]\n", FixKeys.AllowAnonymous);

    private static Task Page<TFixer>(string attribute, string key)
        where TFixer : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        static string Program(string name, string attribute) =>
            App("app.MapRazorPages();", "builder.Services.AddRazorPages();", attribute + $"public class {name} : Microsoft.AspNetCore.Mvc.RazorPages.PageModel {{ }}");
        var test = new FixTest<TFixer>(Program("{|CHP1001:IndexModel|}", ""), Program("IndexModel", attribute)) { CodeActionEquivalenceKey = key };
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.AdditionalFiles.Add(("/Pages/Index.cshtml", "@page\n@model IndexModel\n"));
        }

        return test.RunAsync();
    }

    private static Task Verify(string before, string after, string key) => FixTest<RequireAuthorizationFixer>.RunAsync(before, after, key);
}
