using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>The placeholders of a log message: they say how an argument is written, never what it is.</summary>
internal sealed class MessageTemplate
{
    private static readonly MessageTemplate None = new(Array.Empty<char>());

    private readonly IReadOnlyList<char> _operators;

    private MessageTemplate(IReadOnlyList<char> operators) => _operators = operators;

    public static MessageTemplate Of(IInvocationOperation call)
    {
        var destructures = call.Arguments.Any(static a => a.Parameter is { Name: "destructureObjects" } && a.Value.ConstantValue is { HasValue: true, Value: true });
        var text = call.Arguments.FirstOrDefault(static a => a.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "message" or "messageTemplate" or "messageFormat" or "format" })?.Value.ConstantValue;
        return destructures ? new MessageTemplate(new[] { '@' })
            : text is { HasValue: true, Value: string template } && template.IndexOf('{') >= 0 ? new MessageTemplate(Parse(template)) : None;
    }

    /// <summary>The form of a parameter's argument; of the i-th one for a params array.</summary>
    public Func<int, Form> FormOf(IParameterSymbol parameter, Form usual)
    {
        if (_operators.Count == 0 || parameter.Name is "message" or "messageTemplate" or "messageFormat" or "format" or "exception")
        {
            return _ => usual;
        }

        // propertyValue0, argument1, …
        var first = parameter.Name[parameter.Name.Length - 1] is >= '0' and <= '9' and var digit ? digit - (parameter.Name.StartsWith("argument", StringComparison.Ordinal) ? '1' : '0') : 0;
        return i => first + i < _operators.Count && first + i >= 0
            ? _operators[first + i] switch { '@' => Form.Destructured, '$' => Form.Text, _ => usual }
            : usual;
    }

    private static List<char> Parse(string template)
    {
        var result = new List<char>();
        for (var i = 0; i + 1 < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            if (template[i + 1] == '{')
            {
                i++;
            }
            else
            {
                result.Add(template[i + 1]);
            }
        }

        return result;
    }
}
