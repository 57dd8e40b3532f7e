namespace Chaperone.Tool.Tests;

/// <summary>One folder with a project of every fate, scanned once.</summary>
public sealed class FolderFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal CommandResult Result { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> Before { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> After { get; private set; } = null!;

    internal string Scanned => _folder.File("tree");

    internal string Output => _folder.File("out");

    public async ValueTask InitializeAsync()
    {
        _folder.Write("tree/Clinic/Clinic.csproj", Projects.Web);
        _folder.Write("tree/Clinic/Program.cs", Projects.Program);
        // The same name once more, and a finding that somebody has accepted.
        _folder.Write("tree/Old/Clinic/Clinic.csproj", Projects.Web);
        _folder.Write("tree/Old/Clinic/Program.cs", """
            var app = WebApplication.CreateBuilder(args).Build();
            #pragma warning disable CHP1001 // what is known may be read by everybody
            app.MapGet("/accepted", () => "known");
            #pragma warning restore CHP1001
            app.Run();

            """);
        _folder.Write("tree/Plain/Plain.csproj", Projects.Library);
        _folder.Write("tree/Plain/Thing.cs", "public class Thing { }\n");
        _folder.Write("tree/Broken/Broken.csproj", Projects.Web);
        _folder.Write("tree/Broken/Program.cs", Projects.Program + "NoSuchThing.Call();\n");
        _folder.Write("tree/Torn/Torn.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>\n");
        _folder.Write("tree/Functional/Functional.fsproj", Projects.Library);
        _folder.Write("tree/Clinic/node_modules/x/x.csproj", Projects.Library);
        Before = _folder.Snapshot("tree");
        Result = await Command.RunAsync(_folder.Path, "scan", "tree", "--output", "out");
        After = _folder.Snapshot("tree");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
