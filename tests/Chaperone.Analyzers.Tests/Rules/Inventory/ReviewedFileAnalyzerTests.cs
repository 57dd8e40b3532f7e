using Chaperone.CodeFixes.Inventory;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

/// <summary>CHP4005 and CHP4006: what is wrong with the text of the files.</summary>
public class ReviewedFileAnalyzerTests
{
    private static readonly string s_program = App("""app.MapGet("/a", () => 1).RequireAuthorization();""");

    [Fact]
    public Task BadLines_Report_AndTheRestStillCounts() => new ReviewTest(s_program)
    {
        Inventory = """
            #format 1
            # a comment

            {|CHP4005:<<<<<<< HEAD|}
            GET /a auth=user
            {|CHP4005:=======|}
            {|CHP4005:GET /a auth=open|}
            {|CHP4005:>>>>>>> topic|}
            {|CHP4005:what is this|}
            """,
        Exceptions = """
            #format 1
            CHP1001 GET /a until=2026-12-31 owner=@team "a reason that can be read"
            {|CHP4005:CHP1001 GET /a until=2026-12-31 owner=@team "a reason that can be read"|}
            {|CHP4005:CHP1001|}
            """,
    }.RunAsync();

    [Fact]
    public Task TidyFiles_DoNotReport() => new ReviewTest(s_program) { Inventory = "# ours\n#format 1\n\n  GET /a auth=user  \n\n", Exceptions = "" }.RunAsync();

    [Fact]
    public Task BinaryFile_ReportsItsLines() => new ReviewTest(s_program.Replace("app.MapGet", "app.{|CHP4001:MapGet|}")) { Inventory = "{|CHP4005:\u0001\u0002ÿþ|}\n" }.RunAsync();

    [Fact]
    public async Task Disorder_Fixes()
    {
        var test = new ReviewTest(s_program)
        {
            Inventory = "<<<<<<< HEAD\n# of b\nGET /b auth=user\n=======\nGET /a auth=user\nGET /a auth=user\nwhat is this\n>>>>>>> topic\n", IsWindows = true,
        };
        Assert.Equal(
            "#format 1\r\nGET /a auth=user\r\nwhat is this\r\n# of b\r\nGET /b auth=user\r\n",
            await (await test.OpenAsync("CHP4005")).FixAllAsync(new TidyReviewedFileFixer()));
    }

    [Fact]
    public async Task ExceptionsInDisorder_FixAll() => Assert.Equal(
        "#format 1\nCHP1001 GET /a until=2026-12-31 owner=@team \"a reason that can be read\"\nCHP1001 GET /b until=2026-12-31 owner=@team \"a reason that can be read\"\n",
        await (await new ReviewTest(s_program)
        {
            Exceptions = "#format 1\nCHP1001 GET /b until=2026-12-31 owner=@team \"a reason that can be read\"\nCHP1001 GET /a until=2026-12-31 owner=@team \"a reason that can be read\"\n",
        }.OpenAsync("CHP4005")).FixAllAsync(new TidyReviewedFileFixer(), ReviewTest.ExceptionsPath));

    [Fact]
    public async Task LineThatCannotBeRead_IsRemovedOneAtATime()
    {
        var fixer = new RemoveInvalidLineFixer();
        Assert.Null(fixer.GetFixAllProvider());
        Assert.Equal("#format 1\nGET /a auth=user\n", await (await new ReviewTest(s_program) { Inventory = "#format 1\nGET /a auth=user\nwhat is this\n" }.OpenAsync("CHP4005")).FixAsync(fixer));
    }

    [Fact]
    public async Task LineThatCannotBeRead_IsNotTidiedAway() =>
        Assert.Empty(await (await new ReviewTest(s_program) { Inventory = "#format 1\nGET /a auth=user\nwhat is this\n" }.OpenAsync("CHP4005")).ActionsAsync(new TidyReviewedFileFixer()));

    [Fact]
    public Task ExceptionsThatDoNotCount_Report() => new ReviewTest(s_program)
    {
        Exceptions = """
            #format 1
            CHP1001 GET /a until=2026-07-01 owner=@team "the last day still counts"
            {|CHP4006:CHP1001 GET /b until=2026-06-30 owner=@team "ended yesterday"|}
            {|CHP4006:CHP1001 GET /c owner=@team "never ends at all"|}
            {|CHP4006:CHP1001 GET /d until=2026-12-31 "belongs to nobody"|}
            {|CHP4006:CHP1001 GET /e until=2026-12-31 owner=@team|}
            {|CHP4006:CHP1001 GET /f until=2026-12-31 owner=@team "TODO"|}
            """,
    }.RunAsync();

    [Fact]
    public Task WithoutADay_NothingExpires() => new ReviewTest(s_program) { Today = "", Exceptions = "#format 1\nCHP1001 GET /b until=2001-01-01 owner=@team \"ended long ago\"\n" }.RunAsync();

    [Fact]
    public async Task OpenTextFile_ReportsLive()
    {
        var test = new ReviewTest(s_program) { Exceptions = "#format 1\nwhat is this\nCHP1001 GET /c owner=@team \"never ends at all\"\n" }.Test(0);
        var driver = test.Driver(test.Compile());
        var result = await driver.GetAnalysisResultAsync(driver.AnalysisOptions.Options!.AdditionalFiles[0], CancellationToken.None);
        Assert.Equal(["CHP4005", "CHP4006"], result.GetAllDiagnostics().Select(static d => d.Id).Order());
    }
}
