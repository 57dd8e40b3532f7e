namespace Chaperone.CodeFixes;

/// <summary>The actions' equivalence keys, by which tools choose one.</summary>
internal static class FixKeys
{
    /// <summary>Require a signed-in caller.</summary>
    public const string Authorize = "CHP1001.Authorize";

    /// <summary>Require a declared policy; followed by its name.</summary>
    public const string Policy = "CHP1001.Policy:";

    /// <summary>Require a signed-in caller for the whole group.</summary>
    public const string AuthorizeGroup = "CHP1001.AuthorizeGroup";

    /// <summary>Require a signed-in caller for the whole controller.</summary>
    public const string AuthorizeController = "CHP1001.AuthorizeController";

    /// <summary>Require a signed-in caller by an attribute of the class that a Map call names: a hub, a service.</summary>
    public const string AuthorizeClass = "CHP1001.AuthorizeClass";

    /// <summary>Declare the endpoint open to anybody.</summary>
    public const string AllowAnonymous = "CHP1001.AllowAnonymous";

    /// <summary>Remove the AllowAnonymous that overrides.</summary>
    public const string RemoveAllowAnonymous = "CHP1003.RemoveAllowAnonymous";

    /// <summary>Remove the authorization that is overridden.</summary>
    public const string RemoveAuthorization = "CHP1003.RemoveAuthorization";

    /// <summary>Move the authorization to where it is read.</summary>
    public const string MoveAuthorization = "CHP1004.Move";

    /// <summary>Remove the authorization that nothing reads.</summary>
    public const string RemoveIgnoredAuthorization = "CHP1004.RemoveAuthorization";

    /// <summary>Take away what runs the endpoint before its authorization.</summary>
    public const string RemoveShortCircuit = "CHP1004.RemoveShortCircuit";

    /// <summary>Require of the attribute-routed actions what stands behind a conventional route.</summary>
    public const string AuthorizeAttributeRoutes = "CHP1004.AuthorizeAttributeRoutes";

    /// <summary>Demand a signed-in user in the policy object.</summary>
    public const string PolicyObjectUser = "CHP1005.RequireAuthenticatedUser";

    /// <summary>Put the authorization on the group.</summary>
    public const string Hoist = "CHP1006.AuthorizeGroup";

    /// <summary>Use a name that is registered; followed by it.</summary>
    public const string RegisteredName = "CHP1008.Name:";

    /// <summary>Call the authorization middleware.</summary>
    public const string UseAuthorization = "CHP1009.UseAuthorization";

    /// <summary>Register the authorization services, which is all that a WebApplication needs.</summary>
    public const string AddAuthorization = "CHP1009.AddAuthorization";

    /// <summary>Take a list of roles away that names none.</summary>
    public const string RemoveRoles = "CHP1008.RemoveRoles";

    /// <summary>Use a filter or an attribute that can be made.</summary>
    public const string UsableFilter = "CHP1008.Filter";

    /// <summary>Take the endpoint's own AllowAnonymous away.</summary>
    public const string RemoveOwnAnonymous = "CHP1002.RemoveAllowAnonymous";

    /// <summary>Require a signed-in caller in the place of AllowAnonymous.</summary>
    public const string AuthorizeInstead = "CHP1002.Authorize";

    /// <summary>Require a declared policy in the place of AllowAnonymous; followed by its name.</summary>
    public const string PolicyInstead = "CHP1002.Policy:";

    /// <summary>Require a declared policy where any user is let in; followed by its name.</summary>
    public const string NarrowingPolicy = "CHP1012.Policy:";

    /// <summary>Classify the members, so that the answer is masked.</summary>
    public const string MaskMembers = "CHP2001.Phi";

    /// <summary>Keep the members out of JSON.</summary>
    public const string IgnoreMembers = "CHP2001.JsonIgnore";

    /// <summary>Declare what the endpoint discloses.</summary>
    public const string Disclose = "CHP2001.DisclosesPhi";

    /// <summary>Answer with a record that names what leaves of an entity.</summary>
    public const string ReturnRecord = "CHP2010.Record";

    /// <summary>Answer with a record without what nothing masks.</summary>
    public const string ReturnRecordWithout = "CHP2001.Record";

    /// <summary>Declare the type that a method always returns.</summary>
    public const string TypedReturn = "CHP2012.Return";

    /// <summary>Name what a form may set.</summary>
    public const string NameBound = "CHP2011.Bind";

    /// <summary>Take a value of the URL from the body.</summary>
    public const string BindFromBody = "CHP2002.FromBody";

    /// <summary>Take a value of the URL from a header.</summary>
    public const string BindFromHeader = "CHP2002.FromHeader";

    /// <summary>Do not store the answer.</summary>
    public const string NoStore = "CHP2007.NoStore";

    /// <summary>Put the classification on.</summary>
    public const string ClassifyPhi = "CHP2013.Phi";

    /// <summary>Pass the value through a redactor; for the other rules over flows of PHI too.</summary>
    public const string Redact = "CHP2003.Redact";

    /// <summary>Name the surrogate key in the place of the value; for the other rules over flows of PHI too.</summary>
    public const string UseKey = "CHP2003.Key";

    /// <summary>Leave the value out of a log's message.</summary>
    public const string LeaveOut = "CHP2003.LeaveOut";

    /// <summary>Log by a [LoggerMessage] method with classified parameters.</summary>
    public const string LoggerMessage = "CHP2003.LoggerMessage";

    /// <summary>Take the tag out, or set the switch back.</summary>
    public const string RemoveFromTelemetry = "CHP2005.Remove";

    /// <summary>Print a record without what tells about the patient.</summary>
    public const string PrintMasked = "CHP2009.ToString";

    /// <summary>Switch the check on again.</summary>
    public const string SetBack = "CHP1011.SetBack";

    /// <summary>Take away a delegate that accepts everything.</summary>
    public const string RemoveDelegate = "CHP1011.RemoveDelegate";

    /// <summary>Take away the algorithm that is none.</summary>
    public const string RemoveNone = "CHP1011.RemoveNone";

    /// <summary>Give the endpoint a summary.</summary>
    public const string Summary = "CHP3001.Summary";

    /// <summary>Remove what hides the endpoint from the API description.</summary>
    public const string Show = "CHP3002.Show";

    /// <summary>Hide an action in the way that has an effect.</summary>
    public const string Hide = "CHP3002.Hide";

    /// <summary>Declare what the code returns.</summary>
    public const string DeclareResponses = "CHP3003.Declare";

    /// <summary>Remove the declaration of what the code never returns.</summary>
    public const string RemoveDeclaration = "CHP3004.Remove";

    /// <summary>Declare 401 and 403.</summary>
    public const string DeclareRejections = "CHP3005.Declare";

    /// <summary>Give the operation a name.</summary>
    public const string NameOperation = "CHP3006.Name";
}
