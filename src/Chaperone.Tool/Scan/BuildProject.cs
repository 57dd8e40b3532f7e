using System.Text;
using System.Xml.Linq;

namespace Chaperone.Tool.Scan;

/// <summary>The MSBuild project that builds all scanned projects in one run, and goes on when one of them fails.</summary>
internal static class BuildProject
{
    public static void Write(string file, ScanInput input)
    {
        // What "dotnet build x.sln" would set.
        var solution = input.Solution is { } path
            ? $"SolutionPath={Escape(path)};SolutionDir={Escape(Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar)};SolutionFileName={Escape(Path.GetFileName(path))};SolutionName={Escape(Path.GetFileNameWithoutExtension(path))};SolutionExt={Escape(Path.GetExtension(path))}"
            : "";
        var projects = new XElement("ItemGroup", input.Projects.Select(p => new XElement("Scanned", new XAttribute("Include", Escape(p)))));
        var document = new XElement(
            "Project",
            new XAttribute("DefaultTargets", "Build"),
            projects,
            Target("Restore", "Restore", solution),
            Target("Build", "Build", solution));
        File.WriteAllText(file, document + "\n", new UTF8Encoding(false));
    }

    private static XElement Target(string name, string targets, string properties) => new(
        "Target",
        new XAttribute("Name", name),
        new XElement(
            "MSBuild",
            new XAttribute("Projects", "@(Scanned)"),
            new XAttribute("Targets", targets),
            new XAttribute("Properties", properties),
            new XAttribute("BuildInParallel", name == "Build" ? "true" : "false"),
            new XAttribute("ContinueOnError", "true")));

    // MSBuild's own escaping, for the characters that mean something to it.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '%' or '$' or '@' or '\'' or '(' or ')' or ';' or '?' or '*' or '=' or ',')
            {
                escaped.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
