using Serilog.Context;
using ILogger = Serilog.ILogger;

namespace Cells.SerilogCells;

public static class TemplateArgument { public static void Run(ILogger log, Patient p) => log.Information("Seen {Ssn}", p.Ssn); }

public static class Key { public static void Run(ILogger log, Patient p) => log.Information("Seen {Id}", p.Id); }

public static class Interpolated { public static void Run(ILogger log, Patient p) => log.Information($"Seen {p.Ssn}"); }

public static class ClassText { public static void Run(ILogger log, Patient p) => log.Information("Seen {Patient}", p); }

public static class Destructured { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Patient}", p); }

public static class DestructuredNested { public static void Run(ILogger log, Visit visit) => log.Information("Seen {@Visit}", visit); }

public static class Stringified { public static void Run(ILogger log, Patient p) => log.Information("Seen {$Patient}", p); }

public static class RecordText { public static void Run(ILogger log, PatientRecord r) => log.Information("Seen {Record}", r); }

public static class RecordStringified { public static void Run(ILogger log, PatientRecord r) => log.Information("Seen {$Record}", r); }

public static class MaskedRecordDestructured { public static void Run(ILogger log, MaskedRecord r) => log.Information("Seen {@Record}", r); }

public static class JsonIgnoredDestructured { public static void Run(ILogger log, JsonIgnoredRow row) => log.Information("Seen {@Row}", row); }

public static class LogPropertyIgnoredDestructured { public static void Run(ILogger log, IgnoredRow row) => log.Information("Seen {@Row}", row); }

public static class OwnAttributeDestructured { public static void Run(ILogger log, SecretCard row) => log.Information("Seen {@Row}", row); }

public static class ClassifiedDestructured { public static void Run(ILogger log, ClassifiedRow row) => log.Information("Seen {@Row}", row); }

public static class Context { public static void Run(ILogger log, Patient p) => log.ForContext("patient", p.Ssn).Information("Seen"); }

public static class ContextOfObject { public static void Run(ILogger log, Patient p) => log.ForContext("patient", p).Information("Seen"); }

public static class ContextDestructured { public static void Run(ILogger log, Patient p) => log.ForContext("patient", p, destructureObjects: true).Information("Seen"); }

public static class Pushed { public static void Run(ILogger log, Patient p) { using (LogContext.PushProperty("patient", p.Ssn)) { log.Information("Seen"); } } }

public static class ExceptionsMessage { public static void Run(ILogger log, Patient p) => log.Error(new InvalidOperationException(p.Ssn), "Failed"); }
