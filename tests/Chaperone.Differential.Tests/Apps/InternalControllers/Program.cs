// 1.1: a feature provider of the application's own admits internal controllers, as modular applications do: here and in a module.
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers()
    .AddApplicationPart(typeof(Wards.WardModule).Assembly)
    .ConfigureApplicationPartManager(manager => manager.FeatureProviders.Add(new InternalControllers()));
var app = builder.Build();
app.UseAuthorization();
app.MapControllers();
app.Run();

/// <summary>Whoever can see it.</summary>
internal sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo type) =>
        type is { IsClass: true, IsAbstract: false, IsPublic: false, ContainsGenericParameters: false }
        && !type.IsDefined(typeof(NonControllerAttribute))
        && (type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase) || type.IsDefined(typeof(ControllerAttribute)));
}

/// <summary>Not public.</summary>
[ApiController]
[Route("beds")]
internal class BedsController : ControllerBase
{
    [HttpGet]
    public string List() => "beds";

    [HttpPost]
    [Authorize]
    public string Add() => "added";
}

/// <summary>Public: the framework's own provider admits it.</summary>
[ApiController]
[Route("public")]
public class PublicController : ControllerBase
{
    [HttpGet]
    [Authorize(Roles = "Admin")]
    public string Get() => "public";
}
