using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>The string functions that route texts are made with, on known texts.</summary>
internal static class TextFunctions
{
    public static Value? Evaluate(string name, Value receiver, IMethodSymbol method, Dictionary<ISymbol, Value> arguments)
    {
        if (name == "ToString" && receiver is ConstantValue { Value: string })
        {
            return receiver;
        }

        if (method.ContainingType.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var given = method.Parameters.Select(p => arguments.TryGetValue(p, out var value) ? value : Value.Unknown).ToArray();
        if (method.IsStatic)
        {
            return EvaluateStatic(name, given);
        }

        if (receiver is not ConstantValue { Value: string text } || given.Any(static g => g is not ConstantValue))
        {
            return null;
        }

        var values = given.Select(static g => ((ConstantValue)g).Value).ToArray();
        object? result = (name, values) switch
        {
            ("ToString", []) => text,
            ("ToLower" or "ToLowerInvariant", []) => text.ToLowerInvariant(),
            ("ToUpper" or "ToUpperInvariant", []) => text.ToUpperInvariant(),
            ("Trim", []) => text.Trim(),
            ("Trim", [char c]) => text.Trim(c),
            ("TrimStart", [char c]) => text.TrimStart(c),
            ("TrimEnd", [char c]) => text.TrimEnd(c),
            ("Replace", [string old, string @new]) when old.Length > 0 => text.Replace(old, @new),
            ("Replace", [string old, null]) when old.Length > 0 => text.Replace(old, ""),
            ("Substring", [int start]) when start >= 0 && start <= text.Length => text.Substring(start),
            ("Substring", [int start, int length]) when start >= 0 && length >= 0 && start + length <= text.Length => text.Substring(start, length),
            ("StartsWith", [string prefix]) => text.StartsWith(prefix, StringComparison.Ordinal),
            ("EndsWith", [string suffix]) => text.EndsWith(suffix, StringComparison.Ordinal),
            ("StartsWith", [string prefix, int comparison]) => text.StartsWith(prefix, InvariantOf(comparison)),
            ("EndsWith", [string suffix, int comparison]) => text.EndsWith(suffix, InvariantOf(comparison)),
            ("Equals", [string other, int comparison]) => text.Equals(other, InvariantOf(comparison)),
            ("Equals", [string other]) => text == other,
            ("Contains", [string part]) => text.Contains(part),
            _ => null,
        };
        return result is null ? null : new ConstantValue(result);
    }

    // What is written in code does not depend on the culture of the machine that compiles it.
    private static StringComparison InvariantOf(int comparison) =>
        (StringComparison)comparison is StringComparison.OrdinalIgnoreCase or StringComparison.CurrentCultureIgnoreCase or StringComparison.InvariantCultureIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Regex.Replace on known texts; unknown when the pattern is invalid or takes too long.</summary>
    public static Value RegexReplace(Value input, Value pattern, Value replacement)
    {
        if (input is not ConstantValue { Value: string text } || pattern is not ConstantValue { Value: string expression } || replacement is not ConstantValue { Value: string with })
        {
            return Value.Unknown;
        }

        try
        {
            return new ConstantValue(Regex.Replace(text, expression, with, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50)));
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return Value.Unknown;
        }
    }

    private static Value? EvaluateStatic(string name, Value[] given)
    {
        switch (name)
        {
            case "Concat":
                return Glue(given.Length == 1 && given[0] is SequenceValue { Complete: true } all ? all.Items.ToArray() : given, "");
            case "Join" when given is [{ } separator, SequenceValue { Complete: true } items]:
                var glue = StartupInterpreter.TextOf(separator);
                return glue.Exact ? Glue(items.Items, glue.Text) : null;
            case "IsNullOrEmpty" when given is [ConstantValue { Value: string or null } tested]:
                return new ConstantValue(string.IsNullOrEmpty((string?)tested.Value));
            case "IsNullOrWhiteSpace" when given is [ConstantValue { Value: string or null } tested]:
                return new ConstantValue(string.IsNullOrWhiteSpace((string?)tested.Value));
            case "Format" when given.Length >= 2 && given[0] is ConstantValue { Value: string format }:
                return Format(format, given.Skip(1).SelectMany(static g => g is SequenceValue s ? s.Items : System.Collections.Immutable.ImmutableArray.Create(g)).ToArray());
            default:
                return null;
        }
    }

    private static Value Format(string format, Value[] values)
    {
        var exact = true;
        format = Regex.Replace(format, @"\{\{|\}\}|\{(\d+)([^}]*)\}", hole =>
        {
            if (!hole.Groups[1].Success)
            {
                return hole.Value.Substring(1);
            }

            // What a format or an alignment makes of a value is not computed.
            var piece = hole.Groups[2].Length == 0 && int.TryParse(hole.Groups[1].Value, out var at) && at < values.Length ? StartupInterpreter.TextOf(values[at]) : RouteText.Unknown;
            exact &= piece.Exact;
            return piece.Text;
        });
        return exact ? new ConstantValue(format) : new PartialText(format);
    }

    private static Value Glue(IEnumerable<Value> pieces, string separator)
    {
        var texts = pieces.Select(StartupInterpreter.TextOf).ToList();
        var text = string.Join(separator, texts.Select(static t => t.Text));
        return texts.All(static t => t.Exact) ? new ConstantValue(text) : new PartialText(text);
    }
}
