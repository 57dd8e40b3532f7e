using Destructurama;
using Destructurama.Attributed;
using Destructurama.Filters;
using Serilog;
using ILogger = Serilog.ILogger;

namespace Cells.DestructuramaCells;

public static class Setup { public static void Configure(LoggerConfiguration logger) => logger.Destructure.UsingAttributes(); }

public static class NotLogged { public static void Run(ILogger log, NotLoggedCard card) => log.Information("Seen {@Card}", card); }

public static class Masked { public static void Run(ILogger log, MaskedCard card) => log.Information("Seen {@Card}", card); }

public static class Replaced { public static void Run(ILogger log, ReplacedCard card) => log.Information("Seen {@Card}", card); }

public static class MaskedInside { public static void Run(ILogger log, MaskedFolder folder) => log.Information("Seen {@Folder}", folder); }

public static class MaskedText { public static void Run(ILogger log, MaskedRecordCard card) => log.Information("Seen {Card}", card); }

public static class MaskedStringified { public static void Run(ILogger log, MaskedRecordCard card) => log.Information("Seen {$Card}", card); }

public static class MaskedMember { public static void Run(ILogger log, MaskedCard card) => log.Information("Seen {Ssn}", card.Ssn); }

public static class NotLoggedIfNull { public static void Run(ILogger log, NotNullCard card) => log.Information("Seen {@Card}", card); }

public static class NotLoggedIfDefault { public static void Run(ILogger log, NotDefaultCard card) => log.Information("Seen {@Card}", card); }

public static class AsScalar { public static void Run(ILogger log, ScalarCard card) => log.Information("Seen {@Card}", card); }

public static class Renamed { public static void Run(ILogger log, RenamedCard card) => log.Information("Seen {@Card}", card); }

public static class OnlyMarked { public static void Run(ILogger log, OnlyMarkedCard card) => log.Information("Seen {@Card}", card); }

public static class MarkedAmongOnlyMarked { public static void Run(ILogger log, MarkedCard card) => log.Information("Seen {@Card}", card); }

public static class LogPropertyIgnored { public static void Run(ILogger log, IgnoredRow row) => log.Information("Seen {@Row}", row); }

public class NotLoggedCard { [NotLogged] public string Ssn { get; set; } = "MARKED-ssn"; }

public class MaskedCard { [LogMasked(ShowLast = 2)] public string Ssn { get; set; } = "MARKED-ssn"; }

public class ReplacedCard { [LogReplaced("MARKED-(.*)", "***")] public string Ssn { get; set; } = "MARKED-ssn"; }

public class MaskedFolder { public int Number { get; set; } = 3; public MaskedCard Card { get; set; } = new(); }

public record MaskedRecordCard(Guid Id, [property: LogMasked] string Ssn = "MARKED-ssn");

public class NotNullCard { [NotLoggedIfNull] public string? Ssn { get; set; } = "MARKED-ssn"; }

public class NotDefaultCard { [NotLoggedIfDefault] public string? Ssn { get; set; } = "MARKED-ssn"; }

public class ScalarCard { [LogAsScalar] public string Ssn { get; set; } = "MARKED-ssn"; }

public class RenamedCard { [LogWithName("Number")] public string Ssn { get; set; } = "MARKED-ssn"; }

[AllowDestructuringOnlyExplicitlyMarkedProperties]
public class OnlyMarkedCard { public string Ssn { get; set; } = "MARKED-ssn"; [LogWithName("W")] public string Ward { get; set; } = "7"; }

[AllowDestructuringOnlyExplicitlyMarkedProperties]
public class MarkedCard { [LogWithName("Number")] public string Ssn { get; set; } = "MARKED-ssn"; }
