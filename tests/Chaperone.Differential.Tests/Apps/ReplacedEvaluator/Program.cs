// A ServiceDescriptor that takes the place of the framework's.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.Replace(ServiceDescriptor.Transient<IAuthorizationEvaluator, FailureEvaluator>());
var app = builder.Build();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

/// <summary>Only what a handler refuses by name is refused; a requirement that nobody meets is not.</summary>
internal sealed class FailureEvaluator : IAuthorizationEvaluator
{
    public AuthorizationResult Evaluate(AuthorizationHandlerContext context) =>
        context.HasFailed ? AuthorizationResult.Failed(AuthorizationFailure.Failed(context.FailureReasons)) : AuthorizationResult.Success();
}
