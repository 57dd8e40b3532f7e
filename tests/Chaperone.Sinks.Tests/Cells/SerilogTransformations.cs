using Serilog;
using ILogger = Serilog.ILogger;

namespace Cells.SerilogTransformations;

public static class Setup
{
    public static void Configure(LoggerConfiguration logger) => logger
        .Destructure.ByTransforming<Patient>(static p => new { p.Id })
        .Destructure.ByTransformingWhere<Referral>(static t => typeof(Referral).IsAssignableFrom(t), static r => new { r.To })
        .Destructure.AsScalar<Envelope>()
        .Destructure.AsScalar<Letter>();
}

public static class Transformed { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Patient}", p); }

public static class TransformedInside { public static void Run(ILogger log, Visit visit) => log.Information("Seen {@Visit}", visit); }

public static class TransformedInList { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Patients}", new List<Patient> { p }); }

public static class Derived { public static void Run(ILogger log, PrintingPatient p) => log.Information("Seen {@Patient}", p); }

public static class OtherType { public static void Run(ILogger log, SecretCard card) => log.Information("Seen {@Card}", card); }

public static class MemberOfTransformed { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Ssn}", p.Ssn); }

public static class WithAnother { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Both}", new { p.Ssn, Patient = p }); }

public static class DerivedWhere { public static void Run(ILogger log, UrgentReferral r) => log.Information("Seen {@Referral}", r); }

public static class Scalar { public static void Run(ILogger log, Envelope e) => log.Information("Seen {@Envelope}", e); }

public static class ScalarRecord { public static void Run(ILogger log, Letter l) => log.Information("Seen {@Letter}", l); }

public class Referral { public string Ssn { get; set; } = "MARKED-ssn"; public string To { get; set; } = "7"; }

public class UrgentReferral : Referral { public int Hours { get; set; } = 3; }

public class Envelope { public string Ssn { get; set; } = "MARKED-ssn"; public string To { get; set; } = "7"; }

public record Letter(Guid Id, string Ssn = "MARKED-ssn", string Ward = "7");
