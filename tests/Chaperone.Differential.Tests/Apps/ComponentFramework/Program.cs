// Components that run in WebAssembly where static assets are not mapped: one endpoint among them hands the runtime's files out, as before .NET 9 (2.11).
using Microsoft.AspNetCore.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.UseStaticFiles();
app.UseAntiforgery();
app.MapRazorComponents<Ward>().AddInteractiveWebAssemblyRenderMode().RequireAuthorization();
app.Run();

/// <summary>The one page.</summary>
[Route("/ward")]
public sealed class Ward : ComponentBase;
