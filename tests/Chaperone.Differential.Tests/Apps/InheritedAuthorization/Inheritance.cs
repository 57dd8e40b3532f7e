using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inherited;

[Perm("admin")]
public abstract class AdminBase : ControllerBase;

[Route("d1"), Perm("any")]
public class D1Controller : AdminBase // 0.2: the nearer [Perm] replaces the base's
{
    [HttpGet("m")] public string M() => "open";

    [HttpGet("own"), Perm("user")] public string Own() => "user"; // a method's attributes stand beside the class's
}

[Route("d2")]
public class D2Controller : AdminBase // 0.1: inherited
{
    [HttpGet("m")] public string M() => "admin";
}

[MultiPerm("admin")]
public abstract class MultiBase : ControllerBase;

[Route("d3"), MultiPerm("any")]
public class D3Controller : MultiBase // 0.2: AllowMultiple of its own, so both apply
{
    [HttpGet("m")] public string M() => "admin";
}

public abstract class MethodBase : ControllerBase
{
    [HttpGet("m"), Perm("admin")] public virtual string M() => "base";

    [HttpGet("multi"), MultiPerm("admin")] public virtual string Multi() => "base";

    [HttpGet("once"), NotInherited] public virtual string Once() => "base";

    [HttpGet("hidden"), Authorize] public string N() => "base";
}

[Route("d4")]
public class D4Controller : MethodBase
{
    [Perm("any")] public override string M() => "open"; // 0.2, on a method

    [MultiPerm("any")] public override string Multi() => "admin"; // 0.2, on a method

    public override string Once() => "open"; // 0.3

    [HttpGet("hidden2")] public new string N() => "open"; // 0.4: a hidden member inherits nothing
}

[Route("d5"), SubPerm("any")]
public class D5Controller : AdminBase // 0.2: another class, so both apply
{
    [HttpGet("m")] public string M() => "admin";
}

[NotInherited]
public abstract class NotInheritedBase : ControllerBase;

[Route("d6")]
public class D6Controller : NotInheritedBase // 0.3
{
    [HttpGet("m")] public string M() => "open";
}

[Authorize(Roles = "Admin")]
public abstract class RoleBase : ControllerBase;

[Authorize]
public abstract class MiddleBase : RoleBase;

[Route("d7"), Authorize(Policy = "user")]
public class D7Controller : MiddleBase // 0.1: AllowMultiple, so every level applies
{
    [HttpGet("m")] public string M() => "admin";

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "open"; // 3.3
}

[AllowAnonymous]
public abstract class AnonymousBase : ControllerBase;

[Route("d8")]
public class D8Controller : AnonymousBase
{
    [HttpGet("m"), Authorize(Roles = "Admin")] public string M() => "open"; // 3.3
}

public interface ISecured
{
    [Authorize] string Secured();
}

[Route("i")]
public class InterfaceController : ControllerBase, ISecured
{
    [HttpGet("sec")] public string Secured() => "open"; // 0.4: interfaces are not looked at
}
