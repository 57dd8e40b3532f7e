// Attributes whose constructors and setters compute what they demand.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("closed", policy => policy.RequireAuthenticatedUser())
    .AddPolicy("open", policy => policy.RequireAssertion(_ => true));
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.MapGet("/metadata/constructor", () => "x").WithMetadata(new LeavingAttribute(true));
app.MapGet("/metadata/setter", () => "x").WithMetadata(new SetAttribute { Opens = true });
app.Run();

[ApiController]
[Route("attribute/[action]")]
public class AttributeController : ControllerBase
{
    [HttpGet, Leaving(true)]
    public string Leaves() => "x";

    [HttpGet, Leaving(false)]
    public string Stays() => "x";

    [HttpGet, Set(Opens = true)]
    public string Sets() => "x";

    [HttpGet, Hiding]
    public string Hides() => "x";

    [HttpGet, Assigned]
    public string Assigns() => "x";

    [HttpGet, Inherited]
    public string Inherits() => "x";

    [HttpGet, Extended]
    public string Extends() => "x";

    [HttpGet, Authorize("closed", Policy = "open")]
    public string Named() => "x";
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class LeavingAttribute : AuthorizeAttribute
{
    public LeavingAttribute(bool opens)
    {
        if (opens)
        {
            if (opens)
            {
                Policy = "open";
                return;
            }
        }

        Policy = "closed";
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class SetAttribute : AuthorizeAttribute
{
    public SetAttribute() => Policy = "closed";

    public bool Opens
    {
        get => Policy == "open";
        set => Policy = value ? "open" : "closed";
    }
}

/// <summary>What the framework asks is the property of the base class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HidingAttribute : AuthorizeAttribute
{
    public HidingAttribute()
        : base("open")
    {
    }

    public new string? Policy { get; set; } = "closed";
}

[AttributeUsage(AttributeTargets.Method)]
public class AssignedAttribute : AuthorizeAttribute
{
    private const string Opened = "open";

    public AssignedAttribute()
    {
        var policy = "closed";
        policy = Opened;
        Policy = policy;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class InheritedAttribute : AssignedAttribute
{
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class ExtendedAttribute : AssignedAttribute
{
    public ExtendedAttribute() => Roles = null;
}
