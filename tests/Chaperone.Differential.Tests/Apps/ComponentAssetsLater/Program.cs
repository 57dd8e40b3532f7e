// The same as ComponentAssets, where the assets are mapped behind the components: what is served is decided when the endpoints are made (2.11, U1).
using Microsoft.AspNetCore.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapRazorComponents<Ward>().AddInteractiveWebAssemblyRenderMode().RequireAuthorization();
app.MapStaticAssets();
app.Run();

/// <summary>The one page.</summary>
[Route("/ward")]
public sealed class Ward : ComponentBase;
