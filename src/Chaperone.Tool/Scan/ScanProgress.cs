using System.Diagnostics;
using Spectre.Console;

namespace Chaperone.Tool.Scan;

/// <summary>Says what is going on: one line that changes on a terminal, a line a step elsewhere.</summary>
internal sealed class ScanProgress : IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TaskCompletionSource _end = new();
    private readonly Lock _gate = new();
    private readonly Task _spinner = Task.CompletedTask;
    private string _text = "Starting";

    private ScanProgress(IAnsiConsole console, bool plain)
    {
        _console = console;
        if (!plain && console.Profile.Capabilities.Interactive)
        {
            _spinner = console.Status().StartAsync(_text, SpinAsync);
        }
        else
        {
            _end.SetResult();
        }
    }

    public static ScanProgress Start(IAnsiConsole console, bool plain) => new(console, plain);

    public void Say(string text)
    {
        lock (_gate)
        {
            _text = text;
            if (_end.Task.IsCompleted)
            {
                _console.WriteLine($"[{Elapsed}] {text}");
            }
        }
    }

    /// <summary>Takes the line off the terminal.</summary>
    public void Dispose()
    {
        _end.TrySetResult();
        _spinner.GetAwaiter().GetResult();
    }

    private string Elapsed => _watch.Elapsed.ToString(@"mm\:ss", System.Globalization.CultureInfo.InvariantCulture);

    private async Task SpinAsync(StatusContext context)
    {
        while (await Task.WhenAny(_end.Task, Task.Delay(200)) != _end.Task)
        {
            string text;
            lock (_gate)
            {
                text = _text;
            }

            context.Status(Markup.Escape($"[{Elapsed}] {text}"));
        }
    }
}
