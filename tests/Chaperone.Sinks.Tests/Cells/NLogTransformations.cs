using NLog;
using NLog.Config;
using Logger = NLog.Logger;

namespace Cells.NLogTransformations;

public static class Setup { public static void Configure(ISetupBuilder nlog) => nlog.SetupSerialization(static s => s.RegisterObjectTransformation<Patient>(static p => new { p.Id })); }

public static class Transformed { public static void Run(Logger log, Patient p) => log.Info("Seen {@Patient}", p); }

public static class Derived { public static void Run(Logger log, WardPatient p) => log.Info("Seen {@Patient}", p); }

public static class OtherType { public static void Run(Logger log, SecretCard card) => log.Info("Seen {@Card}", card); }

public class WardPatient : Patient { public int Bed { get; set; } = 3; }
