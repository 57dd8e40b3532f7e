using Destructurama.Attributed;
using ILogger = Serilog.ILogger;

namespace Cells.DestructuramaNotSetUp;

[NotReported("UsingAttributes() may be called by what configures the logger: another project, or Serilog.Settings.Configuration")]
public static class NotLogged { public static void Run(ILogger log, NotLoggedPatient card) => log.Information("Seen {@Card}", card); }

public class NotLoggedPatient { [NotLogged] public string Ssn { get; set; } = "MARKED-ssn"; }
