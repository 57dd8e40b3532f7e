// 1.4: an assembly that refers to MVC only through another one is a part as well.
using Microsoft.AspNetCore.Mvc.ApplicationParts;

// What the Razor SDK writes.
[assembly: ApplicationPart("A.Base")]
[assembly: ApplicationPart("B.Derived")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();
