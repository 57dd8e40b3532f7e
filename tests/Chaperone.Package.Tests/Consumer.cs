using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chaperone.Package.Tests;

/// <summary>A user's project.</summary>
internal sealed class Consumer(string folder, string name)
{
    public string Folder { get; } = folder;

    public string Project => System.IO.Path.Combine(Folder, name + ".csproj");

    public string Inventory => Path("bin/Debug/net10.0/api-inventory.json");

    public string Generated => Path("obj/Debug/net10.0/chaperone/generated/Chaperone.Analyzers/Chaperone.Inventory.InventoryGenerator/ApiInventory.g.cs");

    public string Path(string relative) => System.IO.Path.Combine(Folder, relative);

    public string Read(string file) => File.ReadAllText(Path(file));

    public void Write(string file, string text) => File.WriteAllText(Path(file), text);

    public void Edit(string file, Func<string, string> edit)
    {
        var text = Read(file);
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        Write(file, edited);
    }

    /// <summary>Writes the file for one test and puts back what was there.</summary>
    public IDisposable With(string file, string text)
    {
        var path = Path(file);
        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        File.WriteAllText(path, text);
        return new Undo(() =>
        {
            if (before is null)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllText(path, before);
            }
        });
    }

    /// <summary>Edits the file for one test and puts back what was there.</summary>
    public IDisposable WithEdit(string file, Func<string, string> edit)
    {
        var text = Read(file);
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        return With(file, edited);
    }

    public Task<CommandResult> RestoreAsync() => DotNet.RunAsync(Folder, "restore", "-m:1");

    /// <summary>Builds what changed; the project has been restored.</summary>
    public async Task<BuildResult> BuildAsync(params IEnumerable<string> arguments) =>
        new(await DotNet.RunAsync(Folder, ["build", "--no-restore", "-m:1", "-v:m", .. arguments]));

    /// <summary>Compiles in any case.</summary>
    public Task<BuildResult> RebuildAsync(params IEnumerable<string> arguments) => BuildAsync(["--no-incremental", .. arguments]);

    public IReadOnlyList<string> InventoryIds()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Inventory));
        return [.. document.RootElement.GetProperty("endpoints").EnumerateArray().Select(e => e.GetProperty("id").GetString()!)];
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}

/// <summary>A diagnostic as the build prints it; line 0 when it has no place in a source file.</summary>
internal sealed record BuildDiagnostic(string Severity, string Id, string File, int Line, string Message)
{
    public override string ToString() => $"{Severity} {Id} {System.IO.Path.GetFileName(File)}:{Line}";
}

/// <summary>What a build did.</summary>
internal sealed partial class BuildResult(CommandResult command)
{
    public string Output => command.Output;

    public int ExitCode => command.ExitCode;

    /// <summary>Each diagnostic once: the console repeats them in its summary.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics { get; } =
    [
        .. Line().Matches(command.Output).Select(m => new BuildDiagnostic(
            m.Groups["severity"].Value,
            m.Groups["id"].Value,
            m.Groups["file"].Value,
            m.Groups["line"].Success ? int.Parse(m.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0,
            m.Groups["message"].Value)).Distinct(),
    ];

    /// <summary>Our own diagnostics, as "severity id file:line", in the order of the lines.</summary>
    public IReadOnlyList<string> Ours =>
        [.. Diagnostics.Where(d => d.Id.StartsWith("CHP", StringComparison.Ordinal)).OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).Select(d => d.ToString())];

    public BuildResult Succeeded()
    {
        command.Succeeded();
        return this;
    }

    public BuildResult Failed()
    {
        command.Failed();
        return this;
    }

    /// <summary>Fails unless exactly one diagnostic has this id.</summary>
    public BuildDiagnostic Single(string id)
    {
        var found = Diagnostics.Where(d => d.Id == id).ToArray();
        Assert.True(found.Length == 1, $"{found.Length} times {id}:\n{Output}");
        return found[0];
    }

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(:]*(:\\[^\r\n(:]*)?)(\((?<line>\d+),\d+\))? ?: (?<severity>error|warning) (?<id>[A-Z]+\d+): (?<message>.*?)( \[[^\]\r\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
