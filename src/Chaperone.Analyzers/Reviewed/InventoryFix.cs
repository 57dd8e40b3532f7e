using System.Collections.Immutable;
using Chaperone.Inventory.Reviewed;
using Microsoft.CodeAnalysis;

namespace Chaperone.Reviewed;

/// <summary>What a fix has to do to a reviewed file, as it travels in a diagnostic's properties.</summary>
internal static class InventoryFix
{
    public const string File = "file";
    public const string Operation = "operation";
    public const string Line = "line";
    public const string Entry = "entry";
    public const string Framework = "framework";
    public const string Frameworks = "frameworks";

    public const string Add = "add";
    public const string Remove = "remove";
    public const string Update = "update";
    public const string Tidy = "tidy";

    public static ImmutableDictionary<string, string?> Properties(ReviewedFiles files, string path, string operation, InventoryEntry? line, InventoryEntry? entry)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(File, path)
            .Add(Operation, operation)
            .Add(Framework, files.Framework)
            .Add(Frameworks, string.Join(",", files.Frameworks));
        properties = line is null ? properties : properties.Add(Line, line.ToString());
        return entry is null ? properties : properties.Add(Entry, entry.ToString());
    }

    /// <summary>A property; empty when it is not there.</summary>
    public static string Read(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value ?? "" : "";
}
