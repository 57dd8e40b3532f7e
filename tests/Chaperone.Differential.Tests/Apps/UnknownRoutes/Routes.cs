namespace Unknowns;

internal static class Routes
{
    public const string Base = "/routes";

    public const string Combined = $"{Base}/combined/{{id:int}}";

    public static readonly string Static = "/static-readonly";

    public static string Named => "unused";
}
