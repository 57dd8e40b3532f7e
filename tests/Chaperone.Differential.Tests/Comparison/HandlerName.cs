using System.Text.RegularExpressions;
using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Compares a documentation comment id (<c>M:Clinic.Visits.Get(System.Int32)</c>) with a method of the running application.</summary>
internal static partial class HandlerName
{
    /// <returns>False only where both sides name a method and the methods differ.</returns>
    public static bool MayBe(string documentationId, ProbedHandler? handler)
    {
        if (handler is null || !documentationId.StartsWith("M:", StringComparison.Ordinal))
        {
            return true;
        }

        // A lambda or local function has a name of the compiler's making: then only its kind can be compared.
        var isLambda = documentationId.Contains('~', StringComparison.Ordinal);
        if (handler.Method.Contains(">b__", StringComparison.Ordinal) || handler.Method.Contains(">g__", StringComparison.Ordinal))
        {
            return isLambda || !documentationId.Contains('(', StringComparison.Ordinal) || documentationId.Contains("Main", StringComparison.Ordinal);
        }

        return !isLambda && Plain(documentationId) == $"{WithoutArguments(handler.DeclaringType)}.{handler.Method}";
    }

    private static string Plain(string documentationId) =>
        Arity().Replace(documentationId[2..].Split('(')[0], "").Replace('{', '[').Split('[')[0];

    private static string WithoutArguments(string type) => Arity().Replace(type.Split('[')[0].Replace('+', '.'), "");

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();
}
