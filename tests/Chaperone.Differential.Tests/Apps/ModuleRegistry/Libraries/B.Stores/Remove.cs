namespace B.Stores.Remove;

internal static class Endpoint
{
    internal static void Map(RouteGroupBuilder stores) => stores.MapDelete("{id:int}", Handle).RequireAuthorization();

    private static string Handle(int id) => $"{id}";
}
