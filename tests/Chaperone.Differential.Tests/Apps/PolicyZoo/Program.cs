// Every spelling of a demand on a minimal endpoint (3.1 to 3.11).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;
services.AddTestAuthentication();
services.AddAuthorization(Policies.Add);
var app = builder.Build();

app.MapGet("/none", () => "x");
app.MapGet("/bare", () => "x").RequireAuthorization(); // 3.7
app.MapGet("/empty", () => "x").RequireAuthorization(Array.Empty<string>()); // 3.7
app.MapGet("/empty-data", () => "x").RequireAuthorization(Array.Empty<IAuthorizeData>()); // 3.7
app.MapGet("/two", () => "x").RequireAuthorization("user", Policies.Admin); // 3.7
app.MapGet("/data", () => "x").RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" }, new AuthorizeAttribute("user")); // 3.7
app.MapGet("/data-name", () => "x").RequireAuthorization(new AuthorizeAttribute(policy: nameof(Policies.user)));
app.MapGet("/blank", () => "x").RequireAuthorization(" "); // 3.8
app.MapGet("/empty-role", () => "x").RequireAuthorization(new AuthorizeAttribute { Roles = "" }); // 3.8
app.MapGet("/missing", () => "x").RequireAuthorization("nowhere"); // 3.8
app.MapGet("/missing-anonymous", () => "x").RequireAuthorization("nowhere").AllowAnonymous(); // 3.4
app.MapGet("/missing-scheme", () => "x").RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Nowhere" }); // 3.8
app.MapGet("/metadata", () => "x").WithMetadata(new AuthorizeAttribute());
app.MapGet("/metadata-role", () => "x").WithMetadata(1, new AuthorizeAttribute { Roles = "Admin" });
app.MapGet("/convention", () => "x").Add(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute("user")));

// policy objects
var admins = new AuthorizationPolicyBuilder().RequireRole("Admin").Build();
app.MapGet("/object/admin", () => "x").RequireAuthorization(admins);
app.MapGet("/object/user", () => "x").RequireAuthorization(policy => policy.RequireAuthenticatedUser());
app.MapGet("/object/role", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin").RequireClaim("never"));
app.MapGet("/object/assertion", () => "x").RequireAuthorization(policy => policy.RequireAssertion(_ => true)); // 3.5
app.MapGet("/object/static", () => "x").RequireAuthorization(Policies.Anyone); // 3.5
app.MapGet("/object/combined", () => "x").RequireAuthorization(AuthorizationPolicy.Combine(admins, Policies.Anyone)); // 3.10
app.MapGet("/object/scheme", () => "x").RequireAuthorization(policy =>
{
    policy.AuthenticationSchemes.Add("Test");
    policy.Requirements.Add(new DenyAnonymousAuthorizationRequirement());
});
app.MapGet("/object/metadata", () => "x").WithMetadata(admins); // 3.6
app.MapGet("/object/metadata-any", () => "x").WithMetadata(Policies.Anyone); // 3.6

// 3.5: a policy object displaces the default policy; a name does not
var g = app.MapGroup("/g").RequireAuthorization();
g.MapGet("/assert", () => "open").RequireAuthorization(p => p.RequireAssertion(_ => true));
g.MapGet("/any", () => "user").RequireAuthorization("any");
g.MapGet("/admin", () => "admin").RequireAuthorization(p => p.RequireRole("Admin"));
app.MapGet("/any", () => "open").RequireAuthorization("any");
app.MapGet("/attr-assert", [Authorize] () => "open").RequireAuthorization(p => p.RequireAssertion(c => true));
app.MapGet("/role-assert", [Authorize(Roles = "Admin")] () => "admin").RequireAuthorization(Policies.Anyone);

// 3.11: requirements as metadata
app.MapGet("/req", [Over18] () => "x");
app.MapGet("/req-convention", () => "x").WithMetadata(new Over18Attribute());
app.MapGet("/req-and-bare", [Over18] () => "x").RequireAuthorization();
app.MapGet("/req-anonymous", [Over18] () => "x").AllowAnonymous();

// 3.2: all of them at once
app.MapGroup("/and").RequireAuthorization(new AuthorizeAttribute { Roles = "Nurse" }).MapGet("/roles", () => "nobody").RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" });
app.MapGet("/or/roles", () => "admin").RequireAuthorization(new AuthorizeAttribute { Roles = "Nurse,Admin" });

app.Run();

internal static class Policies
{
    public const string Admin = "admin";

    public const string user = "user";

    public static readonly AuthorizationPolicy Anyone = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy("any", p => p.RequireAssertion(_ => true));
        options.AddPolicy(user, p => p.RequireAuthenticatedUser());
        options.AddPolicy(Admin, p => p.RequireRole("Admin"));
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class Over18Attribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
