// 3.24: the same by attribute, on one controller only.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Users", policy => policy.RequireAuthenticatedUser());
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("typed"), TypeFilter(typeof(AuthorizeFilter))]
public class TypedController : ControllerBase
{
    [HttpGet] public string Get() => "never";
}

[Route("arguments"), TypeFilter(typeof(AuthorizeFilter), Arguments = new object[] { "Users" })]
public class ArgumentsController : ControllerBase
{
    [HttpGet] public string Get() => "users";
}

[Route("other")]
public class OtherController : ControllerBase
{
    [HttpGet] public string Get() => "open";
}
