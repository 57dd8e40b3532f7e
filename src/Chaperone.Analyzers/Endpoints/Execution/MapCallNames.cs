using System;

namespace Chaperone.Endpoints.Execution;

/// <summary>Names by which a call may make endpoints: a cheap test on syntax before anything is bound.</summary>
internal static class MapCallNames
{
    public static bool LooksLikeMapCall(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) && name.Length >= 3 && (name.Length == 3 || char.IsUpper(name[3]));
}
