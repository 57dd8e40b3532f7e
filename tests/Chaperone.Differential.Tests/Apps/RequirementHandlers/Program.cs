// 3.10: requirements of one's own, by what their handlers do for who is nobody: those that no handler meets then refuse, the others are unknown.
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddSingleton<Ledger>();
foreach (var handler in new[]
{
    typeof(ClaimHandler), typeof(EarlyHandler), typeof(FailingHandler), typeof(HelperHandler), typeof(ThrowingHandler), typeof(LoopHandler), typeof(AgeHandler), typeof(GenericHandler<Generic>),
    typeof(BothFirstHandler), typeof(BothSecondHandler), typeof(EitherFirstHandler), typeof(EitherSecondHandler), typeof(ClockHandler), typeof(NobodyHandler), typeof(HandedHandler), typeof(DerivedHandler), typeof(TryHandler),
    typeof(PendingHandler), typeof(RelaxedHandler), typeof(Relaxations.RelaxingHandler),
})
{
    builder.Services.AddSingleton(typeof(IAuthorizationHandler), handler);
}

IAuthorizationRequirement[] requirements =
[
    new HasClaim("org"), new Early(), new Failing(), new Helped(), new Throwing(), new Looping(), new Aged(18), new Generic(), new Both(), new Either(), new Clock(), new Nobody(), new Handed(), new Derived(), new Tried(), new Orphan(),
    new Pending(), new Relaxed(),
];
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("claim", policy => policy.AddRequirements(new HasClaim("org")))
    .AddPolicy("early", policy => policy.Requirements.Add(new Early()))
    .AddPolicy("failing", policy => policy.AddRequirements(new Failing()))
    .AddPolicy("helped", policy => policy.AddRequirements(new Helped()))
    .AddPolicy("throwing", policy => policy.AddRequirements(new Throwing()))
    .AddPolicy("looping", policy => policy.AddRequirements(new Looping()))
    .AddPolicy("aged", policy => policy.AddRequirements(new Aged(18)))
    .AddPolicy("generic", policy => policy.AddRequirements(new Generic()))
    .AddPolicy("both", policy => policy.AddRequirements(new Both()))
    .AddPolicy("either", policy => policy.AddRequirements(new Either()))
    .AddPolicy("clock", policy => policy.AddRequirements(new Clock()))
    .AddPolicy("nobody", policy => policy.AddRequirements(new Nobody()))
    .AddPolicy("handed", policy => policy.AddRequirements(new Handed()))
    .AddPolicy("derived", policy => policy.AddRequirements(new Derived()))
    .AddPolicy("tried", policy => policy.AddRequirements(new Tried()))
    .AddPolicy("orphan", policy => policy.AddRequirements(new Orphan()))
    .AddPolicy("pending", policy => policy.AddRequirements(new Pending()))
    .AddPolicy("relaxed", policy => policy.AddRequirements(new Relaxed()))
    .AddPolicy("several", policy => policy.AddRequirements(new Clock(), new HasClaim("org")));
var app = builder.Build();

foreach (var name in new[]
{
    "claim", "early", "failing", "helped", "throwing", "looping", "aged", "generic", "both", "either", "clock", "nobody", "handed", "derived", "tried", "orphan", "pending", "relaxed", "several",
})
{
    app.MapGet("/" + name, () => "x").RequireAuthorization(name);
}

app.MapGet("/count", () => requirements.Length);
app.Run();

internal sealed class HasClaim(string type) : IAuthorizationRequirement
{
    public string Type { get; } = type;
}

internal sealed class ClaimHandler : AuthorizationHandler<HasClaim>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HasClaim requirement)
    {
        if (context.User.HasClaim(c => c.Type == requirement.Type))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class Ledger
{
    public Task<bool> AllowsAsync(string? user) => Task.FromResult(user != "blocked");
}

internal sealed class Early : IAuthorizationRequirement;

internal sealed class EarlyHandler(Ledger ledger, ILogger<EarlyHandler> logger) : AuthorizationHandler<Early>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Early requirement)
    {
        var user = context.User.FindFirst(ClaimTypes.Name)?.Value;
        if (string.IsNullOrEmpty(user))
        {
            logger.LogWarning("Nobody for {Requirement}", requirement);
            return;
        }

        if (await ledger.AllowsAsync(user))
        {
            context.Succeed(requirement);
        }
    }
}

internal sealed class Failing : IAuthorizationRequirement;

internal sealed class FailingHandler(Ledger ledger) : AuthorizationHandler<Failing>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Failing requirement)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            context.Fail(new AuthorizationFailureReason(this, "nobody"));
            return;
        }

        var allowed = await ledger.AllowsAsync(context.User.Identity.Name);
        if (!allowed)
        {
            context.Fail();
            return;
        }

        context.Succeed(requirement);
    }
}

