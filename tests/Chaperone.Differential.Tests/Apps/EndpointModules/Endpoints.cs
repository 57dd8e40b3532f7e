using Microsoft.AspNetCore.Authorization;

namespace EndpointModules;

public class TodoItems : EndpointGroupBase
{
    public override void Map(WebApplication app)
    {
        app.MapGroup(this).RequireAuthorization().MapGet(GetTodoItems).MapDelete(DeleteTodoItem, "{id}");
    }

    public string GetTodoItems() => "items";

    [Authorize(Roles = "Admin")]
    public string DeleteTodoItem(int id) => "deleted";
}

public class Forecasts : EndpointGroupBase
{
    public override void Map(WebApplication app) => app.MapGroup(this).MapGet(GetForecasts, "daily");

    public string GetForecasts() => "sunny";
}
