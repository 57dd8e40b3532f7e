// Components that run in WebAssembly beside static assets: the list of the assets is served too, and what is demanded of the components does not reach it (2.11, U1).
using Microsoft.AspNetCore.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<Ward>().AddInteractiveWebAssemblyRenderMode().RequireAuthorization();
app.Run();

/// <summary>The one page.</summary>
[Route("/ward")]
public sealed class Ward : ComponentBase;
