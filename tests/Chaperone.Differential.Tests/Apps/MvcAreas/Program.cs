// Conventional routes and areas (1.20 to 1.23).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddTestAuthentication();

var app = builder.Build();

app.UseStaticFiles();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();

app.MapAreaControllerRoute("admin", "Admin", "admin/{controller=Dashboard}/{action=Index}/{id?}").RequireAuthorization();
app.MapControllerRoute("areas", "in/{area:exists}/{controller}/{action=Index}");
app.MapControllerRoute("one", "just/one", new { controller = "Home", action = "Privacy" }); // 1.22: defaults narrow to one action
app.MapControllerRoute(name: "secured", pattern: "secure/{controller=Home}/{action=Index}/{id:int?}").RequireAuthorization(); // 1.23
app.MapDefaultControllerRoute();

app.Run();
