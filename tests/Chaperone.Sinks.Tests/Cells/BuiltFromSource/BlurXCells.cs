using Mask.BlurX;
using Microsoft.AspNetCore.Builder;
using ILogger = Serilog.ILogger;

namespace Cells.BlurXCells;

public static class GivenBack { public static void Run(ILogger log, BlurredCard card) => log.Information("Seen {@Card}", BlurXHelper.Mask(card)); }

public static class InPlace
{
    public static void Run(ILogger log, BlurredCard card)
    {
        BlurXHelper.Mask(card);
        log.Information("Seen {@Card}", card);
    }
}

public static class MemberInPlace
{
    public static void Run(ILogger log, BlurredCard card)
    {
        BlurXHelper.Mask(card);
        log.Information("Seen {Ssn}", card.Ssn);
    }
}

public static class AttributeAlone { public static void Run(ILogger log, BlurredCard card) => log.Information("Seen {@Card}", card); }

public static class AnswerGivenBack { public static void Map(WebApplication app) => app.MapGet("/answer", static () => BlurXHelper.Mask(new BlurredCard())); }

public static class AnswerInPlace
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static () =>
    {
        var card = new BlurredCard();
        BlurXHelper.Mask(card);
        return card;
    });
}

public static class AnswerOfAttributeAlone { public static void Map(WebApplication app) => app.MapGet("/answer", static () => new BlurredCard()); }

public class BlurredCard { [BlurXField(BlurStyle.Full)] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }
