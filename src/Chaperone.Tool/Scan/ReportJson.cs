using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chaperone.Tool.Scan;

/// <summary><c>findings.json</c>: the report for programs. The same tree gives the same text wherever it lies.</summary>
internal static class ReportJson
{
    public static string Write(ScanReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "chaperone-scan/1");
            json.WriteNumber("withoutAspNetCore", report.WithoutAspNetCore);
            json.WriteNumber("otherLanguages", report.OtherLanguages);
            json.WriteStartArray("projects");
            foreach (var project in report.Projects)
            {
                Write(json, project);
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var project in report.Projects)
            {
                foreach (var finding in project.Findings)
                {
                    Write(json, project, finding);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ProjectReport project)
    {
        json.WriteStartObject();
        json.WriteString("project", project.Project);
        json.WriteString("targetFramework", project.Framework.Length > 0 ? project.Framework : null);
        json.WriteString("status", project.Failures.Count > 0 ? "failed" : "scanned");
        json.WriteStartArray("failures");
        foreach (var failure in project.Failures)
        {
            json.WriteStringValue(failure);
        }

        json.WriteEndArray();
        json.WriteString("inventory", project.Inventory);
        json.WriteNumber("endpoints", project.Endpoints);
        json.WriteStartObject("states");
        foreach (var state in ProjectReport.States)
        {
            json.WriteNumber(state, project.StateCounts[state]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProjectReport project, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("project", project.Project);
        json.WriteString("targetFramework", project.Framework.Length > 0 ? project.Framework : null);
        json.WriteString("rule", finding.Rule);
        json.WriteString("level", finding.Level);
        json.WriteString("endpoint", finding.Endpoint);
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.File.Length > 0 ? finding.File : null);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteBoolean("suppressed", finding.Suppressed);
        json.WriteEndObject();
    }
}
