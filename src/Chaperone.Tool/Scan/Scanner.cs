namespace Chaperone.Tool.Scan;

/// <summary>Builds the projects with the analyzers injected, and reads what they wrote.</summary>
internal static class Scanner
{
    public static async Task<ScanReport> RunAsync(ScanRequest request, ScanProgress progress, CancellationToken cancellation)
    {
        Payload.Check();
        var input = ScanInput.Find(request.Path);
        var folders = ScanFolders.Prepare(input, request.Path, request.Output);
        await CheckSdkAsync(input.Root, cancellation);

        var build = new ScanBuild(input, folders, request, progress);
        if (!request.NoRestore)
        {
            await build.RestoreAsync(cancellation);
        }

        await build.BuildAsync(cancellation);
        // A project with findings of severity error is not emitted, so that those that depend on it have not been built.
        while (build.SettleFindings())
        {
            await build.BuildAsync(cancellation);
        }

        progress.Say("Reading the results");
        return ScanReport.Create(input, folders, build.Projects, build.Errors);
    }

    private static async Task CheckSdkAsync(string root, CancellationToken cancellation)
    {
        var said = new List<string>();
        var code = await DotNet.RunAsync(root, ["--version"], said.Add, cancellation);
        var version = said.FirstOrDefault() ?? "";
        if (code != 0 || !int.TryParse(version.Split('.')[0], out var major))
        {
            throw new ScanException($"No .NET SDK can be used in '{root}' (a global.json may ask for one that is not installed):{Environment.NewLine}{string.Join(Environment.NewLine, said)}");
        }

        if (major < 8)
        {
            throw new ScanException($"The .NET SDK {version} is too old for the analyzers. Install the .NET 8 SDK or a newer one.");
        }
    }
}
