// 3.24: the same by attribute, on one controller only.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("typed"), TypeFilter(typeof(AuthorizeFilter))]
public class TypedController : ControllerBase
{
    [HttpGet] public string Get() => "never";
}

[Route("other")]
public class OtherController : ControllerBase
{
    [HttpGet] public string Get() => "open";
}
