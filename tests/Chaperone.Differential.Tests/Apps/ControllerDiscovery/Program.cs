// Which classes are controllers and which methods are actions (sections 1a and 1b).
var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddTestAuthentication();

var app = builder.Build();

app.MapControllers();

app.Run();
