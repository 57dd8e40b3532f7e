// A convention for all controllers that takes out what [Authorize] put in.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers(options => options.Conventions.Add(new PublicReads()));
var app = builder.Build();
app.MapControllers();
app.Run();

public sealed class PublicReads : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors.Where(_ => action.ActionName.StartsWith("Read", StringComparison.Ordinal)))
        {
            for (var i = selector.EndpointMetadata.Count - 1; i >= 0; i--)
            {
                if (selector.EndpointMetadata[i] is IAuthorizeData)
                {
                    selector.EndpointMetadata.RemoveAt(i);
                }
            }
        }
    }
}

[Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet, Authorize]
    public string Read() => "x";

    [HttpPost, Authorize]
    public string Write() => "x";
}
