using Chaperone.Inventory.Reviewed;

namespace Chaperone.Inventory.Tests.Reviewed;

/// <summary>Entries and files put together by chance, the same ones for the same seed.</summary>
internal static class Entries
{
    /// <summary>What names may contain: whatever breaks a format that is split at blanks, commas and quotes.</summary>
    private const string Characters = "aZ09.-_/{}<>~()[]:;,|\"'\\%!= \t\u00a0\u2028\u0085é漢\ufeff#";

    private static readonly string[] s_levels = ["protected", "fallback", "open-explicit", "open", "open-ineffective", "broken", "unknown"];

    public static string Text(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => random.Next(20) == 0 ? "\U0001F9EA" : Characters[random.Next(Characters.Length)].ToString()));

    public static InventoryEntry Inventory(Random random, int ids = 40)
    {
        var protection = new InventoryProtection { State = s_levels[random.Next(s_levels.Length)] };
        protection.Policies.AddRange(Some(random, 2, () => Text(random, 8)));
        protection.Roles.AddRange(Some(random, 3, () => Text(random, 8)));
        protection.Schemes.AddRange(Some(random, 1, () => Text(random, 8)));
        protection.Requirements.AddRange(Some(random, 2, () => Text(random, 12)));
        var endpoint = new InventoryEndpoint
        {
            Id = $"{(random.Next(2) == 0 ? "GET" : "DELETE,GET")} /{(random.Next(3) == 0 ? Text(random, 12) : "r" + random.Next(ids))}",
            Handler = "M:" + Text(random, 10),
            Protection = protection,
        };
        if (random.Next(5) == 0)
        {
            var method = InventoryEntry.Of(endpoint, new InventoryMethod { Name = Text(random, 8), Handler = "M:" + Text(random, 10), Protection = protection }, random.Next(4) == 0);
            method.Reason = random.Next(3) == 0 ? Text(random, 30) : null;
            return method;
        }

        var entry = InventoryEntry.Of(endpoint, random.Next(4) == 0);
        entry.Reason = random.Next(3) == 0 ? Text(random, 30) : null;
        entry.Phi = random.Next(3) == 0 ? null : PhiColumn.Create(Kinds(random), Kinds(random), Kinds(random), random.Next(4) == 0);
        entry.Docs = new[] { null, "yes", "no", "hidden" }[random.Next(4)];
        return random.Next(4) == 0 ? entry.For(new[] { "net8.0", "net10.0" }.Take(random.Next(1, 3))) : entry;
    }

    public static ExceptionEntry Exception(Random random) => new("CHP100" + random.Next(3), ExceptionEntry.TargetOf(random.Next(3) == 0 ? "M:A." + Text(random, 12) : "GET /" + Text(random, 12)))
    {
        Until = random.Next(3) == 0 ? null : $"20{random.Next(10, 99)}-0{random.Next(1, 9)}-1{random.Next(0, 9)}",
        Owner = random.Next(3) == 0 ? null : "@team-" + random.Next(3),
        Ticket = random.Next(3) == 0 ? null : "SEC-" + random.Next(100),
        Reason = random.Next(3) == 0 ? null : Text(random, 30),
    };

    /// <summary>A file as people and merges leave it.</summary>
    public static string File(Random random, Func<string> line, string lineBreak)
    {
        var lines = new List<string>();
        for (var i = random.Next(30); i > 0; i--)
        {
            lines.Add(random.Next(12) switch
            {
                0 => "",
                1 => "# " + Text(random, 20).Replace('\u2028', ' ').Replace('\u0085', ' '),
                2 => "<<<<<<< HEAD",
                3 => "=======",
                4 => ">>>>>>> topic",
                5 => Text(random, 40),
                6 => "#format 1",
                _ => (random.Next(6) == 0 ? "  " : "") + line(),
            });
        }

        return (random.Next(2) == 0 ? "#format 1" + lineBreak : "") + string.Join(lineBreak, lines) + (random.Next(2) == 0 ? lineBreak : "");
    }

    private static IEnumerable<string> Kinds(Random random) => Some(random, 3, () => new[] { "mrn", "ssn", "health-plan-id", "dob" }[random.Next(4)]);

    private static IEnumerable<string> Some(Random random, int most, Func<string> make) => Enumerable.Range(0, random.Next(most + 1)).Select(_ => make());
}
