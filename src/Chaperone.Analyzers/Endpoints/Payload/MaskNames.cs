using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Names by which a converter or an attribute says that it masks.</summary>
internal static class MaskNames
{
    private static readonly string[] Stems = { "mask", "redact", "hash", "encrypt" };

    /// <summary>What follows "Hash" in the names of collections.</summary>
    private static readonly HashSet<string> Collections = new(StringComparer.OrdinalIgnoreCase) { "Set", "Table", "Map", "Code" };

    /// <summary>Whether a word of the name is a form of mask, redact, hash or encrypt; "Unmask" and "Bitmask" are words of their own.</summary>
    public static bool Says(string name)
    {
        var words = WordsOf(name).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (Stems.Any(stem => words[i].StartsWith(stem, StringComparison.OrdinalIgnoreCase))
                && !(words[i].Equals("Hash", StringComparison.OrdinalIgnoreCase) && i + 1 < words.Count && Collections.Contains(words[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an attribute of that name may mask answers: not one for logs, nor the mask of an input field.</summary>
    public static bool SaysInAnswers(string attribute) =>
        WordsOf(attribute).ToList() is var words
        && words.Any(static w => w.StartsWith("Mask", StringComparison.OrdinalIgnoreCase) || w.StartsWith("Redact", StringComparison.OrdinalIgnoreCase))
        && !words.Any(static w => w is "Log" or "Logged" or "Logging" or "Input" or "Edit" or "Editor");

    /// <summary>Whether the type's name, or the name of an attribute on it, says so.</summary>
    public static bool Says(ITypeSymbol type) =>
        Says(type.Name) || type.GetAttributes().Any(static a => a.AttributeClass is { } attribute && Says(attribute.Name));

    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || name[i] == '_' || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))))
            {
                yield return name.Substring(start, i - start).Trim('_');
                start = i;
            }
        }
    }
}
