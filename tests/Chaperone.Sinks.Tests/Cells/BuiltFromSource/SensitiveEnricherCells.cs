using Serilog;
using Serilog.Enrichers.Sensitive;
using ILogger = Serilog.ILogger;

namespace Cells.SensitiveEnricherCells;

public static class Setup
{
    public static void Configure(LoggerConfiguration logger) =>
        logger.Enrich.WithSensitiveDataMasking(static o => o.MaskProperties.Add(new MaskProperty { Name = "Mrn" }));
}

public static class OtherProperty { public static void Run(ILogger log, Patient p) => log.Information("Seen {Ssn}", p.Ssn); }

public static class OtherMember { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Patient}", p); }

public static class Interpolated { public static void Run(ILogger log, ClassifiedRow row) => log.Information($"Seen {row.Mrn}"); }

[ReportedAnyway("which names the enricher masks is configured elsewhere as a rule, and a template that names the hole otherwise is not masked")]
public static class NamedProperty { public static void Run(ILogger log, ClassifiedRow row) => log.Information("Seen {Mrn}", row.Mrn); }

[ReportedAnyway("as above")]
public static class NamedMember { public static void Run(ILogger log, ClassifiedRow row) => log.Information("Seen {@Row}", row); }
