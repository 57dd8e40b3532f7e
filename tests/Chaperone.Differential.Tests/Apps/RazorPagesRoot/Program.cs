// Razor Pages in a folder of their own, behind a global filter, and as fallbacks (1.25, 2.11, 3.22).
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddMvc(options => options.Filters.Add(new AuthorizeFilter())).AddRazorPagesOptions(options => options.RootDirectory = "/Site");
var app = builder.Build();

app.MapRazorPages();
app.MapFallbackToPage("/Open").RequireAuthorization();
app.MapFallbackToPage("/app/{**path}", "/Home");
app.Run();
