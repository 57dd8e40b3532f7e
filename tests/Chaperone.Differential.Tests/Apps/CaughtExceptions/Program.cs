// What stands behind a call that may throw, in a try whose handler lets the start go on, runs only if it did not throw.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
FailsBefore(app.MapGet("/before", () => "x"));
FailsInCalled(app.MapGet("/called", () => "x"));
FailsBehind(app.MapGet("/behind", () => "x"));
ThrowsInBranch(app.MapGet("/throw", () => "x"));
FiltersExceptions(app.MapGet("/filter", () => "x"));
HandlerReturns(app.MapGet("/return", () => "x"));
HandlerThrows(app.MapGet("/rethrow", () => "x"));
HandlerOfInner(app.MapGet("/inner", () => "x"));
RunsFinally(app.MapGet("/finally", () => "x"));
HandlerDemands(app.MapGet("/both", () => "x"));
ChoosesBefore(app.MapGet("/chosen", () => "x"));
MakesBefore(app.MapGet("/lambda", () => "x"));
try
{
    _ = Number("1");
}
catch (FormatException exception)
{
    Console.WriteLine(exception);
    return;
}

app.MapGet("/start", () => "x").RequireAuthorization();
try
{
    _ = Number("1");
    app.MapGet("/run", () => "x").RequireAuthorization();
    app.Run();
}
catch (Exception exception) when (exception is not OperationCanceledException)
{
    Console.WriteLine(exception);
}

static int Number(string text) => int.Parse(text);

void FailsBefore(IEndpointConventionBuilder endpoint)
{
    try
    {
        _ = Number("?");
        endpoint.RequireAuthorization();
    }
    catch (FormatException)
    {
    }
}

void FailsInCalled(IEndpointConventionBuilder endpoint)
{
    try
    {
        Called(endpoint);
    }
    catch (FormatException)
    {
    }
}

void Called(IEndpointConventionBuilder endpoint)
{
    _ = Number("?");
    endpoint.RequireAuthorization();
}

void FailsBehind(IEndpointConventionBuilder endpoint)
{
    try
    {
        endpoint.RequireAuthorization();
        _ = Number("?");
    }
    catch (FormatException)
    {
    }
}

void ThrowsInBranch(IEndpointConventionBuilder endpoint)
{
    try
    {
        if (always)
        {
            throw new InvalidOperationException();
        }

        endpoint.RequireAuthorization();
    }
    catch (InvalidOperationException)
    {
    }
}

void FiltersExceptions(IEndpointConventionBuilder endpoint)
{
    try
    {
        _ = Number("?");
        endpoint.RequireAuthorization();
    }
    catch (FormatException) when (always)
    {
    }
}

void HandlerReturns(IEndpointConventionBuilder endpoint)
{
    try
    {
        _ = Number("?");
    }
    catch (FormatException)
    {
        return;
    }

    endpoint.RequireAuthorization();
}

void HandlerThrows(IEndpointConventionBuilder endpoint)
{
    try
    {
        _ = Number("1");
        endpoint.RequireAuthorization();
    }
    catch (FormatException exception)
    {
        app.Logger.LogError(exception, "failed");
        throw;
    }
}

void HandlerOfInner(IEndpointConventionBuilder endpoint)
{
    try
    {
        try
        {
            _ = Number("?");
        }
        catch (FormatException)
        {
        }
    }
    finally
    {
        app.Logger.LogInformation("done");
    }

    endpoint.RequireAuthorization();
}

void RunsFinally(IEndpointConventionBuilder endpoint)
{
    try
    {
        _ = Number("?");
    }
    catch (FormatException)
    {
    }
    finally
    {
        endpoint.RequireAuthorization();
    }
}

void ChoosesBefore(IEndpointConventionBuilder endpoint)
{
    var demands = false;
    try
    {
        _ = Number("?");
        demands = true;
    }
    catch (FormatException)
    {
        app.Logger.LogWarning("not chosen");
    }

    if (demands)
    {
        endpoint.RequireAuthorization();
    }
}

// What a lambda does is not done where it stands.
void MakesBefore(IEndpointConventionBuilder endpoint)
{
    try
    {
        Func<int> later = () => int.Parse("?");
        endpoint.WithMetadata(later);
        endpoint.RequireAuthorization();
    }
    catch (FormatException)
    {
        app.Logger.LogWarning("not made");
    }
}

void HandlerDemands(IEndpointConventionBuilder endpoint)
{
    try
    {
        _ = Number("?");
        endpoint.RequireAuthorization();
    }
    catch (FormatException)
    {
        endpoint.RequireAuthorization();
    }
}
