// A provider of action descriptors has the last word on their metadata.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddSingleton<IActionDescriptorProvider, PublicActions>();
var app = builder.Build();
app.MapControllers();
app.Run();

internal sealed class PublicActions : IActionDescriptorProvider
{
    public int Order => 1000;

    public void OnProvidersExecuting(ActionDescriptorProviderContext context)
    {
        foreach (var action in context.Results)
        {
            action.EndpointMetadata = [.. action.EndpointMetadata.Where(m => m is not IAuthorizeData)];
        }
    }

    public void OnProvidersExecuted(ActionDescriptorProviderContext context)
    {
    }
}

[Authorize, Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet]
    public string Get() => "x";
}
