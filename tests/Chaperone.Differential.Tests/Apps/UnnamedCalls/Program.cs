// Methods that the language calls without naming them demand authorization like any other.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
Closed closed = app.MapGet("/conversion", () => "x");
closed += app.MapGet("/operator", () => "x");
_ = new Collection { app.MapGet("/initializer", () => "x") };
using (new Scope(app.MapGet("/using/statement", () => "x")))
{
    app.Logger.LogInformation("{Closed}", closed);
}

Declared(app.MapGet("/using/declaration", () => "x"));
var (number, text) = new Pair(app.MapGet("/deconstruct", () => "x"));
app.Logger.LogInformation("{Number} {Text}", number, text);
foreach (var item in new Sequence(app.MapGet("/enumerator/iterator", () => "x")))
{
    app.Logger.LogInformation("{Item}", item);
}

foreach (var item in new Turns(app.MapGet("/enumerator/object", () => "x")))
{
    app.Logger.LogInformation("{Item}", item);
}

Hooks.Mapped += static endpoint => endpoint.RequireAuthorization();
Hooks.Raise(app.MapGet("/event", () => "x"));
Action<IEndpointConventionBuilder> both = static _ => { };
both += static endpoint => endpoint.RequireAuthorization();
both(app.MapGet("/multicast", () => "x"));
var pair = (First: app.MapGet("/tuple/first", () => "x"), Second: app.MapGet("/tuple/second", () => "x"));
pair.Second = pair.First;
pair.Second.RequireAuthorization();
Narrowed(app.MapGet("/narrowed", () => "x"));
await Awaited(app.MapGet("/awaited", () => "x"));
_ = Dropped(app.MapGet("/dropped", () => "x"));
var nothing = always ? null : "text";
var access = app.MapGet("/access", () => "x");
_ = nothing?.Insert(0, Closing(access));
app.Run();

static void Declared(IEndpointConventionBuilder endpoint)
{
    using var scope = new Scope(endpoint);
    Console.WriteLine(scope);
}

static void Narrowed(IEndpointConventionBuilder endpoint)
{
    if (endpoint is RouteGroupBuilder group)
    {
        group.RequireAuthorization();
    }

    (endpoint as RouteGroupBuilder)?.RequireAuthorization();
    switch (endpoint)
    {
        case RouteGroupBuilder other:
            other.RequireAuthorization();
            break;
    }
}

static async Task Awaited(IEndpointConventionBuilder endpoint)
{
    await Task.Yield();
    endpoint.RequireAuthorization();
}

static async Task Dropped(IEndpointConventionBuilder endpoint)
{
    await Task.Delay(Timeout.Infinite);
    endpoint.RequireAuthorization();
}

static string Closing(IEndpointConventionBuilder endpoint)
{
    endpoint.RequireAuthorization();
    return "closed";
}

internal sealed class Closed
{
    public static implicit operator Closed(RouteHandlerBuilder endpoint) => new Closed() + endpoint;

    public static Closed operator +(Closed closed, RouteHandlerBuilder endpoint)
    {
        endpoint.RequireAuthorization();
        return closed;
    }
}

internal sealed class Collection : List<int>
{
    public void Add(IEndpointConventionBuilder endpoint) => endpoint.RequireAuthorization();
}

internal sealed class Scope(IEndpointConventionBuilder endpoint) : IDisposable
{
    public void Dispose() => endpoint.RequireAuthorization();
}

internal sealed class Pair(IEndpointConventionBuilder endpoint)
{
    public void Deconstruct(out int number, out string text)
    {
        (number, text) = (1, "x");
        endpoint.RequireAuthorization();
    }
}

internal sealed class Sequence(IEndpointConventionBuilder endpoint)
{
    public IEnumerator<int> GetEnumerator()
    {
        endpoint.RequireAuthorization();
        yield return 1;
    }
}

internal sealed class Turns(IEndpointConventionBuilder endpoint)
{
    public int Current => 1;

    public Turns GetEnumerator() => this;

    public bool MoveNext()
    {
        endpoint.RequireAuthorization();
        return false;
    }
}

internal static class Hooks
{
    public static event Action<IEndpointConventionBuilder>? Mapped;

    public static void Raise(IEndpointConventionBuilder endpoint) => Mapped?.Invoke(endpoint);
}
