// Razor Pages: paths, Index, templates, areas, attributes of model and page, page conventions, groups (2.11, 3.22, 3.27).
using Microsoft.AspNetCore.Mvc.RazorPages;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Billing", policy => policy.RequireRole("Admin"));
builder.Services.AddRazorPages(options =>
{
    options.Conventions.AuthorizeFolder("/Admin");
    options.Conventions.AllowAnonymousToPage("/Admin/Help");
    options.Conventions.AuthorizePage("/Contact", "Billing");
    options.Conventions.AuthorizeAreaFolder("Billing", "/Invoices", "Billing");
    options.Conventions.AuthorizeAreaPage("Billing", "/index");
    options.Conventions.AddPageRoute("/About", "who-we-are/{section?}");
});
var app = builder.Build();

app.MapRazorPages();
app.MapRazorPages().WithMetadata(new TagsMark());
app.MapGroup("/inner").RequireAuthorization().MapRazorPages();
app.Run();

public class TagsMark;
