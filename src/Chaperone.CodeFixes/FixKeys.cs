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

    /// <summary>Declare the endpoint open to anybody.</summary>
    public const string AllowAnonymous = "CHP1001.AllowAnonymous";
}
