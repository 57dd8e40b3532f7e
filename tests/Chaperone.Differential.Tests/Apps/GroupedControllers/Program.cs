// MapControllers on groups, twice, and with conventions (1.23, 1.24, 3.5, 3.29).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMvc();
builder.Services.AddTestAuthentication();
builder.Services.Configure<AuthorizationOptions>(o => o.AddPolicy("staff", p => p.RequireAuthenticatedUser()));
var app = builder.Build();

// 1.24: everything once open and once behind the group
app.MapControllers().WithMetadata("seen by every controller endpoint");
app.MapGroup("/g").RequireAuthorization().MapControllers();

// 1.23: the same builder again, so nothing is doubled, and the convention is added to the first call's endpoints
var inner = app.MapGroup("/tenants/{tenant}");
inner.MapControllers();
inner.MapControllers().RequireAuthorization("staff");

app.Run();

[ApiController, Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet] public string All() => "orders";

    [HttpGet("mine"), Authorize] public string Mine() => "mine";

    [HttpGet("/abs")] public string Absolute() => "absolute"; // 1.24: the prefix applies

    [HttpGet("public"), AllowAnonymous] public string Public() => "public";

    [HttpDelete("{id}"), Authorize(Roles = "Admin")] public string Delete(int id) => "deleted"; // 3.29
}
