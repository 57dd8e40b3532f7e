// 0.6: what a constructor computes is not known; that the attribute demands something is.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("perm:chart", policy => policy.RequireRole("Admin"));
    options.AddPolicy("may:WriteChart", policy => policy.RequireRole("Admin"));
});
var app = builder.Build();
app.MapControllers();
app.Run();

public sealed class AnyRoleAttribute : AuthorizeAttribute
{
    public AnyRoleAttribute(params string[] roles) => Roles = string.Join(',', roles);
}

public sealed class PermissionAttribute(string name) : AuthorizeAttribute("perm:" + name);

public sealed class ChartAttribute() : AuthorizeAttribute("perm:chart");

public enum Right
{
    ReadChart = 11,
    WriteChart,
}

public sealed class MayAttribute(Right right) : AuthorizeAttribute($"may:{right}");

public sealed class MustAttribute(Right right) : AuthorizeAttribute("may:" + right);

[Route("computed")]
public class ComputedController : ControllerBase
{
    [HttpGet("roles"), AnyRole("Admin", "Nurse")] public string ByRoles() => "admin";

    [HttpGet("permission"), Permission("chart")] public string ByPermission() => "admin";

    [HttpGet("constant"), Chart] public string ByConstant() => "admin";

    [HttpGet("named"), AnyRole("Nurse", Roles = "Admin")] public string ByNamedArgument() => "admin"; // the named argument comes last

    [HttpGet("named-right"), May(Right.WriteChart)] public string ByRight() => "admin";

    [HttpGet("added-right"), Must(Right.WriteChart)] public string ByAddedRight() => "admin";

    [HttpGet("open")] public string Open() => "open";
}
