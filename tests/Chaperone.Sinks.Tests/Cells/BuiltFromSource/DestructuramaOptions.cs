using Destructurama;
using Serilog;
using ILogger = Serilog.ILogger;

namespace Cells.DestructuramaOptions;

public static class Setup { public static void Configure(LoggerConfiguration logger) => logger.Destructure.UsingAttributes(static o => o.RespectLogPropertyIgnoreAttribute = true); }

[ReportedAnyway("an option of the logger, which may be another project's, is not looked at")]
public static class LogPropertyIgnored { public static void Run(ILogger log, OptionalRow row) => log.Information("Seen {@Row}", row); }

// A type of this file's own: the library keeps what it found out about a type for all loggers, whatever their options.
public class OptionalRow { [LogPropertyIgnore] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }
