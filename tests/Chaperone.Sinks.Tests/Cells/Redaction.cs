using Chaperone;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cells.Redaction;

/// <summary>Every cell of this file runs with it: what is not said otherwise is erased.</summary>
public static class Setup
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.EnableRedaction();
        logging.Services.AddRedaction();
    }
}

/// <summary>As the fix of CHP2003 writes it.</summary>
public static partial class ConvertedCall
{
    public static void Run(ILogger log, Patient p) => LogRun(log, p.Ssn, p.Ward);

    [LoggerMessage(Level = LogLevel.Information, Message = "Admitted \"{Ssn}\" to {Ward}")]
    private static partial void LogRun(ILogger logger, [Phi(PhiKind.NationalId)] string? ssn, string? ward);
}

public static partial class ClassifiedParameter
{
    public static void Run(ILogger log, Patient p) => Seen(log, p.Ssn);

    [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
    private static partial void Seen(ILogger logger, [Phi(PhiKind.NationalId)] string ssn);
}

public static partial class ClassifiedParameterHashed
{
    public static void Configure(ILoggingBuilder logging) => logging.Services.AddRedaction(static b => b.SetHmacRedactor(static o => { o.KeyId = 1; o.Key = Convert.ToBase64String(new byte[44]); }, new DataClassificationSet(PhiTaxonomy.Of(PhiKind.Other))));

    public static void Run(ILogger log, Patient p) => Seen(log, p.Ssn);

    [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
    private static partial void Seen(ILogger logger, [Phi(PhiKind.NationalId)] string ssn);
}

public static partial class UnclassifiedParameter
{
    public static void Run(ILogger log, Patient p) => Seen(log, p.Ssn);

    [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
    private static partial void Seen(ILogger logger, string ssn);
}

public static partial class ClassifiedProperties
{
    public static void Run(ILogger log, ClassifiedRow row) => Seen(log, row);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [LogProperties] ClassifiedRow row);
}

public static partial class UnclassifiedProperties
{
    public static void Run(ILogger log, Patient p) => Seen(log, p);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [LogProperties] Patient patient);
}

public static partial class IgnoredProperties
{
    public static void Run(ILogger log, IgnoredRow row) => Seen(log, row);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [LogProperties] IgnoredRow row);
}

public static partial class NestedProperties
{
    public static void Run(ILogger log, Visit visit) => Seen(log, visit);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [LogProperties] Visit visit);
}

public static partial class TransitiveProperties
{
    public static void Run(ILogger log, Visit visit) => Seen(log, visit);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [LogProperties(Transitive = true)] Visit visit);
}

public static partial class ProvidedTags
{
    public static void Run(ILogger log, Patient p) => Seen(log, p);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [TagProvider(typeof(ProvidedTags), nameof(Record))] Patient patient);

    public static void Record(ITagCollector collector, Patient patient) => collector.Add("ssn", patient.Ssn);
}

public static partial class ProvidedKey
{
    public static void Run(ILogger log, Patient p) => Seen(log, p);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [TagProvider(typeof(ProvidedKey), nameof(Record))] Patient patient);

    public static void Record(ITagCollector collector, Patient patient) => collector.Add("id", patient.Id);
}

public static partial class ProvidedClassifiedTags
{
    public static void Run(ILogger log, Patient p) => Seen(log, p);

    [LoggerMessage(1, LogLevel.Information, "Seen")]
    private static partial void Seen(ILogger logger, [TagProvider(typeof(ProvidedClassifiedTags), nameof(Record))] Patient patient);

    public static void Record(ITagCollector collector, Patient patient) => collector.Add("ssn", patient.Ssn, new DataClassificationSet(PhiTaxonomy.Of(PhiKind.NationalId)));
}

public static class ClassifiedMemberInTemplate { public static void Run(ILogger log, ClassifiedRow row) => log.LogInformation("Seen {Mrn}", row.Mrn); }
