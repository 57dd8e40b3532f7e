// What stands behind code that returns, breaks, continues or jumps in a branch runs only where it does not, however deep the branch stands.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
ReturnsInBranchOfBranch(app.MapGet("/return/nested", () => "x"));
ReturnsInElse(app.MapGet("/return/else", () => "x"));
ReturnsInLoop(app.MapGet("/return/loop", () => "x"));
ReturnsInUsing(app.MapGet("/return/using", () => "x"));
ReturnsInSwitch(app.MapGet("/return/switch", () => "x"));
ReturnsEverywhere(app.MapGet("/return/both", () => "x"));
ThrowsOrGoesOn(app.MapGet("/throws", () => "x"));
BreaksInSwitch(app.MapGet("/switch/break", () => "x"));
GoesToCase(app.MapGet("/switch/goto", () => "x"));
BreaksBefore(app.MapGet("/loop/before", () => "x"));
BreaksBehind(app.MapGet("/loop/behind", () => "x"));
ContinuesInBranch(app.MapGet("/loop/continue", () => "x"));
Retries(app.MapGet("/loop/retry", () => "x"));
JumpsOver(app.MapGet("/goto/over", () => "x"));
MayJumpOver(app.MapGet("/goto/may", () => "x"));
JumpsTo(app.MapGet("/goto/to", () => "x"));
JumpsBack(app.MapGet("/goto/back", () => "x"));
Counts(app.MapGet("/loop/count", () => "x"));
CountsUnknown(app.MapGet("/loop/unknown", () => "x"));
CoalescesCalls(app.MapGet("/coalesce", () => "x"));
if (args.Contains("--migrate"))
{
    Console.WriteLine("migrated");
    return;
}

app.MapGet("/start/behind", () => "x").RequireAuthorization();
app.Run();

void ReturnsInBranchOfBranch(IEndpointConventionBuilder endpoint)
{
    if (app.Configuration["other"] is null)
    {
        if (always)
        {
            return;
        }
    }

    endpoint.RequireAuthorization();
}

void ReturnsInElse(IEndpointConventionBuilder endpoint)
{
    if (!always)
    {
        app.Logger.LogInformation("never");
    }
    else
    {
        if (always)
        {
            return;
        }

        app.Logger.LogInformation("never");
    }

    endpoint.RequireAuthorization();
}

void ReturnsInLoop(IEndpointConventionBuilder endpoint)
{
    foreach (var url in app.Urls.Append("last"))
    {
        if (url == "last")
        {
            return;
        }
    }

    endpoint.RequireAuthorization();
}

void ReturnsInUsing(IEndpointConventionBuilder endpoint)
{
    using (app.Services.CreateScope())
    {
        if (always)
        {
            return;
        }
    }

    endpoint.RequireAuthorization();
}

void ReturnsInSwitch(IEndpointConventionBuilder endpoint)
{
    switch (app.Configuration["kind"])
    {
        case "closed":
            break;
        default:
            return;
    }

    endpoint.RequireAuthorization();
}

// Both ways demand it.
void ReturnsEverywhere(IEndpointConventionBuilder endpoint)
{
    if (always)
    {
        endpoint.RequireAuthorization();
        return;
    }

    endpoint.RequireAuthorization();
}

void ThrowsOrGoesOn(IEndpointConventionBuilder endpoint)
{
    if (!always)
    {
        throw new InvalidOperationException();
    }

    endpoint.RequireAuthorization();
}

void BreaksInSwitch(IEndpointConventionBuilder endpoint)
{
    switch (app.Configuration["kind"])
    {
        case "closed":
            endpoint.RequireAuthorization();
            break;
        default:
            if (always)
            {
                break;
            }

            endpoint.RequireAuthorization();
            break;
    }
}

void GoesToCase(IEndpointConventionBuilder endpoint)
{
    switch (app.Configuration["kind"])
    {
        case "closed":
            endpoint.RequireAuthorization();
            break;
        case null:
            goto case "closed";
        default:
            goto case "closed";
    }
}

void BreaksBefore(IEndpointConventionBuilder endpoint)
{
    while (true)
    {
        if (always)
        {
            break;
        }

        endpoint.RequireAuthorization();
        break;
    }
}

void BreaksBehind(IEndpointConventionBuilder endpoint)
{
    do
    {
        if (always)
        {
            break;
        }

        app.Logger.LogInformation("never");
    }
    while (app.Urls.Count > 100);

    endpoint.RequireAuthorization();
}

void ContinuesInBranch(IEndpointConventionBuilder endpoint)
{
    foreach (var name in new[] { "a", "b" })
    {
        if (app.Configuration[name] is null)
        {
            if (always)
            {
                continue;
            }
        }

        app.Logger.LogInformation("never");
    }

    endpoint.RequireAuthorization();
}

void Retries(IEndpointConventionBuilder endpoint)
{
    for (var attempt = 0; attempt < 5; attempt++)
    {
        try
        {
            _ = int.Parse(attempt > 1 ? "1" : "?");
            break;
        }
        catch (FormatException)
        {
            app.Logger.LogWarning("again");
        }
    }

    endpoint.RequireAuthorization();
}

void JumpsOver(IEndpointConventionBuilder endpoint)
{
    goto end;
#pragma warning disable CS0162 // unreachable, which is the point
    endpoint.RequireAuthorization();
#pragma warning restore CS0162
    end:
    app.Logger.LogInformation("done");
}

void MayJumpOver(IEndpointConventionBuilder endpoint)
{
    if (always)
    {
        goto end;
    }

    endpoint.RequireAuthorization();
    end:
    app.Logger.LogInformation("done");
}

void JumpsTo(IEndpointConventionBuilder endpoint)
{
    if (always)
    {
        goto end;
    }

    app.Logger.LogInformation("never");
    end:
    endpoint.RequireAuthorization();
}

void JumpsBack(IEndpointConventionBuilder endpoint)
{
    var attempt = 0;
    again:
    attempt++;
    if (attempt < 3)
    {
        goto again;
    }

    endpoint.RequireAuthorization();
}

void Counts(IEndpointConventionBuilder endpoint)
{
    var number = 0;
    while (number < 3)
    {
        if (number == 2)
        {
            endpoint.RequireAuthorization();
        }

        number++;
    }
}

void CountsUnknown(IEndpointConventionBuilder endpoint)
{
    for (var number = 0; number < app.Urls.Count + 2; number++)
    {
        if (number == 1)
        {
            endpoint.RequireAuthorization();
        }
    }
}

void CoalescesCalls(IEndpointConventionBuilder endpoint)
{
    var text = app.Configuration["kind"] ?? "open";
    _ = text ?? endpoint.RequireAuthorization().ToString();
}
