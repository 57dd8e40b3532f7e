using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Logging;

namespace Cells.Mel;

public static class TemplateArgument { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", p.Ssn); }

public static class Key { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Id}", p.Id); }

public static class Interpolated { public static void Run(ILogger log, Patient p) => log.LogInformation($"Seen {p.Ssn}"); }

public static class Concatenated { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen " + p.Ssn + "."); }

public static class Formatted { public static void Run(ILogger log, Patient p) => log.LogInformation(string.Format("Seen {0}", p.Ssn)); }

public static class Local { public static void Run(ILogger log, Patient p) { var found = p.Ssn; log.LogWarning("Seen {Found}", found); } }

public static class Items { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {All}", new List<string> { p.Ssn }); }

public static class RecordText { public static void Run(ILogger log, PatientRecord r) => log.LogInformation("Seen {Record}", r); }

public static class RecordInInterpolation { public static void Run(ILogger log, PatientRecord r) => log.LogInformation($"Seen {r}"); }

public static class RecordStructText { public static void Run(ILogger log, PatientValue r) => log.LogInformation("Seen {Record}", r); }

public static class RecordWithToString { public static void Run(ILogger log, MaskedRecord r) => log.LogInformation("Seen {Record}", r); }

public static class RecordWithPrintMembers { public static void Run(ILogger log, PrintMembersRecord r) => log.LogInformation("Seen {Record}", r); }

public static class ClassText { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Patient}", p); }

public static class ClassWithToString { public static void Run(ILogger log, PrintingPatient p) => log.LogInformation("Seen {Patient}", p); }

public static class TupleText { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Pair}", (p.Id, p.Ssn)); }

public static class AnonymousText { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Object}", new { p.Id, p.Ssn }); }

[ReportedAnyway("Microsoft's own providers write the type's name; Serilog and NLog behind them read the @")]
public static class Destructured { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {@Patient}", p); }

public static class Scope { public static void Run(ILogger log, Patient p) { using (log.BeginScope("Patient {Ssn}", p.Ssn)) { log.LogInformation("Seen"); } } }

public static class ScopeOfPairs { public static void Run(ILogger log, Patient p) { using (log.BeginScope(new Dictionary<string, object> { ["ssn"] = p.Ssn })) { log.LogInformation("Seen"); } } }

public static class Defined
{
    private static readonly Action<ILogger, string, Exception?> s_seen = LoggerMessage.Define<string>(LogLevel.Information, 1, "Seen {Ssn}");

    public static void Run(ILogger log, Patient p) => s_seen(log, p.Ssn, null);
}

public static class ClassifiedMember { public static void Run(ILogger log, ClassifiedRow row) => log.LogInformation("Seen {Mrn}", row.Mrn); }

public static class ExceptionsMessage { public static void Run(ILogger log, Patient p) => log.LogError(new InvalidOperationException("No chart for " + p.Ssn), "Failed"); }

public static class ErasingRedacted { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", ErasingRedactor.Instance.Redact(p.Ssn)); }

public static class NullRedacted { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", NullRedactor.Instance.Redact(p.Ssn)); }

public static class Protected { public static void Run(ILogger log, Patient p, IDataProtector protector) => log.LogInformation("Seen {Ssn}", protector.Protect(p.Ssn)); }

public static class KeyedHash { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", Convert.ToHexString(HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(p.Ssn)))); }

[ReportedAnyway("an unkeyed hash of an identifier is found again by trying all identifiers (45 CFR 164.514(c))")]
public static class UnkeyedHash { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(p.Ssn)))); }

public static class Serialized { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(p)); }

public static class SerializedIgnored { public static void Run(ILogger log, JsonIgnoredRow row) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(row)); }

public static class SerializedForeignIgnored { public static void Run(ILogger log, NewtonsoftIgnoredRow row) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(row)); }

public static class NewtonsoftIgnored { public static void Run(ILogger log, NewtonsoftIgnoredRow row) => log.LogInformation("Seen {Json}", Newtonsoft.Json.JsonConvert.SerializeObject(row)); }

public static class NewtonsoftForeignIgnored { public static void Run(ILogger log, JsonIgnoredRow row) => log.LogInformation("Seen {Json}", Newtonsoft.Json.JsonConvert.SerializeObject(row)); }

public static class ConsoleText { public static void Run(Patient p) => Console.WriteLine(p.Ssn); }

public static class TraceText { public static void Run(Patient p) => System.Diagnostics.Trace.WriteLine("Seen " + p.Ssn); }

public static class Length { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Length}", p.Ssn.Length); }
