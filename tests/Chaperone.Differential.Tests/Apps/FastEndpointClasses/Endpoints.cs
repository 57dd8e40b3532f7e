using FastEndpoints;
using Microsoft.AspNetCore.Authorization;

namespace Fast;

public class ByDefault : EndpointWithoutRequest
{
    public override void Configure() => Get("/by-default");

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class Open : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/open", "/open/again");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class OpenToRead : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.POST);
        Routes("/mixed/{id}");
        AllowAnonymous(Http.GET);
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class ForAdmins : EndpointWithoutRequest
{
    public override void Configure()
    {
        Delete("/admins");
        Roles("Admin");
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class ByPolicy : EndpointWithoutRequest
{
    public override void Configure()
    {
        Put("/policy");
        Policies("Write");
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class ByPermission : EndpointWithoutRequest
{
    public override void Configure()
    {
        Post("/permission");
        Permissions("chart:write");
        Version(2);
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class OwnPrefix : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("own");
        RoutePrefixOverride("other");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class NoPrefix : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/no-prefix");
        RoutePrefixOverride(string.Empty);
        Options(route => route.RequireAuthorization("Write"));
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class Admin : Group
{
    public Admin()
    {
        Configure("admin", endpoint => endpoint.Roles("Admin"));
    }
}

public class Reports : SubGroup<Admin>
{
    public Reports()
    {
        Configure("reports", endpoint => endpoint.Description(route => route.WithTags("reports")));
    }
}

public class PublicGroup : Group
{
    public PublicGroup()
    {
        Configure("public", endpoint => endpoint.AllowAnonymous());
    }
}

public class Monthly : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/monthly");
        Group<Reports>();
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public class Brochure : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/brochure");
        Group<PublicGroup>();
    }

    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

[HttpGet("/by-attribute")]
public class ByAttribute : EndpointWithoutRequest
{
    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

[HttpPost("/by-attribute/open")]
[AllowAnonymous]
public class OpenByAttribute : EndpointWithoutRequest
{
    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

[HttpPut("/by-attribute/admins")]
[Authorize(Roles = "Admin")]
public class AdminsByAttribute : EndpointWithoutRequest
{
    public override Task HandleAsync(CancellationToken c) => Task.CompletedTask;
}

public abstract class Conventional<TRequest> : Endpoint<TRequest>
    where TRequest : notnull, new()
{
    protected abstract string Path { get; }

    public override void Configure()
    {
        Post(Path);
        Claims("nurse");
    }

    public override Task HandleAsync(TRequest r, CancellationToken c) => Task.CompletedTask;
}

public class Admission
{
    public string Name { get; set; } = "";
}

public class Admit : Conventional<Admission>
{
    protected override string Path => "/admit";
}

public class AdmitAgain : Conventional<Admission>
{
    protected override string Path => "/admit/again";

    public override void Configure()
    {
        base.Configure();
        AllowAnonymous();
    }
}

public class Bed
{
    public string Ward { get; set; } = "";

    [BindFrom("bed")]
    public int Number { get; set; }
}

public class BedByMembers : Endpoint<Bed>
{
    public override void Configure()
    {
        Get("/wards/{@ward}/beds/{@number:int}", bed => new { bed.Ward, bed.Number });
        AllowAnonymous();
    }

    public override Task HandleAsync(Bed bed, CancellationToken c) => Task.CompletedTask;
}
