using System.CommandLine;

namespace Chaperone.Corpus;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var inventory = new Argument<FileInfo>("inventory") { Description = "The api-inventory.json of the application, as its build or a scan wrote it" };
        var assembly = new Argument<FileInfo>("assembly") { Description = "The application's built assembly" };
        var directory = new Option<DirectoryInfo?>("--directory", "-d") { Description = "The working directory, as a rule the project's; without it the assembly's" };
        var environment = new Option<string>("--environment", "-e") { Description = "The hosting environment", DefaultValueFactory = _ => "Production" };
        var requests = new Option<bool>("--requests", "-r") { Description = "Also send one request per endpoint and verb: what the handlers do is done" };
        var documents = new Option<string[]>("--document") { Description = "The path of an API description to compare as well, such as /openapi/v1.json" };
        var output = new Option<FileInfo?>("--probe", "-p") { Description = "Where what the application serves is kept" };
        var arguments_ = new Option<string[]>("--argument", "-a") { Description = "An argument for the application" };

        var command = new RootCommand("Compares the inventory of a built ASP.NET Core application with what it serves when it runs.")
        {
            inventory, assembly, directory, environment, requests, documents, output, arguments_,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var application = new Application(
                parsed.GetRequiredValue(assembly).FullName,
                (parsed.GetValue(directory)?.FullName ?? parsed.GetRequiredValue(assembly).DirectoryName)!,
                parsed.GetValue(environment)!,
                parsed.GetValue(requests),
                parsed.GetValue(documents) ?? [],
                parsed.GetValue(arguments_) ?? []);
            return await RunAsync(parsed.GetRequiredValue(inventory), application, parsed.GetValue(output), cancellation);
        });
        return await command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> RunAsync(FileInfo inventory, Application application, FileInfo? kept, CancellationToken cancellation)
    {
        var file = kept?.FullName ?? Path.GetTempFileName();
        try
        {
            File.Delete(file);
            var output = await application.RunAsync(file, cancellation);
            if (!File.Exists(file))
            {
                await Console.Error.WriteLineAsync($"No report: the application wrote\n{output}");
                return 2;
            }

            return Summary.Write(Console.Out, await File.ReadAllTextAsync(inventory.FullName, cancellation), file);
        }
        finally
        {
            if (kept is null)
            {
                File.Delete(file);
            }
        }
    }
}
