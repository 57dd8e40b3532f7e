// 2.10: calls that do not compile for the inventory's generator, because another generator writes what their arguments name. They are the
// calls that they mean nevertheless: neither they nor what follows them in a chain is lost.
using Microsoft.AspNetCore.Http.HttpResults;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services
    .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, WardContext.Resolver))
    .AddAuthorization(options =>
    {
        WardPolicies.Check();
        options.AddPolicy("Write", policy => policy.RequireRole("Admin"));
    });
builder.Services.AddSingleton(new Ward(WardNames.First));
var app = builder.Build();

app.UseExceptionHandler(errors => errors.Run(WardErrors.AnswerAsync))
    .UseRouting()
    .UseWards(options => options.Names.Add(WardNames.First))
    .UseAuthentication()
    .UseAuthorization()
    .UseEndpoints(endpoints => endpoints.MapGet("/behind", () => "behind").RequireAuthorization());

app.MapGet("/open", () => WardNames.First);
app.MapGet("/secured", () => WardNames.First).RequireAuthorization();
app.MapPost(pattern: "/wards/{id}", handler: Ok<string> (int id) => TypedResults.Ok(WardNames.First + id)).RequireAuthorization("Write");
app.MapMethods("/methods", ["PUT", "PATCH"], () => WardNames.First).AllowAnonymous();

var wards = app.MapGroup("/group").WithTags(WardNames.First).RequireAuthorization();
wards.MapGet("/list", () => WardNames.First);
wards.MapGet("/list/open", () => WardNames.First).WithName(WardNames.First).AllowAnonymous();

app.MapWard("/module", options => options.Names.Add(WardNames.First), "Write");
app.MapWard("/module/open", options => options.Names.Add(WardNames.First));

app.Run();

/// <summary>A ward.</summary>
public sealed record Ward(string Name);

/// <summary>What a module is configured with.</summary>
public sealed class WardOptions
{
    public List<string> Names { get; } = [];
}

/// <summary>Modules of this project that are handed a delegate.</summary>
public static class WardModules
{
    public static IApplicationBuilder UseWards(this IApplicationBuilder app, Action<WardOptions> configure)
    {
        configure(new WardOptions());
        return app.Use(next => next);
    }

    public static void MapWard<TBuilder>(this TBuilder routes, string route, Action<WardOptions> configure, string? policy = null)
        where TBuilder : IEndpointRouteBuilder
    {
        configure(new WardOptions());
        var endpoint = routes.MapGet(route, () => "ward");
        if (policy is not null)
        {
            endpoint.RequireAuthorization(policy);
        }
        else
        {
            endpoint.AllowAnonymous();
        }
    }
}
