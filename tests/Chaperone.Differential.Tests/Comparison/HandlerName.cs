using System.Text.RegularExpressions;
using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Compares a documentation comment id (<c>M:Clinic.Visits.Get(System.Int32)</c>) with a method of the running application.</summary>
internal static partial class HandlerName
{
    /// <summary>Whether the id names a method, not a lambda by its place (<c>M:Program.Main~2</c>).</summary>
    public static bool IsMethod(string documentationId) =>
        documentationId.StartsWith("M:", StringComparison.Ordinal) && !documentationId.Contains('~', StringComparison.Ordinal);

    /// <returns>
    /// False only where both sides name a method and the methods differ. A virtual method as a handler is named in the source by
    /// its base, and only the running application knows which override it is.
    /// </returns>
    public static bool MayBe(string documentationId, ProbedHandler? handler)
    {
        if (handler is null || !documentationId.StartsWith("M:", StringComparison.Ordinal))
        {
            return true;
        }

        // A lambda or local function has a name of the compiler's making: then only its kind can be compared.
        var isLambda = handler.Method.Contains(">b__", StringComparison.Ordinal) || handler.Method.Contains(">g__", StringComparison.Ordinal);
        return isLambda
            ? !IsMethod(documentationId)
            : IsMethod(documentationId)
                && (Plain(documentationId) == $"{WithoutArguments(handler.DeclaringType)}.{handler.Method}"
                    || (handler.Controller is null && Plain(documentationId) == $"{WithoutArguments(handler.BaseType)}.{handler.Method}"));
    }

    /// <summary>Without parameters and arities; in an id <c>#</c> stands for a point and braces for angle brackets.</summary>
    private static string Plain(string documentationId) =>
        Arity().Replace(documentationId[2..].Split('(')[0], "").Replace('#', '.').Replace('{', '<').Replace('}', '>');

    private static string WithoutArguments(string type) => Arity().Replace(type.Split('[')[0].Replace('+', '.'), "");

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();
}
