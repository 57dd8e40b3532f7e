using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>Methods, constructors or property setters of one type whose arguments go to a place that must not see PHI.</summary>
internal sealed class SinkDefinition
{
    /// <param name="kind">The place.</param>
    /// <param name="type">The declaring type's metadata name.</param>
    /// <param name="members">Names separated by <c>|</c>, a <c>*</c> at the end for what begins so; <c>.ctor</c> for constructors, <c>set_X</c> for properties, <c>this[]</c> for an indexer that is set.</param>
    /// <param name="parameters">The judged parameters' names, or <c>*</c> for all that can carry data.</param>
    /// <param name="form">How an argument is written there.</param>
    public SinkDefinition(SinkKinds kind, string type, string members, string parameters, Form form = Form.Text)
    {
        Kind = kind;
        Type = type;
        Members = members.Split('|');
        Parameters = parameters.Split('|');
        Form = form;
    }

    public SinkKinds Kind { get; }

    public string Type { get; }

    public Form Form { get; }

    /// <summary>The members' names and beginnings of names.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>The judged parameters' names, or one <c>*</c>.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Only where text is passed: an object is a payload, which other rules judge.</summary>
    public bool TextOnly { get; init; }

    /// <summary>Only what an exception says: an answer's own content is a payload, which other rules judge.</summary>
    public bool ErrorsOnly { get; init; }

    /// <summary>Only in a web application: on a terminal the console is what the user asked for.</summary>
    public bool WebOnly { get; init; }

    /// <summary>An overload with this parameter is none: it says what the value is, so that it is redacted.</summary>
    public string? UnlessParameter { get; init; }

    public bool HasMember(string name) => Members.Any(m => m[m.Length - 1] == '*'
        ? string.CompareOrdinal(m, 0, name, 0, m.Length - 1) == 0
        : m == name);

    public bool Judges(IParameterSymbol parameter) =>
        (UnlessParameter is null || !(parameter.ContainingSymbol is IMethodSymbol method && method.Parameters.Any(p => p.Name == UnlessParameter)))
        && (Parameters[0] == "*" ? CarriesData(parameter) : Parameters.Contains(parameter.Name))
        && (!TextOnly || parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object || parameter.Type is ITypeParameterSymbol || Printing.ElementOf(parameter.Type) is not null);

    private static bool CarriesData(IParameterSymbol parameter) =>
        parameter.Type.SpecialType != SpecialType.System_Boolean
        && parameter.Type is not { Name: "LogLevel" or "EventId" or "ILogger" or "IFormatProvider" or "CultureInfo" or "LogEventLevel" or "CancellationToken" or "TraceEventType" or "Type" };
}
