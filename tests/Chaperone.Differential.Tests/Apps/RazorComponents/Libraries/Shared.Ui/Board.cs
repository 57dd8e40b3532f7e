using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Shared.Ui;

[Route("/board")]
[Authorize]
public class Board : ComponentBase;

[Route("/board/help")]
[Route("/help")]
public class Help : ComponentBase;

public class NoPage : ComponentBase;
