using System.Text.RegularExpressions;
using Xunit;

namespace Chaperone.Differential;

/// <summary>Every statement about ASP.NET Core that the model follows is exercised by an application, whose comment names it.</summary>
public sealed partial class SemanticsCoverageTests
{
    /// <summary>How many statements each section has: reflection, controllers, Map calls, authorization.</summary>
    private static readonly int[] Statements = [6, 25, 14, 33];

    /// <summary>Statements that no running application can show.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["1.5"] = "a library does not run; LibraryFactsTests and the unit tests of rules have some",
        ["3.26"] = "filters in the metadata mean nothing to the middleware: every application with a filter relies on it",
    };

    [Fact]
    public void Every_statement_has_an_application()
    {
        var named = NamedBy();
        var all = Statements.SelectMany((count, section) => Enumerable.Range(1, count).Select(number => $"{section}.{number}")).ToList();

        Assert.Equal(all.Except(Elsewhere.Keys), all.Where(named.ContainsKey));
        Assert.Empty(named.Keys.Except(all).Select(statement => $"{statement} in {named[statement]}: no such statement"));
    }

    /// <summary>The numbers in the applications' comments, each with an application that has it.</summary>
    private static Dictionary<string, string> NamedBy()
    {
        var apps = Path.Combine(AppContext.BaseDirectory, "Apps");
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(apps, "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match comment in Comment().Matches(File.ReadAllText(file)))
            {
                foreach (Match number in Number().Matches(comment.Value))
                {
                    named.TryAdd(number.Value, Path.GetRelativePath(apps, file));
                }
            }
        }

        return named;
    }

    [GeneratedRegex(@"(?<![:""/])//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\d.])[0-3]\.\d{1,2}(?![\d.]*\d)")]
    private static partial Regex Number();
}
