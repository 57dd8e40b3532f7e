using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Tests;

public sealed class BuildErrorTests
{
    [Theory]
    [InlineData("/a/P.cs(1,2): error CS0103: The name 'X' does not exist [/a/A.csproj::TargetFramework=net10.0]", "/a/P.cs(1,2)", "CS0103", "The name 'X' does not exist", "/a/A.csproj", "net10.0")]
    [InlineData("/a/A.csproj : error NU1101: Unable to find package X. No packages exist [TaskHost] [/tmp/build/scan.proj]", "/a/A.csproj", "NU1101", "Unable to find package X. No packages exist [TaskHost]", "/tmp/build/scan.proj", "")]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", "MSBUILD", "MSB1009", "Project file does not exist.", "", "")]
    [InlineData(@"C:\a\P.cs(1,2): error CHP1001: Endpoint 'GET /x' can be called by anyone [C:\a\A.csproj]", @"C:\a\P.cs(1,2)", "CHP1001", "Endpoint 'GET /x' can be called by anyone", @"C:\a\A.csproj", "")]
    [InlineData("CSC : error CS8032: An instance of analyzer X cannot be created [/a/A.csproj]", "CSC", "CS8032", "An instance of analyzer X cannot be created", "/a/A.csproj", "")]
    public void An_error_is_taken_apart(string line, string place, string code, string message, string project, string framework) =>
        Assert.Equal(new BuildError(place, code, message, project, framework), BuildError.Parse(line));

    [Theory]
    [InlineData("/a/P.cs(1,2): warning CS0103: no error: here [/a/A.csproj]")]
    [InlineData("  A -> /a/bin/A.dll")]
    [InlineData("    0 Error(s)")]
    public void Other_lines_are_none(string line) => Assert.Null(BuildError.Parse(line));

    [Theory]
    [InlineData("CHP1001", true)]
    [InlineData("CHP9101", false)]
    [InlineData("CS0103", false)]
    public void Only_rules_count_as_findings(string code, bool expected) => Assert.Equal(expected, new BuildError("", code, "", "", "").IsFinding);
}
