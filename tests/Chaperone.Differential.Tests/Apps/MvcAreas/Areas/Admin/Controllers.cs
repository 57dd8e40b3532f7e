using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Areas.Admin;

[Area("Admin")]
public class DashboardController : Microsoft.AspNetCore.Mvc.Controller
{
    public string Index() => "dashboard"; // 1.22

    [Authorize(Roles = "Admin")] public string Secret() => "secret";
}

[Area("Reports")]
public class ReportsController : ControllerBase
{
    public string Index() => "reports"; // 1.22: only where the route has an area value
}
