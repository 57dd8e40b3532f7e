// U5: variables that start with one value and get another by code that only a run knows: out arguments, loops, handlers of failures, lambdas.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Closed"] = "false", ["Policies:0"] = "open", ["Number"] = "none" });
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("closed", policy => policy.RequireAuthenticatedUser());
    options.AddPolicy("never", policy => policy.RequireClaim("never"));
    options.AddPolicy("open", policy => policy.RequireAssertion(_ => true));
});
var app = builder.Build();

var closed = true;
if (bool.TryParse(builder.Configuration["Closed"], out closed) && !closed)
{
    app.Logger.LogInformation("open");
}

app.MapGet("/parsed", () => "x").RequireAuthorization(closed ? "closed" : "open");

var looped = "closed";
foreach (var name in builder.Configuration.GetSection("Policies").Get<string[]>()!)
{
    looped = name;
}

app.MapGet("/looped", () => "x").RequireAuthorization(looped);

var tried = "closed";
try
{
    _ = int.Parse(builder.Configuration["Number"]!, System.Globalization.CultureInfo.InvariantCulture);
}
catch (FormatException)
{
    tried = "open";
}

app.MapGet("/tried", () => "x").RequireAuthorization(tried);

var captured = "closed";
void Choose() => captured = builder.Configuration["Policies:0"]!;
Choose();
app.MapGet("/captured", () => "x").RequireAuthorization(captured);

var later = "closed";
Action choose = () => later = "open";
choose();
app.MapGet("/later", () => "x").RequireAuthorization(later);

var listed = "closed";
new List<string> { "open" }.ForEach(name => listed = name);
app.MapGet("/listed", () => "x").RequireAuthorization(listed);

var referred = "closed";
Replace(ref referred);
app.MapGet("/referred", () => "x").RequireAuthorization(referred);

var array = new[] { "closed" };
array[0] = "open";
app.MapGet("/array", () => "x").RequireAuthorization(array[0]);

var names = new Dictionary<string, string> { ["charts"] = "closed" };
names["charts"] = builder.Configuration["Policies:0"]!;
app.MapGet("/named", () => "x").RequireAuthorization(names["charts"]);

var asked = names.TryGetValue("charts", out var found) ? found : "closed";
app.MapGet("/asked", () => "x").RequireAuthorization(asked);

var settings = new Settings("closed") with { Policy = builder.Configuration["Policies:0"]! };
app.MapGet("/record", () => "x").RequireAuthorization(settings.Policy);

Shared.Policy = "open";
app.MapGet("/shared", () => "x").RequireAuthorization(Shared.Policy);
Shared.Load(builder.Configuration);
app.MapGet("/loaded", () => "x").RequireAuthorization(Shared.Loaded);

var otherwise = builder.Configuration["Policies:0"];
otherwise ??= "closed";
app.MapGet("/otherwise", () => "x").RequireAuthorization(otherwise);

if (app.Environment.IsStaging() || builder.Configuration["Number"] == "none")
{
    Shared.Sometimes = "open";
}

app.MapGet("/sometimes", () => "x").RequireAuthorization(Shared.Sometimes);

var added = new List<string> { "closed" };
added.Add("never");
app.MapGet("/added", () => "x").RequireAuthorization(added.ToArray());
var cleared = new List<string> { "closed" };
cleared.Clear();
foreach (var name in cleared)
{
    app.MapGet("/cleared", () => "x").RequireAuthorization(name);
}

var routes = new List<string> { "/one" };
routes.Add("/two");
routes.AddRange(["/three", "/four"]);
foreach (var route in routes)
{
    app.MapGet(route, () => "x").RequireAuthorization("closed");
}

var kept = new[] { "open", "closed" };
app.MapGet("/kept", () => "x").RequireAuthorization(kept[1], Shared.Fixed);
app.Run();

static void Replace(ref string name) => name = "open";

internal sealed record Settings(string Policy);

internal static class Shared
{
    public static string Policy { get; set; } = "closed";

    public static string Sometimes { get; set; } = "closed";

    public static string Fixed { get; set; } = "never";

    public static string Loaded { get; private set; } = "closed";

    public static void Load(IConfiguration configuration) => Loaded = configuration["Policies:0"]!;
}
