// 3.17: UseAuthorization only inside a branch; the framework's own one is still added. 2.9: branches are no endpoints.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.UseWhen(context => context.Request.Path.StartsWithSegments("/data"), branch => branch.UseAuthorization());
app.Map("/branch", branch => branch.Run(context => context.Response.WriteAsync("a branch, no endpoint"))); // 2.9
app.MapWhen(context => context.Request.Query.ContainsKey("x"), branch => branch.Run(context => context.Response.WriteAsync("x"))); // 2.9
app.Use((context, next) => next(context));

app.MapGet("/open", () => "x");
app.MapGet("/data/secured", () => "x").RequireAuthorization();
app.MapGet("/other/secured", () => "x").RequireAuthorization();
app.MapGet("/data/anon", () => "x").AllowAnonymous();
app.Run();
