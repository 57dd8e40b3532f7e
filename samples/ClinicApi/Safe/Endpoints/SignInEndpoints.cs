using ClinicApi.Security;

namespace ClinicApi.Endpoints;

public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sign-in", (SignInRequest request, TokenIssuer tokens) =>
                tokens.SignIn(request) is { } response ? Results.Ok(response) : Results.Unauthorized())
            .WithSummary("Exchanges a user name and a password for a token")
            .AllowAnonymous();
    }
}
