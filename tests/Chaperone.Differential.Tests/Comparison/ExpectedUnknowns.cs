using System.Text.RegularExpressions;

namespace Chaperone.Differential.Comparison;

/// <summary>
/// <c>expected-unknown.txt</c> of an application: the rows that may say unknown, each with the number of the reason in the
/// table of what cannot be known statically: <c>GET /x U5 why</c>.
/// </summary>
internal sealed partial class ExpectedUnknowns
{
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    public IEnumerable<string> Endpoints => _reasons.Keys;

    public static ExpectedUnknowns None { get; } = new();

    public static ExpectedUnknowns Read(string file) => File.Exists(file) ? Parse(File.ReadAllLines(file)) : None;

    public static ExpectedUnknowns Parse(IEnumerable<string> lines)
    {
        var expected = new ExpectedUnknowns();
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var match = Line().Match(line);
            if (!match.Success)
            {
                throw new FormatException($"Not 'VERB /route U<number> reason': {line}");
            }

            expected._reasons.Add(match.Groups["id"].Value, match.Groups["reason"].Value);
        }

        return expected;
    }

    public bool Allows(string id) => _reasons.ContainsKey(id);

    [GeneratedRegex(@"^(?<id>\S+ \S+) (?<reason>U\d{1,2} .+)$")]
    private static partial Regex Line();
}
