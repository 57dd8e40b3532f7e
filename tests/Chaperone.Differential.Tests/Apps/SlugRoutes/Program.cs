// 1.15: an outbound transformer alters the tokens.
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers(o => o.Conventions.Add(new RouteTokenTransformerConvention(new Slugify())));
var app = builder.Build();
app.MapControllers();
app.Run();

public sealed class Slugify : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) => value is null ? null : Regex.Replace(value.ToString()!, "([a-z])([A-Z])", "$1-$2").ToLowerInvariant();
}

[Route("[controller]/[action]")]
public class LabResultsController : ControllerBase
{
    [HttpGet] public string ListAll() => "x";

    [HttpGet, Authorize] public string ListMine() => "x";
}
