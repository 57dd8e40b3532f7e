using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Differential.Harness;

/// <summary>A small application under <c>Apps</c>: one folder, one program.</summary>
internal sealed class TestApp
{
    private static readonly string AppsFolder = Path.Combine(AppContext.BaseDirectory, "Apps");
    private static readonly ConcurrentDictionary<string, TestApp> Apps = new();

    // Two at a time: each is a process of its own.
    private static readonly SemaphoreSlim Slots = new(2);

    private readonly Lazy<CompiledApp> _compiled;
    private readonly Lazy<Task<AppRun>> _run;

    private TestApp(string name)
    {
        Name = name;
        Folder = Path.Combine(AppsFolder, name);
        _compiled = new(() => AppCompiler.Compile(this));
        _run = new(() => Task.Run(RunAsync));
    }

    public string Name { get; }

    public string Folder { get; }

    public CompiledApp Compiled => _compiled.Value;

    /// <summary>What the application says when it cannot start, from <c>expected-failure.txt</c>; null for one that starts.</summary>
    public string? ExpectedFailure => FileText("expected-failure.txt")?.Trim();

    /// <summary>Whether its libraries are built with Chaperone: all but those of an application with <c>libraries-without-facts.txt</c>.</summary>
    public bool SharesFacts => !File.Exists(Path.Combine(Folder, "libraries-without-facts.txt"));

    public bool HasLibraries => Directory.Exists(Path.Combine(Folder, "Libraries"));

    /// <summary>The tests also run on older compilers, which do not know the newest C#.</summary>
    private static bool IsSupported(string name) =>
        Named(name).FileText("language-version.txt") is not { } version
        || (LanguageVersionFacts.TryParse(version.Trim(), out var needed) && needed <= LanguageVersion.Latest.MapSpecifiedToEffectiveVersion());

    private string? FileText(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)) : null;

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(AppsFolder).Select(Path.GetFileName).OfType<string>().Where(IsSupported).Order(StringComparer.Ordinal)];

    public static TestApp Named(string name) => Apps.GetOrAdd(name, n => new TestApp(n));

    /// <summary>Compiles, starts and asks the application, once however many tests want to know; the next one is begun as well.</summary>
    public Task<AppRun> Run()
    {
        var run = _run.Value;
        if (Names.SkipWhile(name => name != Name).ElementAtOrDefault(1) is { } next)
        {
            _ = Named(next)._run.Value;
        }

        return run;
    }

    private async Task<AppRun> RunAsync()
    {
        await Slots.WaitAsync();
        try
        {
            return await AppRunner.RunAsync(Compiled);
        }
        finally
        {
            Slots.Release();
        }
    }
}