internal static class Callers
{
    public static string? GetUserId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name);

    public static bool TryGetUserId(ClaimsPrincipal user, out string id)
    {
        id = user.GetUserId() ?? "";
        return id.Length > 0;
    }

    public static bool IsStaff(ClaimsPrincipal user) => user.IsInRole("Admin") || user.Claims.Any(c => c.Type == "staff");
}

internal sealed class Helped : IAuthorizationRequirement;

internal sealed class HelperHandler : AuthorizationHandler<Helped>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Helped requirement)
    {
        if (context.User.GetUserId() is { } id && id.Length > 0)
        {
            Accept(context, requirement);
        }
        else if (Callers.IsStaff(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static void Accept(AuthorizationHandlerContext context, Helped requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.Succeed(requirement);
        }
    }
}

internal sealed class Throwing : IAuthorizationRequirement;

internal sealed class ThrowingHandler : AuthorizationHandler<Throwing>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Throwing requirement)
    {
        var name = context.User.Claims.First(c => c.Type == ClaimTypes.Name).Value;
        if (name != "blocked")
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class Looping : IAuthorizationRequirement;

internal sealed class LoopHandler : AuthorizationHandler<Looping>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Looping requirement)
    {
        foreach (var claim in context.User.FindAll(ClaimTypes.Name))
        {
            switch (claim.Value)
            {
                case "blocked":
                    continue;
                default:
                    context.Succeed(requirement);
                    break;
            }
        }

        return Task.CompletedTask;
    }
}

internal sealed class Aged(int age) : AuthorizationHandler<Aged>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Aged requirement)
    {
        var birth = context.User.FindFirst(c => c.Type == ClaimTypes.DateOfBirth);
        if (birth is null)
        {
            return Task.CompletedTask;
        }

        if (DateTime.Parse(birth.Value, null).AddYears(age) < DateTime.UtcNow)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

// Registered as a handler beside being a requirement: it is asked twice.
internal sealed class AgeHandler : AuthorizationHandler<Aged>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Aged requirement) => Task.CompletedTask;
}

internal sealed class Generic : IAuthorizationRequirement;

internal sealed class GenericHandler<T> : AuthorizationHandler<T>
    where T : IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, T requirement)
    {
        if (context.User.IsInRole("Admin"))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class Both : IAuthorizationRequirement;

internal sealed class BothFirstHandler : AuthorizationHandler<Both>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Both requirement)
    {
        if (context.User.IsInRole("Admin"))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class BothSecondHandler : AuthorizationHandler<Both>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Both requirement)
    {
        if (context.User.FindFirst("staff") != null)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class Either : IAuthorizationRequirement;

internal sealed class EitherFirstHandler : AuthorizationHandler<Either>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Either requirement)
    {
        if (context.User.IsInRole("Admin"))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

// One of the two is enough, and this one asks nobody.
internal sealed class EitherSecondHandler : AuthorizationHandler<Either>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Either requirement)
    {
        context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal sealed class Clock : IAuthorizationRequirement;

internal sealed class ClockHandler : AuthorizationHandler<Clock>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Clock requirement)
    {
        if (context.User.IsInRole("Admin") || DateTime.Now.Year > 2000)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class Nobody : IAuthorizationRequirement;

internal sealed class NobodyHandler : AuthorizationHandler<Nobody>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Nobody requirement)
    {
        if (!context.User.HasClaim("blocked", "yes"))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class Handed : IAuthorizationRequirement;

internal sealed class HandedHandler : AuthorizationHandler<Handed>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Handed requirement)
    {
        Action accept = () => context.Succeed(requirement);
        accept();
        return Task.CompletedTask;
    }
}

internal sealed class Derived : IAuthorizationRequirement;

internal abstract class Checking<T> : AuthorizationHandler<T>
    where T : IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, T requirement)
    {
        if (IsAllowed(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    protected abstract bool IsAllowed(ClaimsPrincipal user);
}

internal sealed class DerivedHandler : Checking<Derived>
{
    protected override bool IsAllowed(ClaimsPrincipal user) => user.Identity is not null;
}

internal sealed class Tried : IAuthorizationRequirement;

internal sealed class TryHandler : AuthorizationHandler<Tried>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Tried requirement)
    {
        var isKnown = false;
        try
        {
            isKnown = context.User.FindFirst(ClaimTypes.Name)!.Value.Length > 0;
        }
        catch (NullReferenceException)
        {
            isKnown = true;
        }

        if (isKnown)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

// Nothing handles it: nobody gets in.
internal sealed class Orphan : IAuthorizationRequirement;

internal sealed class Pending : IAuthorizationRequirement;

// Asked about every requirement of every policy, and meets one of them for a signed-in caller.
internal sealed class PendingHandler : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            return Task.CompletedTask;
        }

        foreach (var requirement in context.PendingRequirements.OfType<Pending>().ToList())
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

// A handler of a library meets it too.
internal sealed class Relaxed : Relaxations.IRelaxed;

internal sealed class RelaxedHandler : AuthorizationHandler<Relaxed>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Relaxed requirement)
    {
        if (context.User.IsInRole("Admin"))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
