using log4net;

namespace Cells.Log4NetCells;

public static class Text { public static void Run(ILog log, Patient p) => log.Info("Seen " + p.Ssn); }

public static class Formatted { public static void Run(ILog log, Patient p) => log.InfoFormat("Seen {0}", p.Ssn); }

public static class Key { public static void Run(ILog log, Patient p) => log.InfoFormat("Seen {0}", p.Id); }

public static class ClassText { public static void Run(ILog log, Patient p) => log.Info(p); }

public static class RecordText { public static void Run(ILog log, PatientRecord r) => log.Info(r); }

public static class MaskedRecordText { public static void Run(ILog log, MaskedRecord r) => log.Info(r); }
