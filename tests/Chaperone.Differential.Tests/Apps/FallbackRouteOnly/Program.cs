// 1.25: a fallback alone, without MapControllers.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddTestAuthentication();

var app = builder.Build();
app.MapFallbackToController("Index", "Spa");
app.Run();

public class SpaController : ControllerBase
{
    public string Index() => "open";
}

[Route("attr")]
public class AttributedController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpGet("closed"), Authorize] public string Closed() => "x";
}
