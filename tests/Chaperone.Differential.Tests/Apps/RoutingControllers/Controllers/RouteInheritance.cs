using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Routing.Controllers;

[Route("far/[controller]")]
public abstract class FarBase : ControllerBase
{
    [HttpGet("shared")] public virtual string Shared() => "x";
}

[Route("near/[controller]"), Route("near2/[controller]")]
public abstract class NearBase : FarBase; // 1.11: its routes hide those of FarBase

public class InheritsRoutesController : NearBase // 1.11
{
    [HttpGet("own")] public string Own() => "x";
}

[Route("mine")]
public class OwnRouteController : NearBase // 1.11
{
    public override string Shared() => "x"; // 1.12: the base definition's route
}

[Route("t1/[action]")]
public class T1Controller : ControllerBase
{
    [HttpGet("one"), Authorize] public virtual string M() => "1";
}

[Route("t2/[action]")]
public class T2Controller : T1Controller
{
    [HttpGet("two")] public override string M() => "2"; // 1.12: its own route; [Authorize] is inherited
}

[Route("t3/[action]")]
public class T3Controller : T2Controller
{
    public override string M() => "3"; // 1.12: jumps to the base definition, t3/M/one
}

[ApiController, Route("crud/[controller]")]
public abstract class CrudController<T> : ControllerBase // 1.18: [ApiController] on a base class
    where T : new()
{
    [HttpGet] public IEnumerable<T> All() => [];

    [HttpGet("{id:int}")] public virtual T One(int id) => new();

    [HttpPost, Authorize] public T Add(T value) => value;

    [HttpDelete("{id:int}"), Authorize(Roles = "Admin")] public virtual void Remove(int id) { }
}

public class Visit
{
    public int Id { get; set; }
}

public class VisitsController : CrudController<Visit>
{
    public override Visit One(int id) => new() { Id = id };

    [AllowAnonymous] public override void Remove(int id) { } // 3.3: opens what the base protects
}

[Authorize]
public class InvoicesController : CrudController<object>;
