// A fallback to one page adds the data source of all pages: each answers at its own routes as well, though nothing maps the pages (1.25).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorPages(options => options.Conventions.AuthorizePage("/Chart"));
var app = builder.Build();

app.MapFallbackToPage("/Index");

var inner = app.MapGroup("/staff").RequireAuthorization();
inner.MapFallbackToPage("/Chart");
inner.MapRazorPages();
app.Run();
