using Meziantou.Framework;
using Microsoft.AspNetCore.Builder;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cells.SensitiveDataCells;

public static class Wrapped { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", SensitiveData.Create(p.Ssn)); }

public static class WrappedText { public static void Run(ILogger log, Patient p) => log.LogInformation($"Seen {SensitiveData.Create(p.Ssn)}"); }

[NotReported("what a type of a library keeps is not followed into it and out again")]
public static class Revealed { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", SensitiveData.Create(p.Ssn).RevealToString()); }

public static class WrappedMember { public static void Run(ILogger log, WrappedCard card) => log.LogInformation("Seen {Ssn}", card.Ssn); }

[NotReported("as above")]
public static class RevealedMember { public static void Run(ILogger log, WrappedCard card) => log.LogInformation("Seen {Ssn}", card.Ssn.RevealToString()); }

public static class Answer { public static void Map(WebApplication app) => app.MapGet("/answer", static () => new WrappedCard()); }

public static class RevealedAnswer { public static void Map(WebApplication app) => app.MapGet("/answer", static () => new RevealedCard { Ssn = new WrappedCard().Ssn.RevealToString() }); }

public class WrappedCard { public SensitiveData<char> Ssn { get; set; } = SensitiveData.Create("MARKED-ssn"); public string Ward { get; set; } = "7"; }

public class RevealedCard { public string Ssn { get; set; } = ""; public string Ward { get; set; } = "7"; }
