using Taciturn;
using ILogger = Serilog.ILogger;

namespace Cells.TaciturnCells;

public static class Text { public static void Run(ILogger log, QuietCard card) => log.Information("Seen {Card}", card); }

public static class Interpolated { public static void Run(ILogger log, QuietCard card) => log.Information($"Seen {card}"); }

public static class Called { public static void Run(ILogger log, QuietCard card) => log.Information("Seen {Card}", card.ToString()); }

public static class Destructured { public static void Run(ILogger log, QuietCard card) => log.Information("Seen {@Card}", card); }

public static class Member { public static void Run(ILogger log, QuietCard card) => log.Information("Seen {Ssn}", card.Ssn); }

public static class PlainMember { public static void Run(ILogger log, PlainCard card) => log.Information("Seen {Card}", card); }

public static class OfStruct { public static void Run(ILogger log, QuietPair pair) => log.Information("Seen {Pair}", pair); }

public static class Derived { public static void Run(ILogger log, QuietInsurance card) => log.Information("Seen {Card}", card); }

public static class DerivedUnmarked { public static void Run(ILogger log, LoudInsurance card) => log.Information("Seen {Card}", card); }

public static class OwnPrinting { public static void Run(ILogger log, PrintedCard card) => log.Information("Seen {Card}", card); }

[Taciturn]
public partial record QuietCard
{
    public string Ssn { get; init; } = "MARKED-ssn";

    public string Ward { get; init; } = "7";
}

[Taciturn]
public sealed partial record PlainCard
{
    [Plain]
    public string Ssn { get; init; } = "MARKED-ssn";

    public string Ward { get; init; } = "7";
}

[Taciturn]
public partial record struct QuietPair()
{
    public string Ssn { get; init; } = "MARKED-ssn";
}

[Taciturn]
public sealed partial record QuietInsurance : QuietCard
{
    public string PatientPolicyNumber { get; init; } = "MARKED-policy";
}

public sealed record LoudInsurance : QuietCard
{
    public string PatientPolicyNumber { get; init; } = "MARKED-policy";
}

/// <summary>The generator stands down for it.</summary>
#pragma warning disable TACIT003
[Taciturn]
public sealed partial record PrintedCard
{
    public string Ssn { get; init; } = "MARKED-ssn";

    public override string ToString() => "card of " + Ssn;
}
