// Razor components: routes of .razor files and of classes, attributes, imports, groups (2.11, 3.28).
using Clinic.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Nurse", policy => policy.RequireRole("Admin"));
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddCascadingAuthenticationState();
var app = builder.Build();

app.UseAntiforgery();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode().AddAdditionalAssemblies(typeof(Shared.Ui.Board).Assembly);
app.Run();
