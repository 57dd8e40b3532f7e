namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>
/// MapIdentityApi (IdentityApiEndpointRouteBuilderExtensions): the endpoints to sign in with are open by purpose, those to manage an account
/// ask for a user.
/// </summary>
internal static class IdentityApi
{
    private static readonly (string Verb, string Path, bool IsProtected)[] Rows =
    {
        ("POST", "/register", false),
        ("POST", "/login", false),
        ("POST", "/refresh", false),
        ("GET", "/confirmEmail", false),
        ("POST", "/resendConfirmationEmail", false),
        ("POST", "/forgotPassword", false),
        ("POST", "/resetPassword", false),
        ("POST", "/manage/2fa", true),
        ("GET", "/manage/info", true),
        ("POST", "/manage/info", true),
    };

    public static Value Map(KindCall map)
    {
        var group = map.Group();
        foreach (var (verb, path, isProtected) in Rows)
        {
            var endpoint = map.Add(new MappedEndpoint(group, EndpointKind.Identity, map)
            {
                Pattern = new RouteText(path, true),
                Verbs = new[] { verb },
                IsPublicByPurpose = !isProtected,
            });
            if (isProtected)
            {
                endpoint.Metadata.Add(map.Authorize("MapIdentityApi requires authorization for " + path));
            }
        }

        return new TargetValue(group);
    }
}
