using Microsoft.AspNetCore.Authorization;

[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("B.Web")]

namespace A.Core;

public static class CoreExtensions
{
    public static AuthorizationBuilder AddCorePolicies(this AuthorizationBuilder authorization, string mode)
    {
        if (mode == "strict")
        {
            authorization.SetFallbackPolicy(StaffOnly());
        }

        return authorization.AddPolicy("core-" + mode, policy => policy.RequireCore());
    }

    public static AuthorizationPolicyBuilder RequireCore(this AuthorizationPolicyBuilder policy)
    {
        policy.AuthenticationSchemes.Add("Test");
        return policy.RequireRole("Admin");
    }

    public static AuthorizationPolicy StaffOnly() => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    public static RouteGroupBuilder Core(this IEndpointRouteBuilder app) => app.MapGroup("/core").RequireAuthorization("core-strict");

    internal static void MapInternals(this IEndpointRouteBuilder app)
    {
        app.MapGet("/internal", () => "x").RequireAuthorization("core-strict");
        app.MapGet("/internal-open", () => "x").AllowAnonymous();
    }
}
