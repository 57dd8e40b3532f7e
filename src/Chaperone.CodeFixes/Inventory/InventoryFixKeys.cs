namespace Chaperone.CodeFixes.Inventory;

/// <summary>The equivalence keys of the actions that edit <c>ApiInventory.txt</c> and <c>ApiExceptions.txt</c>.</summary>
internal static class InventoryFixKeys
{
    /// <summary>Add the line of an endpoint.</summary>
    public const string Add = "CHP4001.AddLine";

    /// <summary>Remove a line without endpoint.</summary>
    public const string RemoveStale = "CHP4002.RemoveLine";

    /// <summary>Accept one weakening, with a reason that is still to be written.</summary>
    public const string AcceptWeakening = "CHP4003.AcceptWithReason";

    /// <summary>Update a line that understates the code.</summary>
    public const string Update = "CHP4004.UpdateLine";

    /// <summary>Sort the file, take away copies and what a merge left.</summary>
    public const string Tidy = "CHP4005.Tidy";

    /// <summary>Remove one line that is not in order.</summary>
    public const string RemoveInvalid = "CHP4005.RemoveLine";
}
