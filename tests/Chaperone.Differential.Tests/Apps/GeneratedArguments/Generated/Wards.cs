using System.Text.Json.Serialization.Metadata;

/// <summary>Stands for what a generator of serializers writes.</summary>
public static class WardContext
{
    public static IJsonTypeInfoResolver Resolver { get; } = new DefaultJsonTypeInfoResolver();
}

/// <summary>Constants that a generator writes.</summary>
public static class WardNames
{
    public const string First = "first";
}

/// <summary>A check that a generator writes.</summary>
public static class WardPolicies
{
    public static void Check()
    {
    }
}

/// <summary>A handler that a generator writes.</summary>
public static class WardErrors
{
    public static Task AnswerAsync(HttpContext context) => context.Response.WriteAsync("error");
}
