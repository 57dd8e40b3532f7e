using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>Names of namespaces.</summary>
internal static class Namespaces
{
    /// <summary>Whether a namespace has that full name; compared part by part from its end, for the many symbols that are asked and are not meant.</summary>
    public static bool Is(INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var part = space.Name;
            var start = end - part.Length;
            if (start < 0 || string.CompareOrdinal(name, start, part, 0, part.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return space.ContainingNamespace is { IsGlobalNamespace: true };
            }

            if (name[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
        }

        return false;
    }
}
