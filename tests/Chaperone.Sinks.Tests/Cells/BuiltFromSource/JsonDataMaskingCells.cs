using JsonDataMasking.Attributes;
using JsonDataMasking.Masks;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cells.JsonDataMaskingCells;

public static class Object { public static void Run(ILogger log, SensitiveCard card) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(JsonMask.MaskSensitiveData(card))); }

public static class Unmasked { public static void Run(ILogger log, SensitiveCard card) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(card)); }

public static class Member { public static void Run(ILogger log, SensitiveCard card) => log.LogInformation("Seen {Ssn}", card.Ssn); }

[NotReported("what a method's name says of masking is believed; which members it masks is not looked at")]
public static class WithoutAttribute { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Json}", System.Text.Json.JsonSerializer.Serialize(JsonMask.MaskSensitiveData(p))); }

public class SensitiveCard { [SensitiveData] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }
