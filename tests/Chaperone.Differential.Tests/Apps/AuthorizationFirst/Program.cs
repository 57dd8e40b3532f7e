// 3.17: UseAuthorization before UseAuthentication.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthorization();
app.UseAuthentication();
app.MapGet("/open", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.Run();
