using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Configuration;

/// <summary>An option that can be written as <c>chaperone.name = value</c> in .editorconfig or a global configuration.</summary>
internal abstract class OptionDefinition
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "chaperone.";

    protected OptionDefinition(string name)
    {
        Key = Prefix + name;
    }

    /// <summary>Lower case, as the compiler gives keys back.</summary>
    public string Key { get; }

    /// <summary>What is wrong with a value, as the end of a sentence; null when it is well formed.</summary>
    public abstract string? ErrorIn(string value);
}

/// <summary>An option with the type of its value. Parsing never depends on the machine's culture.</summary>
internal sealed class OptionDefinition<T> : OptionDefinition
{
    private readonly T _default;
    private readonly Parser _parse;

    public OptionDefinition(string name, T defaultValue, Parser parse)
        : base(name)
    {
        _default = defaultValue;
        _parse = parse;
    }

    /// <summary>Reads a value; an error, or null and the result.</summary>
    public delegate string? Parser(string value, out T result);

    public override string? ErrorIn(string value) => _parse(value, out _);

    /// <summary>The option's value; the default when it is not set or malformed, which CHP9002 reports.</summary>
    public T Read(AnalyzerConfigOptions options) => options.TryGetValue(Key, out var text) ? Parse(text) : _default;

    /// <summary>The value of a text; the default when it is malformed.</summary>
    public T Parse(string text) => _parse(text, out var value) is null ? value : _default;
}
