using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Chaperone.AspNetCore.Tests;

/// <summary>The attribute as the [LoggerMessage] generator of Microsoft.Extensions.Telemetry reads it.</summary>
public partial class LoggingTests
{
    [Fact]
    public void ClassifiedParameter_IsRedacted()
    {
        var lines = Capture(static logger => PatientSeen(logger, "MRN-1", "7"));
        Assert.Equal(["Patient *** seen on 7"], lines);
    }

    [Fact]
    public void ClassifiedProperties_AreRedacted()
    {
        var lines = Capture(static logger => RowRead(logger, new PatientDto()));
        var line = Assert.Single(lines);
        Assert.Contains("row.Mrn=***", line);
        Assert.Contains("row.Ward=7", line);
        Assert.DoesNotContain("MRN-1", line);
        Assert.DoesNotContain("Ada", line);
    }

    [LoggerMessage(1, LogLevel.Information, "Patient {mrn} seen on {ward}")]
    private static partial void PatientSeen(ILogger logger, [Phi(PhiKind.Mrn)] string mrn, string ward);

    [LoggerMessage(2, LogLevel.Information, "Row read")]
    private static partial void RowRead(ILogger logger, [LogProperties] PatientDto row);

    private static List<string> Capture(Action<ILogger> log)
    {
        var captured = new CapturingProvider();
        var services = new ServiceCollection();
        services.AddRedaction(static b => b.SetFallbackRedactor<StarRedactor>());
        services.AddLogging(b =>
        {
            b.AddProvider(captured);
            b.EnableRedaction();
        });
        using var provider = services.BuildServiceProvider();
        log(provider.GetRequiredService<ILoggerFactory>().CreateLogger("test"));
        return captured.Lines;
    }

    private sealed class CapturingProvider : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var tags = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Where(static t => t.Key.Contains('.', StringComparison.Ordinal)).Select(static t => " " + t.Key + "=" + t.Value);
            Lines.Add(formatter(state, exception) + string.Concat(tags));
        }

        public void Dispose()
        {
        }
    }
}
