using Chaperone.Endpoints.Razor;
using Microsoft.CodeAnalysis.Text;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Robustness;

public class RazorFileTests
{
    [Theory]
    [InlineData("@page", null)]
    [InlineData("\uFEFF@page \"{id:int}\"", "{id:int}")]
    [InlineData("  @page \"/a\" @* why *@", "/a")]
    [InlineData("@* before\n @page \"no\" *@\n@page \"yes\"", "yes")]
    [InlineData("@page\"close\"", "close")]
    [InlineData("@page \"unfinished", null)]
    public void Page_IsRead(string text, string? template) => Assert.Equal([template], Read(text).Pages);

    [Theory]
    [InlineData("")]
    [InlineData("<p>a@page.example</p>")]
    [InlineData("@pages")]
    [InlineData("@* @page")]
    [InlineData("text @page \"x\"")]
    public void NoPage_IsRead(string text) => Assert.Empty(Read(text).Pages);

    [Fact]
    public void Directives_AreRead()
    {
        var file = Read("@page\n@model A.B\n@inherits C\n@namespace D.E\n@using F;\n@using G\n@attribute [Authorize(Roles = \"x\")]\n");

        Assert.Equal(("A.B", "C", "D.E"), (file.Model, file.Inherits, file.Namespace));
        Assert.Equal(["F", "G"], file.Usings);
        Assert.Equal(["[Authorize(Roles = \"x\")]"], file.Attributes);
    }

    [Theory]
    [InlineData("@page\n@attribute\n")]
    [InlineData("@page\n@attribute [\n")]
    [InlineData("@page\n@attribute [Authorize(Policy = ]\n@model <<<>>>\n")]
    [InlineData("@page\n@model .\n@using .\n@namespace .\n")]
    [InlineData("@page \"{{{[[[\"\n@model A.B.C.D\n@inherits X<Y<Z>>\n")]
    public async Task HalfTypedFile_IsSurvived(string page)
    {
        var test = new AnalyzerTest(App("app.MapRazorPages(); app.MapRazorComponents<Root>();", "builder.Services.AddRazorPages(); builder.Services.AddRazorComponents();", "public class Root : Microsoft.AspNetCore.Components.ComponentBase { }"))
        {
            AdditionalFiles = [("/Pages/Index.cshtml", page), ("/Pages/_ViewImports.cshtml", page), ("/Chart.razor", page), ("/_Imports.razor", page)],
        };

        Assert.DoesNotContain(await test.DiagnosticsAsync(), static d => d.Id is "AD0001" or "CHP9003");
    }

    [Fact]
    public async Task ExpressionWithoutEnd_IsSurvived()
    {
        var deep = "@page\n@attribute [Authorize(" + string.Join(" + ", Enumerable.Repeat("\"a\"", 5000)) + ")]\n@model " + string.Join(".", Enumerable.Repeat("a", 5000)) + "\n";
        var test = new AnalyzerTest(App("app.MapRazorPages();", "builder.Services.AddRazorPages();")) { AdditionalFiles = [("/Pages/Index.cshtml", deep)] };

        Assert.DoesNotContain(await test.DiagnosticsAsync(), static d => d.Id is "AD0001" or "CHP9003");
    }

    private static RazorFile Read(string text) => RazorReader.Read("/Pages/X.cshtml", "/app/Pages/X.cshtml", SourceText.From(text));
}
