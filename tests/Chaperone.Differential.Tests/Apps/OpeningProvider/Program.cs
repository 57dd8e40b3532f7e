// The same by a provider of the application model, which a ServiceDescriptor registers.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.TryAddEnumerable(ServiceDescriptor.Transient<IApplicationModelProvider, ClearingProvider>());
var app = builder.Build();
app.MapControllers();
app.Run();

public sealed class ClearingProvider : IApplicationModelProvider
{
    public int Order => 100;

    public void OnProvidersExecuting(ApplicationModelProviderContext context)
    {
        foreach (var selector in context.Result.Controllers.SelectMany(c => c.Selectors.Concat(c.Actions.SelectMany(a => a.Selectors))))
        {
            selector.EndpointMetadata.Clear();
        }
    }

    public void OnProvidersExecuted(ApplicationModelProviderContext context)
    {
    }
}

[Authorize, Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet]
    public string Get() => "x";
}
