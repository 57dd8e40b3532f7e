namespace Chaperone.Tool.Scan;

/// <summary>The build of all scanned projects, in as many passes as it takes.</summary>
internal sealed class ScanBuild
{
    private const string Mark = "##chaperone|";

    private readonly ScanInput _input;
    private readonly ScanFolders _folders;
    private readonly ScanProgress _progress;
    private readonly List<string> _properties;
    private readonly string _project;
    private readonly List<BuildError> _restoreErrors = [];
    private readonly List<BuildError> _findings = [];
    private List<BuildError> _buildErrors = [];
    private int _runs;

    public ScanBuild(ScanInput input, ScanFolders folders, ScanRequest request, ScanProgress progress)
    {
        _input = input;
        _folders = folders;
        _progress = progress;
        _project = Path.Combine(folders.Work, "scan.proj");
        BuildProject.Write(_project, input);
        _properties =
        [
            "-nologo", "-verbosity:minimal", "-terminalLogger:off", "-consoleLoggerParameters:NoSummary", "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
            "-p:CustomAfterMicrosoftCommonTargets=" + Payload.Targets,
            "-p:ChaperoneScanDirectory=" + folders.Work,
        ];
        if (request.Configuration is { } configuration)
        {
            _properties.Add("-p:Configuration=" + configuration);
        }
    }

    /// <summary>What the passes so far have built.</summary>
    public IReadOnlyList<BuiltProject> Projects { get; private set; } = [];

    /// <summary>What broke: each error once.</summary>
    public IReadOnlyList<BuildError> Errors => [.. _restoreErrors.Concat(_findings).Concat(_buildErrors).Distinct()];

    public async Task RestoreAsync(CancellationToken cancellation)
    {
        _progress.Say($"Restoring {Count(_input.Projects.Count, "project")}");
        await RunAsync("restore", ["msbuild", _project, "-t:Restore", .. _properties], _restoreErrors, cancellation);
    }

    public async Task BuildAsync(CancellationToken cancellation)
    {
        _progress.Say($"Building {Count(_input.Projects.Count, "project")}");
        // Findings stay: the pass that follows builds their projects without the analyzers.
        _findings.AddRange(_buildErrors.Where(e => e.IsFinding));
        _buildErrors = [];
        await RunAsync("build", ["build", _project, "--no-restore", .. _properties], _buildErrors, cancellation);
        Projects = BuiltProject.ReadAll(_folders.Work);
    }

    /// <returns>Whether another pass can build more.</returns>
    public bool SettleFindings()
    {
        // What a project needs may lie outside the scanned ones: any that has not even come to its compiler counts.
        var compiled = Projects.Select(p => p.Project).ToHashSet(StringComparer.Ordinal);
        if (_input.Projects.All(compiled.Contains))
        {
            return false;
        }

        var settled = false;
        foreach (var errors in _buildErrors.GroupBy(e => e.Project).Where(g => g.All(e => e.IsFinding)))
        {
            foreach (var project in Projects.Where(p => p.Project == errors.Key && !p.IsSettled))
            {
                project.Settle();
                settled = true;
            }
        }

        return settled;
    }

    private async Task RunAsync(string name, IEnumerable<string> arguments, List<BuildError> errors, CancellationToken cancellation)
    {
        await using var log = new StreamWriter(Path.Combine(_folders.Work, $"{++_runs}-{name}.log")) { AutoFlush = true };
        await DotNet.RunAsync(
            _input.Root,
            arguments,
            line =>
            {
                log.WriteLine(line);
                var mark = line.IndexOf(Mark, StringComparison.Ordinal);
                if (mark >= 0)
                {
                    SayCompiling(line[(mark + Mark.Length)..].Split('|'));
                }
                else if (BuildError.Parse(line) is { } error)
                {
                    errors.Add(error);
                }
            },
            cancellation);
    }

    private void SayCompiling(string[] parts)
    {
        if (parts is ["true", var project, var framework])
        {
            _progress.Say($"Analyzing {_input.Show(project)}{(framework.Length > 0 ? $" ({framework})" : "")}");
        }
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
