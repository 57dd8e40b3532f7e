using JsonMasking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cells.JsonMaskingCells;

public static class Named { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(p).MaskFields(["Ssn"], "***")); }

[NotReported("what a method's name says of masking is believed; which fields it is told to mask is not looked at")]
public static class OtherField { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(p).MaskFields(["Mrn"], "***")); }

public static class Unmasked { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(p)); }

public static class TextAnswer { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Results.Text(System.Text.Json.JsonSerializer.Serialize(patients.Find()).MaskFields(["Ssn"], "***"), "application/json")); }

public static class UnmaskedTextAnswer { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Results.Text(System.Text.Json.JsonSerializer.Serialize(patients.Find()), "application/json")); }
