using System.ComponentModel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Catalog;

public record struct Paging([property: FromQuery] int? PageSize, [property: FromQuery] int? PageIndex);

public static class CatalogApi
{
    public static IEndpointRouteBuilder MapCatalogApiV1(this IEndpointRouteBuilder app)
    {
        // Routes for querying catalog items.
        app.MapGet("/items", GetAllItems).WithName("ListItems").WithSummary("List catalog items").WithTags("Items");
        app.MapGet("/items/{id:int}", GetItemById).WithName("GetItem");
        app.MapGet("/items/by/{name:minlength(1)}", GetItemsByName);
        app.MapGet("/items/{catalogItemId:int}/pic", [AllowAnonymous] (int catalogItemId) => TypedResults.NoContent());

        // Routes for modifying catalog items.
        var admin = app.MapGroup("").RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" });
        admin.MapPut("/items", UpdateItem);
        admin.MapPost("/items", CreateItem);
        admin.MapDelete("/items/{id:int}", DeleteItemById);

        return app;
    }

    public static IEndpointRouteBuilder MapCatalogApiV2(this IEndpointRouteBuilder app)
    {
        var v2 = app.MapGroup("/v2");
        v2.MapGet("/items", GetAllItems);
        v2.MapGet("/buyers/{id:guid?}", (Guid? id) => id).RequireAuthorization("Buyer");
        return app;
    }

    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public static async Task<Ok<string[]>> GetAllItems([AsParameters] Paging paging, [Description("The name")] string? name)
    {
        await Task.Yield();
        return TypedResults.Ok(new[] { name ?? "x" });
    }

    private static Results<Ok<string>, NotFound, BadRequest<ProblemDetails>> GetItemById(HttpContext httpContext, int id) =>
        id == 0 ? TypedResults.NotFound() : TypedResults.Ok("item");

    private static Ok<string> GetItemsByName(string name) => TypedResults.Ok(name);

    private static NoContent UpdateItem() => TypedResults.NoContent();

    [Authorize]
    private static Created CreateItem() => TypedResults.Created("/items/1");

    private static NoContent DeleteItemById(int id) => TypedResults.NoContent();

    public static RouteGroupBuilder MapOrders(this RouteGroupBuilder group)
    {
        group.MapGet("{orderId:int}", (int orderId) => orderId);
        group.MapGet("/", () => "orders");
        group.MapPut("/cancel", CancelAsync);
        group.MapGet("/cardtypes", () => "visa").AllowAnonymous();
        return group;

        static async Task<IResult> CancelAsync([FromHeader(Name = "x-requestid")] Guid requestId)
        {
            await Task.Yield();
            return Results.Ok();
        }
    }
}
