namespace B.Stores.Update;

internal static class Endpoint
{
    internal static void Map(RouteGroupBuilder stores) => stores.MapPut("{id:int}", Handle).RequireAuthorization("write");

    private static string Handle(int id) => $"{id}";
}
