// A fallback to an area's page, pages chosen by a transformer, pages without a class (1.25, 2.11, 3.22, U10).
using Microsoft.AspNetCore.Mvc.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorPages(options => options.Conventions.AuthorizeAreaPage("Portal", "/Chart"));
builder.Services.AddSingleton<Languages>();
var app = builder.Build();

app.MapRazorPages();
app.MapFallbackToAreaPage("/Welcome", "Portal");
app.MapFallbackToAreaPage("charts/{*path:nonfile}", "/Chart", "Portal").AllowAnonymous(); // no effect
app.MapFallbackToPage("plain/{*path:nonfile}", "/Plain");
app.MapGroup("/desk").RequireAuthorization().MapFallbackToPage("{*path:nonfile}", "/Plain"); // the group does not reach the page
app.MapDynamicPageRoute<Languages>("in/{language}/{page}");
app.Run();

public sealed class Languages : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        ValueTask.FromResult(new RouteValueDictionary { ["page"] = "/Chart", ["area"] = "Portal" });
}
