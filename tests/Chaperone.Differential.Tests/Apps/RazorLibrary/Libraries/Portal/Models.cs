using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal;

[Authorize]
public class SecuredModel : PageModel;

public class PlainModel : PageModel;
