// Attributes that are conventions: they change the controller or action that they stand on.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenedAttribute : Attribute, IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        foreach (var selector in controller.Selectors)
        {
            selector.EndpointMetadata.Clear();
        }
    }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class GroupedAttribute(string group) : Attribute, IControllerModelConvention
{
    public void Apply(ControllerModel controller) => controller.ApiExplorer.GroupName = group;
}

[Opened, Authorize, Route("opened")]
public class OpenedController : ControllerBase
{
    [HttpGet]
    public string Get() => "x";
}

[Grouped("charts"), Authorize, Route("grouped")]
public class GroupedController : ControllerBase
{
    [HttpGet]
    public string Get() => "x";
}
