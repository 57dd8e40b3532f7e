using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Discovery.Controllers;

public interface IHidden
{
    string Explicit();
}

[Route("m/[action]")]
public class MethodsController : ControllerBase, IDisposable, IHidden
{
    public void Void() { } // 1.7

    public Task Work() => Task.CompletedTask; // 1.7

    [Authorize] public async Task<string> FetchAsync() // 1.10: the route says "Fetch"
    {
        await Task.Yield();
        return "fetched";
    }

    [ActionName("renamed")] public string Original() => "renamed"; // 1.10

    [ActionName("KeepAsync")] public string Suffix() => "kept"; // 1.10: a name given by attribute is not trimmed

    public string Property { get; set; } = ""; // 1.7: no action

    public string this[int index] => "never"; // 1.7

    public event EventHandler? Happened; // 1.7

    public static string Static() => "never"; // 1.6

    public string Generic<T>() => "never"; // 1.6

    [NonAction] public string Helper() => "never"; // 1.6

    protected string Protected() => "never"; // 1.6

    internal string Internal() => "never"; // 1.6

    public override string ToString() => "never"; // 1.6: its base definition is on object

    string IHidden.Explicit() => "never"; // 1.7

    [HttpGet] public string Overload() => "none"; // 1.7

    [HttpPost, Authorize(Roles = "Admin")] public string Overload(int id) => "one"; // 1.7

    public void Dispose() => Happened?.Invoke(this, EventArgs.Empty); // 1.6: the implementation of IDisposable

    public void Dispose(int level) => _ = level; // 1.7: an action

    public static bool operator ==(MethodsController left, MethodsController right) => ReferenceEquals(left, right);

    public static bool operator !=(MethodsController left, MethodsController right) => !ReferenceEquals(left, right);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => 0;
}

[Route("disposing/[action]")]
public class DisposingController : IDisposable
{
    void IDisposable.Dispose() => GC.SuppressFinalize(this);

    public string Dispose() => "an action"; // 1.7: stands beside the explicit implementation
}

[Route("new/[action]")]
public class NewMembersController
{
    public new string ToString() => "an action"; // 1.6: another method than object's
}

[Route("base/[action]")]
public class BaseActionsController : ControllerBase // 1.7: concrete itself, so it has a set of its own
{
    [HttpGet] public string Shared() => "shared";

    [HttpGet] public virtual string Overridden() => "base";

    [HttpGet, NonAction] public virtual string Removed() => "never";

    [HttpGet("hidden-base"), Authorize] public string Hidden() => "base"; // 1.9
}

[Route("derived/[action]")]
public class DerivedActionsController : BaseActionsController
{
    public override string Overridden() => "derived"; // 1.7, 1.12

    public override string Removed() => "never"; // 1.7: [NonAction] is inherited by the override

    [HttpGet("hidden-derived")] public new string Hidden() => "derived"; // 1.9: both are actions
}
