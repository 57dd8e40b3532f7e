// Razor Pages of a referenced library: its compiled pages are the application's, with the application's conventions (1.4, 2.11).
using Microsoft.AspNetCore.Mvc.ApplicationParts;

// What the Razor SDK writes for a reference that uses MVC.
[assembly: ApplicationPart("Portal")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorPages(options => options.Conventions.AuthorizeFolder("/Records"));
var app = builder.Build();

app.MapRazorPages();
app.Run();

public static class Keep
{
    public static readonly Type Portal = typeof(Portal.SecuredModel);
}
