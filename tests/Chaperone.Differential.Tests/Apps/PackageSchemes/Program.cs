// Schemes that a package's own builder registers: nothing is said to lack one (3.17, U6).
using Microsoft.AspNetCore.Authorization;
using OpenIddict.Validation.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenIddict().AddValidation(options =>
{
    options.SetIssuer("https://sign-in.clinic.example/");
    options.AddEncryptionKey(new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(new byte[32]));
    options.UseSystemNetHttp();
    options.UseAspNetCore();
});
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapGet("/users", () => "users").RequireAuthorization();
app.MapGet("/tokens", [Authorize(AuthenticationSchemes = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme + ",Test")] () => "tokens");
app.MapGet("/open", () => "open");
app.Run();
