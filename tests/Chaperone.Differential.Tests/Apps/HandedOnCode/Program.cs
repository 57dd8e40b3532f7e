// Whether code that is handed to others is run is theirs to say.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
Array.ForEach(new[] { app.MapGet("/each/array", () => "x") }, static endpoint => endpoint.RequireAuthorization());
Parallel.ForEach(new[] { app.MapGet("/each/parallel", () => "x") }, static endpoint => endpoint.RequireAuthorization());
HandOn(app.MapGet("/lazy/never", () => "x"), static closing => _ = new Lazy<bool>(() => Run(closing)));
HandOn(app.MapGet("/lazy/asked", () => "x"), static closing => _ = new Lazy<bool>(() => Run(closing)).Value);
HandOn(app.MapGet("/task", () => "x"), static closing => Task.Run(closing).Wait());
HandOn(app.MapGet("/thread", () => "x"), static closing =>
{
    var thread = new Thread(() => closing());
    thread.Start();
    thread.Join();
});
HandOn(app.MapGet("/stopped", () => "x"), closing => app.Lifetime.ApplicationStopped.Register(closing));
Delegate late = static (IEndpointConventionBuilder endpoint) => endpoint.RequireAuthorization();
late.DynamicInvoke(app.MapGet("/dynamic", () => "x"));
var turned = new[] { app.MapGet("/array/first", () => "x"), app.MapGet("/array/second", () => "x") };
Array.Reverse(turned);
turned[0].RequireAuthorization();
app.Run();

static void HandOn(IEndpointConventionBuilder endpoint, Action<Action> to) => to(() => endpoint.RequireAuthorization());

static bool Run(Action closing)
{
    closing();
    return true;
}
