using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory;

/// <summary>Writes an <see cref="InventoryDocument"/> as <c>api-inventory.json</c>.</summary>
internal static class InventoryJson
{
    /// <summary>
    /// The document as text: LF, two spaces, endpoints in ordinal order of id, then handler, then the rest of the row.
    /// The same document gives the same text on every machine.
    /// </summary>
    public static string Write(InventoryDocument document)
    {
        var json = new JsonText().BeginObject()
            .Name("schema").Value(InventoryDocument.Schema)
            .Name("project").Value(document.Project)
            .Name("assembly").Value(document.Assembly)
            .Name("targetFramework").Value(document.TargetFramework);
        WriteApplication(json, document.Application);
        json.Name("endpoints").BeginArray();
        var rows = document.Endpoints
            .OrderBy(e => e.Id, StringComparer.Ordinal)
            .ThenBy(e => e.Handler, StringComparer.Ordinal)
            .ThenBy(e => e, RestOfRow.Comparer);
        foreach (var endpoint in rows)
        {
            WriteEndpoint(json, endpoint);
        }

        return json.EndArray().EndObject().ToString();
    }

    /// <summary>Rows of one handler at one id are rare; only they are compared by their text, and then it leaves nothing to chance.</summary>
    private sealed class RestOfRow : IComparer<InventoryEndpoint>
    {
        public static readonly RestOfRow Comparer = new();

        public int Compare(InventoryEndpoint x, InventoryEndpoint y) =>
            ReferenceEquals(x, y) ? 0 : string.CompareOrdinal(Text(x), Text(y));

        private static string Text(InventoryEndpoint endpoint)
        {
            var json = new JsonText();
            WriteEndpoint(json, endpoint);
            return json.ToString();
        }
    }

    private static void WriteApplication(JsonText json, InventoryApplication application)
    {
        json.Name("application").BeginObject()
            .Name("isApplication").Value(application.IsApplication)
            .Name("fallbackPolicy").Value(application.FallbackPolicy)
            .Name("defaultPolicy").Value(application.DefaultPolicy)
            .Name("authorizationMiddleware").Value(application.AuthorizationMiddleware)
            .Name("healthMode").Value(application.HealthMode)
            .Name("degraded").BeginArray();
        foreach (var degradation in application.Degraded
            .OrderBy(d => d.Where, StringComparer.Ordinal).ThenBy(d => d.Cause, StringComparer.Ordinal))
        {
            json.BeginObject().Name("cause").Value(degradation.Cause).Name("where").Value(degradation.Where).EndObject();
        }

        json.EndArray().EndObject();
    }

    private static void WriteEndpoint(JsonText json, InventoryEndpoint endpoint)
    {
        json.BeginObject()
            .Name("id").Value(endpoint.Id)
            .Name("kind").Value(endpoint.Kind)
            .Name("verbs").Values(endpoint.Verbs)
            .Name("route").Value(endpoint.Route)
            .Name("handler").Value(endpoint.Handler);
        if (endpoint.Assembly is not null)
        {
            json.Name("assembly").Value(endpoint.Assembly);
        }

        WriteLocation(json, endpoint.Location);
        WriteProtection(json, endpoint.Protection);
        if (endpoint.Methods.Count > 0)
        {
            json.Name("methods").BeginArray();
            foreach (var method in endpoint.Methods.OrderBy(static m => m.Name, StringComparer.Ordinal).ThenBy(static m => m.Handler, StringComparer.Ordinal))
            {
                json.BeginObject().Name("name").Value(method.Name).Name("handler").Value(method.Handler);
                WriteLocation(json, method.Location);
                WriteProtection(json, method.Protection);
                json.EndObject();
            }

            json.EndArray();
        }

        WritePhi(json, endpoint.Phi);
        WriteDocumentation(json.Name("documentation"), endpoint.Documentation);
        json.Name("confidence").Value(endpoint.Confidence)
            .Name("why").Value(endpoint.Why)
            .Name("findings").Values(endpoint.Findings.OrderBy(f => f, StringComparer.Ordinal))
            .EndObject();
    }

    private static void WriteLocation(JsonText json, InventoryLocation? location)
    {
        json.Name("location");
        if (location is null)
        {
            json.Value((string?)null);
            return;
        }

        json.BeginObject().Name("file").Value(location.File).Name("line").Value(location.Line).EndObject();
    }

    private static void WritePhi(JsonText json, InventoryPhi phi)
    {
        json.Name("phi").BeginObject().Name("in").BeginArray();
        foreach (var input in phi.In.OrderBy(static i => i.Member, StringComparer.Ordinal).ThenBy(static i => i.Source, StringComparer.Ordinal))
        {
            json.BeginObject()
                .Name("member").Value(input.Member).Name("kind").Value(input.Kind).Name("confidence").Value(input.Confidence)
                .Name("source").Value(input.Source)

                // A mask concerns what is written; what comes in is what the caller sent.
                .Name("maskedBy").Value((string?)null)
                .EndObject();
        }

        json.EndArray().Name("out").BeginArray();
        foreach (var output in phi.Out.OrderBy(static o => o.Member, StringComparer.Ordinal).ThenBy(static o => o.Kind, StringComparer.Ordinal).ThenBy(static o => o.MaskedBy, StringComparer.Ordinal))
        {
            json.BeginObject()
                .Name("member").Value(output.Member).Name("kind").Value(output.Kind).Name("confidence").Value(output.Confidence)
                .Name("maskedBy").Value(output.MaskedBy).Name("disclosed").Value(output.Disclosed);
            if (output.Doubt is not null)
            {
                json.Name("doubt").Value(output.Doubt);
            }

            json.EndObject();
        }

        json.EndArray().Name("opaque").Value(phi.Opaque).EndObject();
    }

    private static void WriteDocumentation(JsonText json, InventoryDocumentation? documentation)
    {
        if (documentation is null)
        {
            json.Value((string?)null);
            return;
        }

        json.BeginObject()
            .Name("visible").Value(documentation.Visible)
            .Name("hiddenBy").Value(documentation.HiddenBy)
            .Name("summary").Value(documentation.Summary)
            .Name("operationId").Value(documentation.OperationId)
            .Name("tags").Values(documentation.Tags)
            .Name("responses").BeginArray();
        foreach (var response in documentation.Responses.OrderBy(r => r.Status).ThenBy(r => r.Type, StringComparer.Ordinal))
        {
            json.BeginObject().Name("status").Value(response.Status).Name("type").Value(response.Type).EndObject();
        }

        json.EndArray()
            .Name("deprecated").Value(documentation.Deprecated)
            .Name("sunset").Value(documentation.Sunset)
            .Name("version").Value(documentation.Version)
            .Name("why").Value(documentation.Why)
            .EndObject();
    }

    private static void WriteProtection(JsonText json, InventoryProtection protection)
    {
        json.Name("protection").BeginObject()
            .Name("state").Value(protection.State)
            .Name("policies").Values(protection.Policies)
            .Name("roles").Values(protection.Roles)
            .Name("schemes").Values(protection.Schemes)
            .Name("requirements").Values(protection.Requirements)
            .Name("resourceCheck").Value(protection.ResourceCheck)
            .Name("reason").Value(protection.Reason)
            .Name("evidence").BeginArray();
        foreach (var evidence in protection.Evidence)
        {
            json.BeginObject().Name("what").Value(evidence.What).Name("where").Value(evidence.Where).EndObject();
        }

        json.EndArray().EndObject();
    }
}
