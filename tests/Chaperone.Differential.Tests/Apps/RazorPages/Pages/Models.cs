using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clinic
{
    public static class Policies
    {
        public const string Billing = "Billing";
    }
}

namespace Clinic.Pages
{
    public class SecModel : PageModel
    {
        [Authorize(Roles = "Admin")]
        public void OnGet()
        {
        }
    }

    [Authorize(Roles = "Admin")]
    public class BothModel : PageModel;

    [AllowAnonymous]
    public class OpenModel : PageModel;
}

namespace Clinic.Pages.Patients
{
    [Authorize]
    public class IndexModel : PageModel;

    [Authorize(Policy = Policies.Billing)]
    public abstract class BaseModel : PageModel;

    public class EditModel : BaseModel;

    [Authorize]
    public class Row;
}
