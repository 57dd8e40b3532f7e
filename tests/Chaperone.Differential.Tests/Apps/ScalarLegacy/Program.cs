// Scalar before version 2 maps other endpoints than since then, so that one row stands for what the call maps (2.11, U13).
using Scalar.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapScalarApiReference();
app.MapGet("/open", () => "open");
app.Run();
