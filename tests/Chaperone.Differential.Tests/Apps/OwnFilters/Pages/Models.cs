using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Wards.Pages;

public class RoundsModel : PageModel
{
    public IActionResult OnGet()
    {
        if (HttpContext.Session.GetString("staff") != "yes")
        {
            return Redirect("/visits");
        }

        return Page();
    }
}

public class ShiftsModel : PageModel
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            context.Result = new ChallengeResult();
        }
    }
}

public class VisitsModel : PageModel
{
    public string Greeting { get; private set; } = "";

    public void OnGet() => Greeting = User.Identity?.Name ?? "you";
}
