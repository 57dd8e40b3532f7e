using Microsoft.AspNetCore.Authorization;

namespace Handlers;

public abstract class BaseService
{
    [Authorize(Roles = "Admin")]
    public virtual string Virtual() => "base";
}

[Authorize]
public sealed class Service : BaseService
{
    public static readonly Func<string> Field = [Authorize] () => "x";

    public Func<string> Property => Static;

    public static Delegate Create() => Static;

    [Authorize]
    public static string Static() => "x";

    [Authorize]
    public static Task Raw(HttpContext context) => Task.CompletedTask;

    [Authorize]
    public static async Task<string> ReadAsync()
    {
        await Task.Yield();
        return "x";
    }

    public string Read() => "open";

    [Authorize(Roles = "Admin")]
    public string Write() => "admin";

    public override string Virtual() => "override";
}
