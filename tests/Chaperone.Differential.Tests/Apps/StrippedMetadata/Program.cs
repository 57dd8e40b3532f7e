// 3.33: conventions that take authorization away again.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapGet("/finally", () => "x").RequireAuthorization().Finally(endpoint => endpoint.Metadata.Clear());
app.MapGet("/removed", () => "x").RequireAuthorization().Add(endpoint =>
{
    foreach (var item in endpoint.Metadata.OfType<IAuthorizeData>().ToList())
    {
        endpoint.Metadata.Remove((object)item);
    }
});
app.MapGet("/added", () => "x").Finally(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute()));
app.MapGet("/untouched", () => "x").RequireAuthorization();
app.Run();
