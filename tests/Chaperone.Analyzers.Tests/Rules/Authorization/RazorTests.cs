using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

public class EndpointWithoutAuthorizationRazorTests
{
    private const string Services = "builder.Services.AddRazorPages();";
    private const string Model = "public class {|CHP1001:IndexModel|} : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }";

    [Fact]
    public Task PageModelWithoutDecision_Reports() =>
        Run(App("app.MapRazorPages();", Services), Model, ("/app/Pages/Index.cshtml", "@page\n@model IndexModel\n"));

    [Fact]
    public Task PageWithoutModel_ReportsAtTheMapCall() =>
        Run(App("app.{|CHP1001:MapRazorPages|}();", Services), "", ("/app/Pages/Index.cshtml", "@page\n<p></p>\n"));

    [Theory]
    [InlineData("app.MapRazorPages().RequireAuthorization();", "", "public", "@page\n@model IndexModel\n")]
    [InlineData("app.MapRazorPages();", "o => o.Conventions.AuthorizeFolder(\"/\")", "public", "@page\n@model IndexModel\n")]
    [InlineData("app.MapRazorPages();", "o => o.Conventions.AllowAnonymousToPage(\"/index\")", "public", "@page\n@model IndexModel\n")]
    [InlineData("app.MapRazorPages();", "", "[Authorize] public", "@page\n@model IndexModel\n")]
    [InlineData("app.MapRazorPages();", "", "public", "@page\n@attribute [Authorize]\n@model IndexModel\n")]
    [InlineData("app.MapRazorPages();", "", "public", "@* @page *@\n@model IndexModel\n")]
    [InlineData("app.UseExceptionHandler(\"/Index\"); app.MapRazorPages();", "", "public", "@page\n@model IndexModel\n")]
    [InlineData("", "", "public", "@page\n@model IndexModel\n")]
    public Task PageWithDecision_DoesNotReport(string body, string options, string modifiers, string page) => Run(
        App(body, $"builder.Services.AddRazorPages({options});"),
        $"using Microsoft.AspNetCore.Authorization; {modifiers} class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel {{ }}",
        ("/app/Pages/Index.cshtml", page));

    [Fact]
    public Task ModelThatIsNotFound_DoesNotReport() =>
        Run(App("app.MapRazorPages();", Services), "", ("/app/Pages/Index.cshtml", "@page\n@model Nowhere\n"));

    [Fact]
    public Task ComponentWithoutDecision_ReportsAtTheMapCall() => Run(
        App("app.{|CHP1001:MapRazorComponents<Root>|}();", "builder.Services.AddRazorComponents();", "public class Root : Microsoft.AspNetCore.Components.ComponentBase { }"),
        "",
        ("/app/Chart.razor", "@page \"/chart\"\n<p></p>\n"));

    [Fact]
    public Task ComponentWithDecision_DoesNotReport() => Run(
        App("app.MapRazorComponents<Root>();", "builder.Services.AddRazorComponents();", "public class Root : Microsoft.AspNetCore.Components.ComponentBase { }"),
        "",
        ("/app/Chart.razor", "@page \"/chart\"\n@attribute [Authorize]\n<p></p>\n"),
        ("/app/_Imports.razor", "@using Microsoft.AspNetCore.Authorization\n"));

    [Fact]
    public async Task PageModel_IsLive()
    {
        var test = Test(App("app.MapRazorPages();", Services), Model, ("/app/Pages/Index.cshtml", "@page\n@model IndexModel\n"));
        var compilation = test.Compile();
        var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[1]), filterSpan: null, CancellationToken.None);

        Assert.Equal(["/app/File1.cs(1,14): CHP1001 IndexModel"], live.Select(AnalyzerTest.Describe));
    }

    private static AnalyzerTest Test(string program, string model, params (string Path, string Text)[] files) =>
        new(program, model) { AdditionalFiles = files, GlobalConfig = "build_property.ProjectDir = /app/\n" };

    private static Task Run(string program, string model, params (string Path, string Text)[] files) => Test(program, model, files).RunAsync();
}
