namespace Chaperone.Tool.Tests;

public sealed class DiffCommandTests
{
    [Fact]
    public async Task The_weakened_come_first_and_the_exit_code_says_so()
    {
        using var folder = new TempFolder();
        folder.Write("before.txt", """
            #format 1
            GET /a auth=policy:ReadChart phi=out:mrn
            GET /b auth=open
            GET /gone auth=user
            GET /same auth=user
            """);
        folder.Write("after.txt", """
            #format 1
            GET /a auth=user phi=out:mrn,ssn!
            GET /b auth=user
            GET /new auth=user
            GET /open auth=anonymous "a probe"
            GET /same auth=user
            """);
        var result = await Command.RunAsync(folder.Path, "diff", "before.txt", "after.txt");
        Assert.Equal(
            """
            weakened: GET /a: also returns ssn
            weakened: GET /a: auth was policy:ReadChart and is user
            added, open: GET /open: auth=anonymous "a probe"
            added: GET /new: auth=user
            removed: GET /gone: auth=user
            strengthened: GET /b: auth was open and is user
            2 weakened, 1 added open, 1 added, 1 removed, 1 strengthened
            """,
            result.Output.TrimEnd());
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("\u001b", result.Output, StringComparison.Ordinal);

        var back = await Command.RunAsync(folder.Path, "diff", "before.txt", "before.txt");
        Assert.Equal((0, "No difference."), (back.ExitCode, back.Output.TrimEnd()));
    }

    [Fact]
    public async Task Inventories_of_builds_are_compared_with_reviewed_ones()
    {
        using var folder = new TempFolder();
        folder.Write("reviewed.txt", "#format 1\nGET /a auth=policy:ReadChart\n");
        folder.Write("api-inventory.json", """
            { "schema": "chaperone-inventory/1", "endpoints": [
              { "id": "GET /a", "handler": "M:A.Get", "protection": { "state": "open", "policies": [], "roles": [], "schemes": [], "requirements": [] } } ] }
            """);
        var result = await Command.RunAsync(folder.Path, "diff", "reviewed.txt", "api-inventory.json");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("weakened: GET /a: auth was policy:ReadChart and is open", result.Output, StringComparison.Ordinal);
    }

    private const string Hub = """
        { "schema": "chaperone-inventory/1", "endpoints": [
          { "id": "* /hub", "handler": "T:Hub", "protection": { "state": "protected", "policies": [], "roles": [], "schemes": [], "requirements": [] }, "methods": [
            { "name": "Read", "handler": "M:Hub.Read", "protection": { "state": "protected", "policies": [], "roles": [], "schemes": [], "requirements": [] } },
            { "name": "Write", "handler": "M:Hub.Write", "protection": { "state": "protected", "policies": ["P"], "roles": [], "schemes": [], "requirements": [] } } ] } ] }
        """;

    [Theory]
    [InlineData("* /hub auth=user\n* /hub method=Read auth=user\n* /hub method=Write auth=policy:P\n", "No difference.")]
    [InlineData("* /hub auth=user\n* /hub method=Read auth=policy:P\n* /hub method=Write auth=policy:P\n", "weakened: * /hub method=Read: auth was policy:P and is user")]
    [InlineData("* /hub auth=user\n* /hub method=Read auth=user\n", "added: * /hub method=Write: auth=policy:P")]
    [InlineData("* /hub auth=user\n", "No difference.")]
    public async Task Methods_of_hubs_are_compared_unless_the_file_is_from_before_they_had_lines(string reviewed, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("reviewed.txt", "#format 1\n" + reviewed);
        folder.Write("api-inventory.json", Hub);
        var result = await Command.RunAsync(folder.Path, "diff", "reviewed.txt", "api-inventory.json");
        Assert.Equal(expected, result.Output.Split('\n')[0]);
        Assert.Equal(expected.StartsWith("weakened", StringComparison.Ordinal) ? 1 : 0, result.ExitCode);
    }

    [Fact]
    public async Task A_hubs_method_that_lost_its_protection_is_weaker_between_two_builds()
    {
        using var folder = new TempFolder();
        folder.Write("before.json", Hub);
        folder.Write("after.json", Hub.Replace("\"policies\": [\"P\"]", "\"policies\": []").Replace("M:Hub.Read\", \"protection\": { \"state\": \"protected\"", "M:Hub.Read\", \"protection\": { \"state\": \"open\""));
        var result = await Command.RunAsync(folder.Path, "diff", "before.json", "after.json");
        Assert.Equal(
            "weakened: * /hub method=Read: auth was user and is open\nweakened: * /hub method=Write: auth was policy:P and is user\n2 weakened",
            result.Output.TrimEnd());
        Assert.Equal(1, result.ExitCode);
    }

    [Theory]
    [InlineData("""{ "visible": true, "hiddenBy": null, "summary": "Reads a", "why": null }""", "No difference.")]
    [InlineData("""{ "visible": true, "hiddenBy": null, "summary": null, "why": null }""", "weakened: GET /a: docs was yes and is no")]
    [InlineData("""{ "visible": true, "hiddenBy": null, "summary": null, "why": "its summary is computed" }""", "No difference.")]
    [InlineData("""{ "visible": null, "hiddenBy": null, "summary": null, "why": "code decides which endpoints a document lists" }""", "No difference.")]
    [InlineData("""{ "visible": false, "hiddenBy": "it has no verb", "summary": null, "why": null }""", "weakened: GET /a: docs was yes and is hidden")]
    [InlineData("""{ "visible": false, "hiddenBy": "the application registers no generator of an API description", "summary": null, "why": null }""", "weakened: GET /a: docs was yes and the application describes no API")]
    [InlineData("null", "No difference.")]
    public async Task What_a_build_says_of_the_description_is_compared(string documentation, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("reviewed.txt", "#format 1\nGET /a auth=user docs=yes\n");
        folder.Write("api-inventory.json", $$"""
            { "schema": "chaperone-inventory/1", "endpoints": [
              { "id": "GET /a", "handler": "M:A.Get", "protection": { "state": "protected", "policies": [], "roles": [], "schemes": [], "requirements": [] }, "documentation": {{documentation}} } ] }
            """);
        var result = await Command.RunAsync(folder.Path, "diff", "reviewed.txt", "api-inventory.json");
        Assert.Equal(expected, result.Output.Split('\n')[0]);
    }

    [Theory]
    [InlineData("missing.txt", "does not exist")]
    [InlineData("torn.json", "is no API inventory")]
    [InlineData("newer.json", "chaperone-inventory/9")]
    [InlineData("newer.txt", "is not known to this version")]
    [InlineData("prose.txt", "it does not begin with a verb and a route")]
    public async Task Bad_input_is_an_error_that_names_the_file(string file, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("good.txt", "#format 1\n");
        folder.Write("torn.json", "{ \"schema\": ");
        folder.Write("newer.json", "{ \"schema\": \"chaperone-inventory/9\" }");
        folder.Write("newer.txt", "#format 9\n");
        folder.Write("prose.txt", "Dear reader,\n");
        var result = await Command.RunAsync(folder.Path, "diff", "good.txt", file);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Contains(file, result.Errors, StringComparison.Ordinal);
    }
}
