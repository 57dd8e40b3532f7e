using Maskify.Core;
using Maskify.Core.Annotations;
using Microsoft.AspNetCore.Builder;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cells.MaskifyCells;

public static class Masked { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", p.Ssn.Mask(0, 10)); }

public static class Unmasked { public static void Run(ILogger log, Patient p) => log.LogInformation("Seen {Ssn}", p.Ssn); }

// The attribute is a validation: it overwrites the member when something validates the object.
public static class AttributeInLog { public static void Run(ILogger log, ValidatedCard card) => log.LogInformation("Seen {Ssn}", card.Ssn); }

public static class AttributeInAnswer { public static void Map(WebApplication app) => app.MapGet("/answer", static () => new ValidatedCard()); }

public class ValidatedCard { [MaskSensitiveData(MaskSensitiveDataAttribute.DataType.RG)] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }
