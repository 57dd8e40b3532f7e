using Microsoft.CodeAnalysis;

namespace Chaperone;

/// <content>1xxx: authorization, and what the model cannot tell.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>An AllowAnonymous from farther away beats the authorization of an endpoint.</summary>
    public static readonly DiagnosticDescriptor AuthorizationOverridden = Create(
        "CHP1003",
        "Authorization is overridden by AllowAnonymous",
        "{0} has no effect on '{1}': {2} lets everyone in",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "AllowAnonymous wins wherever it stands: on a group, a class or a convention around the endpoint it switches off every authorization that is nearer. Remove one of the two.");

    /// <summary>Authorization is written where the framework never looks.</summary>
    public static readonly DiagnosticDescriptor AuthorizationHasNoEffect = Create(
        "CHP1004",
        "Authorization has no effect here",
        "{0} has no effect: {1}",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "Authorization is written in a place that ASP.NET Core does not read. Move it where it is read: to the action, the class, the endpoint or its group.");

    /// <summary>A policy object without a demand of its own switches the default or the fallback policy off.</summary>
    public static readonly DiagnosticDescriptor PolicyObjectSuppressesDefault = Create(
        "CHP1005",
        "Policy object takes the place of the default policy",
        "The policy object of {0} does not look at the caller, and because of it {1} no longer asks '{2}' for a signed-in user",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "When an endpoint carries a policy object, a bare [Authorize] or RequireAuthorization() no longer adds the default policy, and the fallback policy is not applied. "
        + "If the policy object does not demand a user itself, anonymous callers get in. Add RequireAuthenticatedUser() to it.");

    /// <summary>RequireAuthorization() at the end of a chain binds to the last endpoints of it only.</summary>
    public static readonly DiagnosticDescriptor LastEndpointOnlyAuthorized = Create(
        "CHP1006",
        "Only the last endpoints of the chain require authorization",
        "RequireAuthorization applies to the end of the chain only: {0} stays open",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "A call that maps endpoints and gives back its route builder can be chained, but RequireAuthorization() at the end is put on what the last call gave back. "
        + "What the calls before it mapped stays open. Put it on the group, or on each call.");

    /// <summary>The same action or handler is reachable with and without authorization.</summary>
    public static readonly DiagnosticDescriptor EndpointExposedTwice = Create(
        "CHP1007",
        "Endpoint is exposed twice with different protection",
        "'{0}' answers anyone, and the same code is protected as '{1}'",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "One action or handler is mapped twice, for example by MapControllers() on the application and on a secured group, and one of the ways in has no authorization.");

    /// <summary>A policy, a scheme or a list of roles that can't be resolved.</summary>
    public static readonly DiagnosticDescriptor UnknownPolicy = Create(
        "CHP1008",
        "Authorization names something that does not exist",
        "'{0}' answers every caller with an error: {1}",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "A policy or scheme that nobody registers, a list of roles without a role, or an AuthorizeFilter that is added by type: the endpoint fails with status 500 at run time.");

    /// <summary>The authorization middleware does not run for endpoints that carry authorization.</summary>
    public static readonly DiagnosticDescriptor AuthorizationMiddlewareMissing = Create(
        "CHP1009",
        "Authorization middleware does not run",
        "The authorization middleware does not run for {0}: {1}",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "Endpoints carry authorization, and nothing evaluates it: the middleware is missing, runs before routing has chosen an endpoint, or after the endpoint has answered. "
        + "Call UseAuthorization() behind UseRouting() and UseAuthentication(), in front of the endpoints.");

    /// <summary>A default, fallback or named policy admits everyone.</summary>
    public static readonly DiagnosticDescriptor PermissivePolicy = Create(
        "CHP1010",
        "Policy admits everyone",
        "{0} admits everyone: {1} can't refuse anybody",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "The policy consists of requirements that always hold. What relies on it looks protected and is open. Demand a signed-in user with RequireAuthenticatedUser(), or a role or claim.");

    /// <summary>The check of a token is switched off.</summary>
    public static readonly DiagnosticDescriptor TokenValidationWeakened = Create(
        "CHP1011",
        "Token validation is weakened",
        "{0} weakens the validation of tokens: {1}",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "Who a caller is depends on the token that it sends. A check that is switched off outside of development lets tokens pass that were not issued for this application, or by nobody.");

    /// <summary>A CORS policy admits any origin where there is patient data.</summary>
    public static readonly DiagnosticDescriptor CrossOriginPhi = Create(
        "CHP1014",
        "Patient data for any origin",
        "Scripts of any web site can use {0}, which carries patient data: the CORS policy has {1}",
        Categories.Authorization,
        DiagnosticSeverity.Info,
        "A browser keeps a foreign web site's script from reading an answer unless the CORS policy admits its origin. Name the origins of your own clients.");

    /// <summary>Something made the model uncertain.</summary>
    public static readonly DiagnosticDescriptor AnalysisDegraded = Create(
        "CHP9001",
        "Something here can't be analyzed for certain",
        "{0}: {1}",
        Categories.Analysis,
        DiagnosticSeverity.Info,
        "What stands here makes endpoints uncertain: the inventory lists them as unknown or partial, and rules are silent about them. The message says what to declare, so that they are certain again.");
}
