// 3.1: policies whose names and demands are settings. Each of them demands something that nobody has, since a policy without requirements can't be made.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Policies:0:Name"] = "users", ["Policies:0:User"] = "true",
    ["Policies:1:Name"] = "doctors", ["Policies:1:Roles:0"] = "doctor",
    ["Policies:2:Name"] = "readers", ["Policies:2:Claims:0"] = "scope",
});
var settings = builder.Configuration.GetSection("Policies").Get<PolicySettings[]>()!;
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("either", policy =>
    {
        if (settings.Length > 2)
        {
            policy.RequireClaim("never");
        }
        else
        {
            policy.RequireRole("nobody");
        }
    });
    foreach (var setting in settings)
    {
        options.AddPolicy(setting.Name, policy =>
        {
            if (setting.User)
            {
                policy.RequireAuthenticatedUser();
            }

            foreach (var claim in setting.Claims)
            {
                policy.RequireClaim(claim);
            }

            if (setting.Roles.Length > 0)
            {
                policy.RequireRole(setting.Roles);
            }
        });
    }
});
var app = builder.Build();
app.MapGet("/users", () => "x").RequireAuthorization("users");
app.MapGet("/doctors", () => "x").RequireAuthorization("doctors");
app.MapGet("/readers", () => "x").RequireAuthorization("readers", "users");
app.MapGet("/either", () => "x").RequireAuthorization("either");
app.MapGet("/open", () => "x");
app.Run();

internal sealed class PolicySettings
{
    public string Name { get; set; } = "";

    public bool User { get; set; }

    public string[] Roles { get; set; } = [];

    public string[] Claims { get; set; } = [];
}
