using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Tests;

public sealed class ScanInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_solution_gives_its_csharp_projects()
    {
        var file = _folder.Write("x.sln", """
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "B", "src\B\B.csproj", "{00000000-0000-0000-0000-000000000001}"
            EndProject
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "A", "A.csproj", "{00000000-0000-0000-0000-000000000002}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{00000000-0000-0000-0000-000000000003}"
            EndProject
            Project("{F2A71F9B-5D33-465A-A702-920D77279786}") = "F", "F\F.fsproj", "{00000000-0000-0000-0000-000000000004}"
            EndProject

            """);
        var input = ScanInput.Find(file);
        Assert.Equal([_folder.File("A.csproj"), _folder.File("src", "B", "B.csproj")], input.Projects);
        Assert.Equal(1, input.OtherLanguages);
        Assert.Equal(file, input.Solution);
    }

    [Fact]
    public void A_solution_filter_gives_its_part_of_the_solution()
    {
        var file = _folder.Write("filters/x.slnf", """{ "solution": { "path": "..\\src\\x.sln", "projects": [ "A\\A.csproj" ] } }""");
        Assert.Equal([_folder.File("src", "A", "A.csproj")], ScanInput.Find(file).Projects);
    }

    [Fact]
    public void A_folder_gives_all_projects_but_those_of_builds_and_packages()
    {
        foreach (var name in new[] { "a/A.csproj", "b/c/C.csproj", "a/obj/X.csproj", "a/bin/X.csproj", "node_modules/n/X.csproj", ".git/X.csproj" })
        {
            _folder.Write(name, Projects.Library);
        }

        Assert.Equal([_folder.File("a", "A.csproj"), _folder.File("b", "c", "C.csproj")], ScanInput.Find(_folder.Path).Projects);
    }
}
