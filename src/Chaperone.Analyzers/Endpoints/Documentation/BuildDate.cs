using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Endpoints.Documentation;

/// <summary>The day of the build, as the build says it: nothing that the compiler loads has a clock.</summary>
internal static class BuildDate
{
    /// <summary><c>ChaperoneToday</c> as <c>yyyy-MM-dd</c>; null when the build does not say it, as in an editor.</summary>
    public static string? Of(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.ChaperoneToday", out var day) && day.Length == 10 ? day : null;
}
