using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Handlers;

public class Patient
{
    public Guid Id { get; set; }

    public string Mrn { get; set; } = "MARKED";
}

public class ChartException(string text) : Exception(text);

public class OtherException(string text) : Exception(text);

/// <summary>Endpoints that fail with a patient's number in the exception.</summary>
[ApiController]
public class ChartsController : ControllerBase
{
    [HttpGet("/controller")]
    public string Get() => Find(new Patient());

    public static void Map(WebApplication app)
    {
        app.MapControllers();
        app.MapGet("/minimal", static () => Find(new Patient()));
    }

    private static string Find(Patient patient) => throw new ChartException($"No chart for {patient.Mrn}");
}
