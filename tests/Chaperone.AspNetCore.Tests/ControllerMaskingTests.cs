using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Chaperone.AspNetCore.Tests;

public class ControllerMaskingTests
{
    private const string Masked = """{"mrn":"","name":"","ward":"7"}""";
    private const string Disclosed = """{"mrn":"MRN-1","name":"Ada Lind","ward":"7"}""";

    [Theory]
    [InlineData("/rows/plain", Masked)]
    [InlineData("/rows/ok", Masked)]
    [InlineData("/rows/result", Masked)]
    [InlineData("/rows/disclosed", Disclosed)]
    [InlineData("/rows/mrn", """{"mrn":"MRN-1","name":"","ward":"7"}""")]
    [InlineData("/open/plain", Disclosed)]
    public async Task Actions_MaskUnlessTheyOrTheirClassDisclose(string path, string expected) =>
        Assert.Equal(expected, await ClinicServer.GetAsync(path, static app => app.MapControllers(), AddControllers));

    [Fact]
    public async Task ConventionOnMapControllers_Discloses() =>
        Assert.Equal(Disclosed, await ClinicServer.GetAsync("/rows/plain", static app => app.MapControllers().DisclosesPhi(), AddControllers));

    [Fact]
    public async Task JsonOptionsOfTheApplication_StillWork() =>
        Assert.Equal(
            """{"Mrn":"","Name":"","Ward":"7"}""",
            await ClinicServer.GetAsync("/rows/plain", static app => app.MapControllers(), static services =>
                services.AddControllers().AddApplicationPart(typeof(RowsController).Assembly).AddJsonOptions(static o => o.JsonSerializerOptions.PropertyNamingPolicy = null)));

    private static void AddControllers(IServiceCollection services) => services.AddControllers().AddApplicationPart(typeof(RowsController).Assembly);
}

[ApiController, Route("rows")]
public class RowsController : ControllerBase
{
    [HttpGet("plain")]
    public PatientRow Plain() => new("MRN-1", "Ada Lind", "7");

    [HttpGet("ok")]
    public IActionResult AsOk() => Ok(Plain());

    [HttpGet("result")]
    public ActionResult<PatientRow> AsResult() => Plain();

    [HttpGet("disclosed"), DisclosesPhi]
    public PatientRow All() => Plain();

    [HttpGet("mrn"), DisclosesPhi(PhiKind.Mrn)]
    public PatientRow Number() => Plain();
}

[ApiController, Route("open"), DisclosesPhi]
public class OpenController : ControllerBase
{
    [HttpGet("plain")]
    public PatientRow Plain() => new("MRN-1", "Ada Lind", "7");
}
