using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Wards;

public abstract class StaffController : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (HttpContext.Session.GetString("staff") is null)
        {
            context.Result = new RedirectToActionResult("SignIn", "Door", null);
        }
    }
}

[Route("wards")]
public class WardsController : StaffController
{
    [HttpGet("beds")]
    public IActionResult Beds() => Ok("12");
}

[Route("meals")]
public class MealsController : ControllerBase, IAsyncActionFilter
{
    [HttpGet("menu")]
    public IActionResult Menu() => Ok("soup");

    [NonAction]
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (!User.Identity!.IsAuthenticated)
        {
            context.Result = new UnauthorizedResult();
            return;
        }

        await next();
    }
}

// No filter's interface: nothing calls it.
[Route("laundry")]
public class LaundryController : ControllerBase
{
    [HttpGet("lists")]
    public IActionResult Lists() => Ok("x");

    [NonAction]
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (!User.Identity!.IsAuthenticated)
        {
            context.Result = new UnauthorizedResult();
        }
    }
}

// Refuses what is badly written, whoever wrote it.
[Route("forms")]
public class FormsController : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.ModelState.IsValid)
        {
            context.Result = new BadRequestObjectResult(context.ModelState);
        }
    }

    [HttpGet("empty")]
    public IActionResult Empty() => Ok("x");

    [HttpGet("kept")]
    [Kept]
    public IActionResult Kept() => Ok("x");
}

public sealed class KeptAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.Session.GetInt32("staff") == null)
        {
            context.Result = new RedirectResult("/");
        }
    }
}
