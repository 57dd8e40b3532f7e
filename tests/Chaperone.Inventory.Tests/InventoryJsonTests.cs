using System.Text.Json;
using Xunit;

namespace Chaperone.Inventory.Tests;

public class InventoryJsonTests
{
    [Fact]
    public void OrderOfAnalysis_DoesNotChangeTheText()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var endpoints = Enumerable.Range(0, 40).Select(_ => Documents.Endpoint(random)).ToArray();
            var causes = Enumerable.Range(0, 10)
                .Select(_ => new InventoryDegradation { Cause = "cause " + random.Next(3), Where = "A.cs:" + (1 + random.Next(3)) }).ToArray();
            var expected = Write(endpoints, causes);

            for (var i = 0; i < 10; i++)
            {
                random.Shuffle(endpoints);
                random.Shuffle(causes);
                Assert.Equal(expected, Write(endpoints, causes));
            }
        }
    }

    [Fact]
    public void Endpoints_AreInOrdinalOrderOfIdThenHandler()
    {
        var random = new Random(3);
        var document = new InventoryDocument();
        document.Endpoints.AddRange(Enumerable.Range(0, 200).Select(_ => Documents.Endpoint(random)));

        using var json = JsonDocument.Parse(InventoryJson.Write(document));
        var keys = json.RootElement.GetProperty("endpoints").EnumerateArray()
            .Select(e => (Id: e.GetProperty("id").GetString()!, Handler: e.GetProperty("handler").GetString()!)).ToArray();

        Assert.Equal(200, keys.Length);
        Assert.Equal(keys.OrderBy(k => k.Id, StringComparer.Ordinal).ThenBy(k => k.Handler, StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Culture_DoesNotChangeTheText()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        var expected = InventoryJson.Write(Documents.Full());
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA", "sv-SE" })
            {
                Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(culture);
                Assert.Equal(expected, InventoryJson.Write(Documents.Full()));
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Writing_DoesNotChangeTheDocument()
    {
        var document = Documents.Full();
        var ids = document.Endpoints.ConvertAll(e => e.Id);

        Assert.Equal(InventoryJson.Write(document), InventoryJson.Write(document));
        Assert.Equal(ids, document.Endpoints.ConvertAll(e => e.Id));
    }

    [Fact]
    public void Document_HoldsWhatWasPutIn()
    {
        using var json = JsonDocument.Parse(InventoryJson.Write(Documents.Full()));
        var root = json.RootElement;
        Assert.Equal("chaperone-inventory/1", root.GetProperty("schema").GetString());
        Assert.Equal("RequireAuthenticatedUser", root.GetProperty("application").GetProperty("fallbackPolicy").GetString());
        Assert.Equal("Program.cs:41", root.GetProperty("application").GetProperty("degraded")[0].GetProperty("where").GetString());

        var opaque = root.GetProperty("endpoints")[0];
        Assert.Equal("* /library/reports", opaque.GetProperty("id").GetString());
        Assert.Equal("Library", opaque.GetProperty("assembly").GetString());
        Assert.Equal(JsonValueKind.Null, opaque.GetProperty("location").ValueKind);
        Assert.Equal(["CHP1001", "CHP9001"], opaque.GetProperty("findings").EnumerateArray().Select(f => f.GetString()));

        var patient = root.GetProperty("endpoints")[1];
        Assert.False(patient.TryGetProperty("assembly", out _));
        Assert.Equal(24, patient.GetProperty("location").GetProperty("line").GetInt32());
        Assert.Equal("protected", patient.GetProperty("protection").GetProperty("state").GetString());
        Assert.Equal("route", patient.GetProperty("phi").GetProperty("in")[0].GetProperty("source").GetString());
        var output = patient.GetProperty("phi").GetProperty("out");
        Assert.Equal(["Patient.Mrn", "Patient.Ssn", "Patient.Weight"], output.EnumerateArray().Select(static o => o.GetProperty("member").GetString()));
        Assert.True(output[0].GetProperty("disclosed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, output[0].GetProperty("maskedBy").ValueKind);
        Assert.Equal("[JsonIgnore]", output[1].GetProperty("maskedBy").GetString());
        Assert.Equal("MaskPatient() may mask it", output[2].GetProperty("doubt").GetString());
        Assert.False(output[1].TryGetProperty("doubt", out _));
        Assert.False(patient.GetProperty("phi").GetProperty("opaque").GetBoolean());
        Assert.True(opaque.GetProperty("phi").GetProperty("opaque").GetBoolean());
        Assert.Equal("Controllers/PatientsController.cs:12", patient.GetProperty("protection").GetProperty("evidence")[0].GetProperty("where").GetString());
    }

    private static string Write(IEnumerable<InventoryEndpoint> endpoints, IEnumerable<InventoryDegradation> causes)
    {
        var document = new InventoryDocument { Project = "P", Assembly = "P", TargetFramework = "net10.0" };
        document.Endpoints.AddRange(endpoints);
        document.Application.Degraded.AddRange(causes);
        return InventoryJson.Write(document);
    }
}
