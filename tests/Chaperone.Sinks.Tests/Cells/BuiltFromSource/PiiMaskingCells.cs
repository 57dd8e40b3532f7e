using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using PiiMasking;
using PiiMasking.AspNetCore;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cells.PiiMaskingCells;

public static class Setup
{
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddControllers();
        builder.Services.AddPiiMasking(builder.Configuration).AddPiiMaskingMvcJson();
    }
}

public static class InLog { public static void Run(ILogger log, PiiCard card) => log.LogInformation("Seen {Ssn}", card.Ssn); }

public static class PiiCards { public static void Map(WebApplication app) => app.MapControllers(); }

[NotReported("an attribute that says that it masks is honoured by what the application sets up, or not: which serializer that concerns is the library's to say")]
public static class Minimal { public static void Map(WebApplication app) => app.MapGet("/answer", static () => new PiiCard()); }

public class PiiCardsController : ControllerBase { [HttpGet("/answer")] public PiiCard Get() => new(); }

public class PiiCard { [PiiMasking] public string Ssn { get; set; } = "ss-MARKED"; public string Ward { get; set; } = "7"; }
