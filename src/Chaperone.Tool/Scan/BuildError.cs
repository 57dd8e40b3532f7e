using System.Text.RegularExpressions;

namespace Chaperone.Tool.Scan;

/// <summary>An error as MSBuild prints it: <c>file(line,column): error CODE: message [project]</c>.</summary>
/// <remarks>What the line does not name is empty.</remarks>
internal sealed partial record BuildError(string Place, string Code, string Message, string Project, string Framework)
{
    /// <summary>One of our rules has found something; 9xxx say that Chaperone itself did not work.</summary>
    public bool IsFinding => RuleId().IsMatch(Code);

    public static BuildError? Parse(string line)
    {
        // The first of the two words decides: a warning's text may speak of errors.
        var match = Line().Match(line);
        return match.Success && match.Groups["kind"].Value == "error"
            ? new BuildError(
                match.Groups["place"].Value.Trim(),
                match.Groups["code"].Value,
                match.Groups["message"].Value.Trim(),
                match.Groups["project"].Value,
                match.Groups["framework"].Value)
            : null;
    }

    public override string ToString() => (Code.Length == 0 ? "" : Code + ": ") + Message;

    [GeneratedRegex(@"^\s*(?<place>.*?)\s*:\s(?:[\w ]+ )?(?<kind>error|warning)\s*(?<code>[A-Za-z]+[0-9]+)?\s*:\s(?<message>.*?)(?:\s\[(?<project>[^\[\]]+?proj)(?:::TargetFramework=(?<framework>[^\]]+))?\])?\s*$")]
    private static partial Regex Line();

    [GeneratedRegex("^CHP[1-8][0-9]{3}$")]
    private static partial Regex RuleId();
}
