// Across assemblies: the library with the interface and the loop has modules itself, others have more (6.6).
using A.Contracts;
using B.Admin;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
_ = typeof(AdminEndpoints).Assembly;
ClinicStartup.ConfigurePipeline(app);
app.MapInner();
app.Run();

internal sealed class ShopEndpoints : IEndpointProvider
{
    public void Register(IEndpointRouteBuilder routes) => routes.MapGet("/shop", () => "x").AllowAnonymous();
}

internal sealed class ShopStartup : IStartupModule
{
    public int Order => 500;

    public void Configure(WebApplication app) => app.MapGroup("/basket").RequireAuthorization().MapGet("/", () => "x");
}
