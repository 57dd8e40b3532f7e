using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;

namespace Conventions;

public sealed class PrefixConvention(string prefix) : IApplicationModelConvention
{
    private readonly AttributeRouteModel _prefix = new(new RouteAttribute(prefix));

    public void Apply(ApplicationModel application)
    {
        foreach (var selector in application.Controllers.SelectMany(controller => controller.Selectors))
        {
            selector.AttributeRouteModel = selector.AttributeRouteModel is null
                ? _prefix
                : AttributeRouteModel.CombineAttributeRouteModel(_prefix, selector.AttributeRouteModel);
        }
    }
}

public sealed class AuthorizeEverything : IControllerModelConvention
{
    public void Apply(ControllerModel controller) =>
        controller.Filters.Add(new AuthorizeFilter(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
}

[Route("things")]
public class ThingsController : ControllerBase
{
    [HttpGet] public string Get() => "user";

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "open";
}

public class BareController : ControllerBase
{
    [HttpGet("bare")] public string Get() => "user"; // gets its prefix from the convention
}

/// <summary>A convention in the form of an attribute (1.19).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SuffixAttribute(string suffix) : Attribute, IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors.Where(selector => selector.AttributeRouteModel is not null))
        {
            selector.AttributeRouteModel!.Template += suffix;
        }
    }
}

[Route("suffixed")]
public class SuffixedController : ControllerBase
{
    [HttpGet("x"), Suffix("-by-attribute")] public string Get() => "user";
}
