using NLog;

namespace Cells.NLogCells;

public static class TemplateArgument { public static void Run(Logger log, Patient p) => log.Info("Seen {Ssn}", p.Ssn); }

public static class Positional { public static void Run(Logger log, Patient p) => log.Info("Seen {0}", p.Ssn); }

public static class Key { public static void Run(Logger log, Patient p) => log.Info("Seen {Id}", p.Id); }

public static class Interpolated { public static void Run(Logger log, Patient p) => log.Info($"Seen {p.Ssn}"); }

public static class ClassText { public static void Run(Logger log, Patient p) => log.Info("Seen {Patient}", p); }

public static class Destructured { public static void Run(Logger log, Patient p) => log.Info("Seen {@Patient}", p); }

public static class Stringified { public static void Run(Logger log, Patient p) => log.Info("Seen {$Patient}", p); }

public static class RecordText { public static void Run(Logger log, PatientRecord r) => log.Info("Seen {Record}", r); }

public static class Property { public static void Run(Logger log, Patient p) => log.WithProperty("patient", p.Ssn).Info("Seen"); }

public static class Pushed { public static void Run(Logger log, Patient p) { using (ScopeContext.PushProperty("patient", p.Ssn)) { log.Info("Seen"); } } }
