using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Chaperone.AspNetCore.Tests;

public class MinimalApiMaskingTests
{
    private const string Id = "\"id\":\"3f0d1c52-8a4e-4d7e-9a5b-0c3c5a1f7e01\"";

    [Fact]
    public async Task Default_MasksTexts_AndLeavesOutTheRest() =>
        Assert.Equal(
            "{" + Id + """,""" + "\"mrn\":\"\",\"name\":\"\",\"ward\":\"7\"}",
            await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => new PatientDto())));

    [Fact]
    public async Task DisclosedWithoutKinds_ShowsAll() =>
        Assert.Equal(
            "{" + Id + ",\"mrn\":\"MRN-1\",\"name\":\"Ada Lind\",\"birthDate\":\"1980-02-29\",\"conditions\":[\"asthma\"],\"ward\":\"7\"}",
            await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => new PatientDto()).DisclosesPhi()));

    [Fact]
    public async Task DisclosedKinds_ShowOnlyThose() =>
        Assert.Equal(
            "{" + Id + ",\"mrn\":\"MRN-1\",\"name\":\"\",\"birthDate\":\"1980-02-29\",\"ward\":\"7\"}",
            await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => new PatientDto()).DisclosesPhi(PhiKind.Mrn, PhiKind.Date)));

    /// <summary>What a handler serializes itself the host's options never see: CHP1002 and CHP2001 judge such texts and files without its masks.</summary>
    [Theory]
    [InlineData("/text")]
    [InlineData("/bytes")]
    [InlineData("/stream")]
    [InlineData("/written")]
    public async Task TextThatTheHandlerSerializes_IsNotMasked(string path)
    {
        static void Map(WebApplication app)
        {
            app.MapGet("/text", static () => Results.Text(JsonSerializer.Serialize(new PatientRow("MRN-1", "Ada Lind", "7"))));
            app.MapGet("/bytes", static () => Results.File(JsonSerializer.SerializeToUtf8Bytes(new PatientRow("MRN-1", "Ada Lind", "7")), "application/json"));
            app.MapGet("/stream", static () => Results.Stream(new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new PatientRow("MRN-1", "Ada Lind", "7"))))));
            app.MapGet("/written", static (HttpContext context) => context.Response.WriteAsync(JsonSerializer.Serialize(new PatientRow("MRN-1", "Ada Lind", "7"))));
        }

        Assert.Equal("""{"Mrn":"MRN-1","Name":"Ada Lind","Ward":"7"}""", await ClinicServer.GetAsync(path, Map));
    }

    [Fact]
    public async Task DisclosureOfAnotherEndpoint_DoesNotCount()
    {
        static void Map(WebApplication app)
        {
            app.MapGet("/open", static () => new PatientRow("MRN-1", "Ada Lind", "7")).DisclosesPhi();
            app.MapGet("/masked", static () => new PatientRow("MRN-1", "Ada Lind", "7"));
        }

        Assert.Equal("""{"mrn":"MRN-1","name":"Ada Lind","ward":"7"}""", await ClinicServer.GetAsync("/open", Map));
        Assert.Equal("""{"mrn":"","name":"","ward":"7"}""", await ClinicServer.GetAsync("/masked", Map));
    }

    [Fact]
    public async Task GroupEndpointAndHandlerAttribute_AddUp() =>
        Assert.Equal(
            """{"mrn":"MRN-1","name":"Ada Lind","ward":"7"}""",
            await ClinicServer.GetAsync("/g/p", static app =>
                app.MapGroup("/g").DisclosesPhi(PhiKind.Mrn).MapGet("/p", [DisclosesPhi(PhiKind.Name)] static () => new PatientRow("MRN-1", "Ada Lind", "7"))));

    [Theory]
    [InlineData("/typed")]
    [InlineData("/result")]
    [InlineData("/json")]
    [InlineData("/write")]
    [InlineData("/task")]
    public async Task EveryWayToAnswer_IsMasked(string path)
    {
        static void Map(WebApplication app)
        {
            app.MapGet("/typed", static () => TypedResults.Ok(new PatientRow("MRN-1", "Ada Lind", "7")));
            app.MapGet("/result", static () => Results.Ok(new PatientRow("MRN-1", "Ada Lind", "7")));
            app.MapGet("/json", static () => Results.Json(new PatientRow("MRN-1", "Ada Lind", "7")));
            app.MapGet("/write", static (HttpContext context) => context.Response.WriteAsJsonAsync(new PatientRow("MRN-1", "Ada Lind", "7")));
            app.MapGet("/task", static () => Task.FromResult(new PatientRow("MRN-1", "Ada Lind", "7")));
        }

        Assert.Equal("""{"mrn":"","name":"","ward":"7"}""", await ClinicServer.GetAsync(path, Map));
    }

    [Fact]
    public async Task Streams_AreMasked() =>
        Assert.Equal(
            """[{"mrn":"","name":"","ward":"7"},{"mrn":"","name":"","ward":"8"}]""",
            await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => Rows())));

    [Fact]
    public async Task ClassifiedType_IsLeftOutAsAMember_AndMaskedAsAnAnswer()
    {
        static void Map(WebApplication app)
        {
            app.MapGet("/folder", static () => new Folder());
            app.MapGet("/chart", static () => new Chart());
        }

        Assert.Equal(
            "{\"patients\":[{" + Id + ",\"mrn\":\"\",\"name\":\"\",\"ward\":\"7\"},{" + Id + ",\"mrn\":null,\"name\":\"\",\"ward\":\"7\"}],\"shelf\":\"B\"}",
            await ClinicServer.GetAsync("/folder", Map));
        Assert.Equal("""{"text":"","format":"v2"}""", await ClinicServer.GetAsync("/chart", Map));
    }

    [Fact]
    public async Task TypeThatIsSaidNotToBeSensitive_IsUnchanged() =>
        Assert.Equal("""{"count":{"diagnosis":"asthma","patients":4}}""", await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => new Report())));

    [Fact]
    public async Task InheritedAndForeignClassifications_AreMasked()
    {
        static void Map(WebApplication app)
        {
            app.MapGet("/masked", static () => new Derived());
            app.MapGet("/name", static () => new Derived()).DisclosesPhi(PhiKind.Name);
            app.MapGet("/all", static () => new Derived()).DisclosesPhi();
        }

        Assert.Equal("""{"formula":"","name":""}""", await ClinicServer.GetAsync("/masked", Map));
        Assert.Equal("""{"formula":"","name":"Nia Brandt"}""", await ClinicServer.GetAsync("/name", Map));
        Assert.Equal("""{"formula":"E=mc2","name":"Nia Brandt"}""", await ClinicServer.GetAsync("/all", Map));
    }

    [Fact]
    public async Task ExtensionData_IsMasked() =>
        Assert.Equal("""{"ward":"7"}""", await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => new Extended())));

    [Fact]
    public async Task RedactorOfTheKind_IsUsed() =>
        Assert.Equal(
            """{"mrn":"***","name":"","ward":"7"}""",
            await ClinicServer.GetAsync(
                "/p",
                static app => app.MapGet("/p", static () => new PatientRow("MRN-1", "Ada Lind", "7")),
                static services => services.AddRedaction(static b => b.SetRedactor<StarRedactor>(PhiTaxonomy.Of(PhiKind.Mrn)))));

    [Fact]
    public async Task SourceGeneratedContext_IsMasked() =>
        Assert.Equal(
            """{"mrn":"","name":"","ward":"7"}""",
            await ClinicServer.GetAsync(
                "/p",
                static app => app.MapGet("/p", static () => new PatientRow("MRN-1", "Ada Lind", "7")),
                static services => services.ConfigureHttpJsonOptions(static o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, RowContext.Default))));

    [Fact]
    public async Task OtherModifiers_StillWork() =>
        Assert.Equal(
            """{"mrn":"","name":""}""",
            await ClinicServer.GetAsync(
                "/p",
                static app => app.MapGet("/p", static () => new PatientRow("MRN-1", "Ada Lind", "7")),
                static services => services.ConfigureHttpJsonOptions(static o => o.SerializerOptions.TypeInfoResolver = o.SerializerOptions.TypeInfoResolver!.WithAddedModifier(static t =>
                {
                    foreach (var ward in t.Properties.Where(static p => p.Name == "ward"))
                    {
                        ward.ShouldSerialize = static (_, _) => false;
                    }
                }))));

    [Fact]
    public async Task TypesWithoutClassification_AreUnchanged() =>
        Assert.Equal("""{"number":1,"text":"text"}""", await ClinicServer.GetAsync("/p", static app => app.MapGet("/p", static () => new NoPhi())));

    private static async IAsyncEnumerable<PatientRow> Rows()
    {
        yield return new PatientRow("MRN-1", "Ada Lind", "7");
        await Task.Yield();
        yield return new PatientRow("MRN-2", "Nia Brandt", "8");
    }
}
