using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

// The option that switches MVC's endpoints off says that UseMvc may be called; controllers are mapped all the same where MapControllers is.
// MVC then brings its authorization filters beside the metadata that the middleware reads (AuthorizationApplicationModelProvider).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddMvc(options => options.EnableEndpointRouting = false);
var app = builder.Build();
app.UseRouting();
app.UseAuthentication();
app.UseWhen(
    context => context.Request.Path.StartsWithSegments("/charts"),
    charts => charts.Use(async (context, next) =>
    {
        // Who the caller is by another scheme; nobody is kept out, whatever comes of it.
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            var principal = new ClaimsPrincipal();
            var result = await context.AuthenticateAsync();
            if (result.Principal is { } found)
            {
                principal.AddIdentities(found.Identities);
            }

            context.User = principal;
        }

        await next();
    }));
app.UseAuthorization();
app.UseEndpoints(endpoints =>
{
    endpoints.MapControllerRoute("areas", "{area:exists}/{controller=Home}/{action=Index}/{id?}");
    endpoints.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
});
app.Run();

[ApiController]
[Route("charts")]
[Authorize(Roles = "Doctor")]
public class ChartsController : ControllerBase
{
    [HttpGet]
    public string All() => "x";

    [HttpGet("public"), AllowAnonymous]
    public string Public() => "x";
}

[Area("Ward")]
public class BedsController : Controller
{
    public string Index() => "x";

    [Authorize]
    public string Free() => "x";
}

public class HomeController : Controller
{
    public string Index() => "x";
}
