using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Configuration;

/// <summary>Finds options that do not exist or are malformed.</summary>
internal static class ConfigurationCheck
{
    /// <summary>MSBuild properties that are written as options by mistake.</summary>
    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal)
    {
        ["mode"] = "ChaperoneMode",
        ["inventory"] = "ChaperoneInventory",
        ["inventory_path"] = "ChaperoneInventoryPath",
        ["enabled"] = "ChaperoneEnabled",
    };

    /// <summary>What is wrong, each as a message.</summary>
    public static IEnumerable<string> ErrorsIn(AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys)
        {
            if (!key.StartsWith(OptionDefinition.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var definition = ChaperoneOptions.All.FirstOrDefault(o => string.Equals(o.Key, key, StringComparison.OrdinalIgnoreCase));
            if (definition is null)
            {
                yield return Unknown(key);
            }
            else if (options.TryGetValue(key, out var value) && definition.ErrorIn(value) is { } error)
            {
                yield return "Option '" + definition.Key + "' is ignored: " + error;
            }
        }
    }

    private static string Unknown(string key)
    {
        var unknown = "Unknown option '" + key + "'";
        if (Properties.TryGetValue(key.Substring(OptionDefinition.Prefix.Length), out var property))
        {
            return unknown + "; it is the MSBuild property " + property;
        }

        var (nearest, distance) = ChaperoneOptions.All.Select(o => (o.Key, Distance(o.Key, key))).OrderBy(static c => c.Item2).First();
        return distance <= 4 ? unknown + "; did you mean '" + nearest + "'?" : unknown;
    }

    /// <summary>How many letters have to be added, removed or replaced.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + (left[i] == right[j] ? 0 : 1));
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
