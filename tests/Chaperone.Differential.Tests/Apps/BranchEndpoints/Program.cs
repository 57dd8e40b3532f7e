// 2.9: a branch with routing of its own has endpoints of its own, and needs its own UseAuthorization.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.Map("/br", branch =>
{
    branch.UseRouting();
    branch.UseAuthentication();
    branch.UseAuthorization();
    branch.UseEndpoints(endpoints =>
    {
        endpoints.MapGet("/in", () => "x").RequireAuthorization();
        endpoints.MapGet("/in/open", () => "x");
    });
});
app.MapGet("/main", () => "x");
app.Run();
