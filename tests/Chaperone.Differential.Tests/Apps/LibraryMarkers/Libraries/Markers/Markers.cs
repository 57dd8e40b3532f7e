using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Markers;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ApiAttribute : ApiControllerAttribute;

[AttributeUsage(AttributeTargets.Class)]
public sealed class VersionedControllerAttribute(int version) : Attribute, IRouteTemplateProvider, IApiBehaviorMetadata
{
    public string Template => "v" + version + "/[controller]";

    public int? Order => 2;

    public string? Name => null;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoteAttribute : Attribute, IFilterMetadata;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class KnownCallersAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.User.Identity is not { IsAuthenticated: true })
        {
            context.Result = new StatusCodeResult(401);
        }
    }
}
