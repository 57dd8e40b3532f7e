using Chaperone;
using Microsoft.Extensions.Logging;

namespace Cells.EnrichmentOnly;

/// <summary>Every cell of this file runs with it: the extended logger, and no redaction in it.</summary>
public static class Setup { public static void Configure(ILoggingBuilder logging) => logging.EnableEnrichment(); }

public static partial class ClassifiedParameter
{
    public static void Run(ILogger log, Patient p) => Seen(log, p.Ssn);

    [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
    private static partial void Seen(ILogger logger, [Phi(PhiKind.NationalId)] string ssn);
}

public static partial class ClassifiedProperties
{
    public static void Run(ILogger log, ClassifiedRow row) => Seen(log, row);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [LogProperties] ClassifiedRow row);
}

public static partial class NothingClassified
{
    public static void Run(ILogger log, Patient p) => Seen(log, p.Id);

    [LoggerMessage(1, LogLevel.Information, "Seen {id}")]
    private static partial void Seen(ILogger logger, Guid id);
}
