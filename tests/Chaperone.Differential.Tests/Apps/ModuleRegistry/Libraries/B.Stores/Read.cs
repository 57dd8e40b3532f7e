namespace B.Stores.Read;

internal static class Endpoint
{
    internal static void Map(RouteGroupBuilder stores) => stores.MapGet("{id:int}", Handle);

    private static string Handle(int id) => $"{id}";
}
