using System;
using System.Collections.Immutable;

namespace Chaperone.Endpoints.Execution;

/// <summary>Helpers over immutable arrays.</summary>
internal static class ImmutableArrayExtensions
{
    public static int IndexOf<T>(this ImmutableArray<T> items, Func<T, bool> matches)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (matches(items[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
