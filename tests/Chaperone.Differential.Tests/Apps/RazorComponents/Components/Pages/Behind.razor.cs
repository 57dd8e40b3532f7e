using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Clinic.Components.Pages;

[Authorize(Roles = "Admin")]
public partial class Behind : ComponentBase;

[Authorize]
public abstract class SecuredPage : ComponentBase;

[Route("/coded")]
public class Coded : ComponentBase;
