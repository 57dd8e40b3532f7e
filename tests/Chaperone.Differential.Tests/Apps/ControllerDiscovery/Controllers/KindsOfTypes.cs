using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Discovery.Controllers;

[Route("plain")]
public class PlainController // 1.2: no base class, only the name
{
    [HttpGet] public string Get() => "plain";
}

[Route("lower")]
public class lowercontroller // 1.1: the suffix in any case
{
    [HttpGet] public string Get() => "lower";
}

[Route("nosuffix"), Authorize]
public class NoSuffix : ControllerBase // 1.2: ControllerBase carries [Controller]
{
    [HttpGet] public string Get() => "no suffix";
}

[Route("[controller]/marked"), Controller]
public class Marked // 1.1: [Controller] itself
{
    [HttpGet, Authorize] public string Get() => "marked";
}

public class InheritsTheMark : Marked // 1.1: [Controller] is inherited, and so is the class route (1.11)
{
    [HttpPost] public string Post() => "posted";
}

public abstract class GenController<T> : ControllerBase // 1.1: open and abstract
{
    [HttpGet("one")] public T? One() => default;

    [HttpGet("echo/{value}"), Authorize] public T Echo(T value) => value;
}

[Route("closed")]
public class ClosedGen : GenController<int>; // 1.2

[Route("closed-guid"), Authorize(Roles = "Admin")]
public sealed class ClosedGuidController : GenController<Guid>; // 1.2

public class OpenController<T> : ControllerBase // 1.1: open type parameter, no controller
{
    [HttpGet("open")] public string Get() => "never";
}

[Route("rec/[action]")]
public record RecController(string Name = "x") // 1.8: the compiler's own methods are actions as well
{
    [HttpGet("hello")] public string Hello() => Name;

    [NonAction] public virtual bool Equals(RecController? other) => ReferenceEquals(this, other);

    [NonAction] public override int GetHashCode() => 0;
}

[Route("controller")]
public class Controller // 1.2: the controller name is empty
{
    [HttpGet] public string Get() => "empty name";
}

[Route("internal")]
internal class InternalController // 1.1
{
    [HttpGet] public string Get() => "never";
}

public class Outer
{
    [Route("nested")]
    public class NestedController : ControllerBase // 1.1: never
    {
        [HttpGet] public string Get() => "never";
    }
}

[Route("static")]
public static class StaticController // 1.1
{
    [HttpGet] public static string Get() => "never";
}

public struct StructController // 1.2
{
    [HttpGet("struct")] public string Get() => "never";
}

[Route("file")]
file class FileController : ControllerBase // 1.2
{
    [HttpGet] public string Get() => "never";
}

[NonController, Route("non")]
public class NonController : ControllerBase // 1.1
{
    [HttpGet] public string Get() => "never";
}

public class DerivedOfNonController : NonController // 1.1: [NonController] is inherited
{
    [HttpPost] public string Post() => "never";
}

[Controller]
public class MarkedOfNonController : NonController // 1.1: and beats [Controller]
{
    [HttpPut] public string Put() => "never";
}
