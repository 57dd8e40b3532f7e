using System.CommandLine;
using Chaperone.Tool.Commands;

namespace Chaperone.Tool;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Chaperone: which endpoints of an ASP.NET Core API exist, and what protects them.");
        root.Subcommands.Add(ScanCommand.Create());
        root.Subcommands.Add(InitCommand.Create());
        root.Subcommands.Add(AcceptCommand.Create());
        root.Subcommands.Add(DiffCommand.Create());
        // No response files: an owner may be a team's handle, @team-api.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // The build that is running has to be stopped before the process ends.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 ? ExitCodes.NotScanned : code;
    }
}
