namespace Modern;

internal sealed class Things(IEndpointRouteBuilder routes)
{
    private static readonly Func<string> Handler = () => "x";

    public string Suffix { get; init; } = "default";

    public void Map()
    {
        routes.MapGet("/static", Handler);
        routes.MapGet("/instance", Get);
    }

    private string Get() => Suffix;
}
