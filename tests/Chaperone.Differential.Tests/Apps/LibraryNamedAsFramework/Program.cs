// A library of the authors' own whose name begins as those of the framework do: it is followed like any other.
using Microsoft.Clinic.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapStatus("/status");
app.MapGet("/keyed", () => "x").AddEndpointFilter<KeyFilter>();
app.MapGet("/counted", () => "x").AddEndpointFilter<CountingFilter>();
app.Run();
