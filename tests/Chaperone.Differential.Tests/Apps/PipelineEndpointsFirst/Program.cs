// 3.17: UseEndpoints before UseAuthorization.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseRouting();
app.UseEndpoints(endpoints =>
{
    endpoints.MapGet("/open", () => "x");
    endpoints.MapGet("/secured", () => "x").RequireAuthorization(); // 500
});
app.UseAuthorization();
app.Run();
