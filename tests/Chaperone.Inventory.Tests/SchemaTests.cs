using System.Text.Json.Nodes;
using NJsonSchema;
using Xunit;

namespace Chaperone.Inventory.Tests;

/// <summary>docs/api-inventory.schema.json against what <see cref="InventoryJson"/> writes, judged by NJsonSchema.</summary>
public class SchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "api-inventory.schema.json"));

    // NJsonSchema looks for definitions under the name that they had before draft 2019-09.
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(Text.Replace("$defs", "definitions", StringComparison.Ordinal));

    [Fact]
    public async Task WrittenDocuments_AreValid()
    {
        await AssertValid(InventoryJson.Write(new InventoryDocument()));
        await AssertValid(InventoryJson.Write(Documents.Full()));
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var document = new InventoryDocument();
            document.Application.AuthorizationMiddleware = Documents.Pick(random, ["ran", "ran-without-endpoint", "not-run", "unknown"]);
            document.Endpoints.AddRange(Enumerable.Range(0, 20).Select(_ => Documents.Endpoint(random)));
            await AssertValid(InventoryJson.Write(document));
        }
    }

    /// <summary>The two parts that later models fill, in the form of the format's description.</summary>
    [Fact]
    public async Task PhiAndDocumentation_FilledIn_AreValid()
    {
        await AssertValid(Filled().ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task DamagedDocument_IsRejected(string what, Action<JsonObject> damage)
    {
        var document = Filled();
        damage(document);
        Assert.True((await Schema).Validate(document.ToJsonString()).Count > 0, what + " was accepted");
    }

    [Fact]
    public async Task AnyMember_RemovedOrAdded_IsRejected()
    {
        // The one optional member, and the ones that may hold any member's place.
        var optional = new HashSet<string> { "$.endpoints[0].assembly" };
        var count = 0;
        foreach (var path in ObjectPaths(Filled()))
        {
            var extra = Filled();
            At(extra, path)["surprise"] = true;
            Assert.True((await Schema).Validate(extra.ToJsonString()).Count > 0, "an unknown member of " + path + " was accepted");

            foreach (var name in At(Filled(), path).Select(m => m.Key).ToArray())
            {
                var removed = Filled();
                At(removed, path).Remove(name);
                var accepted = (await Schema).Validate(removed.ToJsonString()).Count == 0;
                Assert.True(accepted == optional.Contains(path + "." + name), path + "." + name + (accepted ? " is not required" : " is required"));
                count++;
            }
        }

        Assert.True(count > 60, "only " + count + " members were tried");
    }

    [Fact]
    public async Task AnyMember_OfAnotherType_IsRejected()
    {
        var count = 0;
        foreach (var path in ObjectPaths(Filled()))
        {
            foreach (var name in At(Filled(), path).Select(m => m.Key).ToArray())
            {
                // No member is a number with a fraction, and none is an array of arrays.
                foreach (var wrong in new[] { "0.5", "[[]]" })
                {
                    var changed = Filled();
                    At(changed, path)[name] = JsonNode.Parse(wrong);
                    Assert.True((await Schema).Validate(changed.ToJsonString()).Count > 0, path + "." + name + " = " + wrong + " was accepted");
                    count++;
                }
            }
        }

        Assert.True(count > 120, "only " + count + " changes were tried");
    }

    /// <summary>The validator knows drafts 4 to 7: a keyword that it does not evaluate would check nothing and say nothing.</summary>
    [Fact]
    public void Schema_UsesOnlyKeywordsThatTheValidatorEvaluates()
    {
        var known = new HashSet<string>
        {
            "$schema", "$ref", "$defs", "title", "description", "type", "enum", "required", "properties", "additionalProperties", "items", "uniqueItems",
            "pattern", "minLength", "minimum", "maximum", "oneOf", "anyOf",
        };
        var unknown = new List<string>();
        Visit(JsonNode.Parse(Text)!.AsObject());
        Assert.Empty(unknown);

        void Visit(JsonObject schema)
        {
            unknown.AddRange(schema.Select(k => k.Key).Where(k => !known.Contains(k)));
            foreach (var map in new[] { "properties", "$defs" })
            {
                foreach (var member in schema[map]?.AsObject() ?? [])
                {
                    Visit(member.Value!.AsObject());
                }
            }

            foreach (var list in new[] { "oneOf", "anyOf" })
            {
                foreach (var item in schema[list]?.AsArray() ?? [])
                {
                    Visit(item!.AsObject());
                }
            }

            if (schema["items"] is JsonObject items)
            {
                Visit(items);
            }
        }
    }

    public static TheoryData<string, Action<JsonObject>> Damages() => new()
    {
        { "another format version", d => d["schema"] = "chaperone-inventory/2" },
        { "null endpoints", d => d["endpoints"] = null },
        { "endpoints as an object", d => d["endpoints"] = new JsonObject() },
        { "an unknown kind", d => First(d)["kind"] = "Controller" },
        { "an id without a route", d => First(d)["id"] = "GET" },
        { "an empty id", d => First(d)["id"] = "" },
        { "a verb with a comma", d => First(d)["verbs"] = new JsonArray("GET,POST") },
        { "an absolute file", d => First(d)["location"]!["file"] = "/home/somebody/Program.cs" },
        { "an absolute Windows file", d => First(d)["location"]!["file"] = "C:/src/Program.cs" },
        { "a backslash in a file", d => First(d)["location"]!["file"] = "Controllers\\A.cs" },
        { "line zero", d => First(d)["location"]!["line"] = 0 },
        { "a line as text", d => First(d)["location"]!["line"] = "24" },
        { "an unknown state", d => First(d)["protection"]!["state"] = "secured" },
        { "an open-ineffective endpoint without a reason", d => First(d)["protection"]!["state"] = "open-ineffective" },
        { "a broken endpoint without a reason", d => First(d)["protection"]!["state"] = "broken" },
        { "an unknown endpoint without a reason", d => First(d)["protection"]!["state"] = "unknown" },
        { "an unknown endpoint with an empty reason", d => { First(d)["protection"]!["state"] = "unknown"; First(d)["protection"]!["reason"] = ""; } },
        { "an unknown resource check", d => First(d)["protection"]!["resourceCheck"] = "maybe" },
        { "an empty policy name", d => First(d)["protection"]!["policies"] = new JsonArray("") },
        { "evidence in an absolute file", d => First(d)["protection"]!["evidence"]![0]!["where"] = "/src/A.cs:3" },
        { "evidence without a line", d => First(d)["protection"]!["evidence"]![0]!["where"] = "A.cs" },
        { "evidence that says nothing", d => First(d)["protection"]!["evidence"]![0]!["what"] = "" },
        { "a degraded cause in an absolute file", d => d["application"]!["degraded"]![0]!["where"] = "D:\\A.cs:3" },
        { "an unknown middleware state", d => d["application"]!["authorizationMiddleware"] = "yes" },
        { "an unknown confidence", d => First(d)["confidence"] = "high" },
        { "a partial row without why", d => First(d)["confidence"] = "partial" },
        { "a finding that is no rule", d => First(d)["findings"] = new JsonArray("CS0001") },
        { "a finding twice", d => First(d)["findings"] = new JsonArray("CHP1001", "CHP1001") },
        { "an unknown PHI source", d => First(d)["phi"]!["in"]![0]!["source"] = "cookie" },
        { "an unknown PHI confidence", d => First(d)["phi"]!["out"]![0]!["confidence"] = "exact" },
        { "a PHI kind in capitals", d => First(d)["phi"]!["out"]![0]!["kind"] = "MRN" },
        { "a status outside HTTP", d => First(d)["documentation"]!["responses"]![0]!["status"] = 42 },
        { "an empty assembly", d => First(d)["assembly"] = "" },
    };

    private static JsonObject First(JsonObject document) => document["endpoints"]![0]!.AsObject();

    private static JsonObject Filled()
    {
        var document = JsonNode.Parse(InventoryJson.Write(Documents.Full()))!.AsObject();
        var patient = document["endpoints"]!.AsArray().Single(e => e!["kind"]!.GetValue<string>() == "controller")!.AsObject();
        patient["assembly"] = "Library";
        patient["phi"] = JsonNode.Parse("""
            {
              "in": [{ "member": "id", "kind": "patient-ref", "confidence": "low", "source": "route", "maskedBy": null }],
              "out": [{ "member": "Patient.Mrn", "kind": "mrn", "confidence": "high", "maskedBy": null, "disclosed": false }],
              "opaque": false
            }
            """);
        patient["documentation"] = JsonNode.Parse("""
            {
              "visible": true, "hiddenBy": null, "summary": "Reads one patient", "operationId": "GetPatient", "tags": ["Patients"],
              "responses": [{ "status": 200, "type": "ClinicApi.PatientDto" }], "deprecated": false, "sunset": null, "version": null, "why": null
            }
            """);
        document["endpoints"] = new JsonArray(patient.DeepClone());
        return document;
    }

    private static IEnumerable<string> ObjectPaths(JsonNode? node, string path = "$")
    {
        switch (node)
        {
            case JsonObject members:
                return members.SelectMany(m => ObjectPaths(m.Value, path + "." + m.Key)).Prepend(path);
            case JsonArray items:
                return items.SelectMany((item, i) => ObjectPaths(item, path + "[" + i + "]"));
            default:
                return [];
        }
    }

    private static JsonObject At(JsonObject root, string path)
    {
        JsonNode node = root;
        foreach (var step in path.Replace("[", ".[").Split('.').Skip(1))
        {
            node = step[0] == '[' ? node[int.Parse(step.Trim('[', ']'))]! : node[step]!;
        }

        return node.AsObject();
    }

    private static async Task AssertValid(string json)
    {
        var errors = (await Schema).Validate(json);
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + json);
    }
}
