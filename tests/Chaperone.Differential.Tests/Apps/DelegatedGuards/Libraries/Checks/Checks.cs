using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Checks;

public static class CallerChecks
{
    public static void EnsureUserHasScope(this HttpContext context, string scope)
    {
        if (!context.User.HasClaim("scope", scope))
        {
            throw new BadHttpRequestException("no scope", 403);
        }
    }

    public static void CheckAccess(string what, ClaimsPrincipal caller)
    {
        if (caller.Identity?.IsAuthenticated != true)
        {
            throw new BadHttpRequestException(what, 401);
        }
    }

    public static void ValidateUserName(string name) => ArgumentException.ThrowIfNullOrEmpty(name);
}
