using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <content>Calls: known ones by what they pass on, those of the compilation by their summaries.</content>
internal sealed partial class Tracer
{
    private Taint Call(IInvocationOperation call, Form form)
    {
        var method = call.TargetMethod;
        if (Sanitizers.IsNone(call))
        {
            return All(call.Arguments.Select(static a => a.Value), Form.Text);
        }

        if (TaggedTexts.AreAskedBy(call, _flow))
        {
            return form.TakesMembers() && TaggedTexts.FoundBy(call) is { } text && _flow.FactOf(text) is { } identifier
                ? Taint.Of(_flow.Printing.Of(text, identifier, text.Type, form, call.Syntax.GetLocation(), _depth))
                : Taint.Unknown;
        }

        if (_flow.Sanitizers.Covers(call, _flow))
        {
            return Taint.Clean;
        }

        if (KnownMethods.IsUnkeyedHash(method))
        {
            return All(call.Arguments.Select(static a => a.Value), Form.Text).Hashed();
        }

        if (method is { Name: "ToString", IsStatic: false } && call.Instance is { } printed)
        {
            return Trace(printed, Form.Text);
        }

        if (KnownMethods.PassedBy(call, form) is { } passed)
        {
            var result = Taint.Clean;
            foreach (var (value, asked) in passed)
            {
                result = result.And(KnownMethods.FunctionOf(value) is { } function ? Results(function, asked, call) : Trace(value, asked));
            }

            return result;
        }

        if (NamedValues.NameIn(call) is { } name && _flow.FactOf(name, call) is { } fact)
        {
            return Taint.Of(System.Collections.Immutable.ImmutableArray.Create(Origin.Of(method, name, fact, call.Syntax.GetLocation())));
        }

        if (_flow.FactOfResult(method) is { } declared)
        {
            return declared.Fact is { } returned ? Taint.Of(_flow.Printing.Of(method, returned, Result(method), form, call.Syntax.GetLocation(), _depth)) : Taint.Clean;
        }

        if (_flow.Summaries.BodyOf(call) is { } body)
        {
            return Applied(_flow.Summaries.ReturnOf(body, form, _depth), body, call);
        }

        return KnownMethods.IsClean(method) ? Taint.Clean : Taint.Unknown;
    }

    /// <summary>One element of the tuple, or one member of the object, that a method of the compilation gives back; null where the value is another.</summary>
    private Taint? PartOf(IOperation? value, ISymbol part, Form form)
    {
        if ((value is IAwaitOperation awaited ? awaited.Operation : value) is not IInvocationOperation call || _depth <= 0 || _flow.Summaries.BodyOf(call) is not { } method)
        {
            return null;
        }

        var result = Taint.Clean;
        var inner = new Tracer(_flow, _depth - 1);
        foreach (var returned in _flow.Summaries.ReturnedBy(method).SelectMany(Alternatives))
        {
            result = result.And(Initial(returned, part) is { } made ? inner.Trace(made, form) : Taint.Unknown);
        }

        return Applied(result, method, call);
    }

    private static System.Collections.Generic.IEnumerable<IOperation> Alternatives(IOperation value) => value switch
    {
        IConversionOperation conversion => Alternatives(conversion.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Alternatives(choice.WhenTrue).Concat(Alternatives(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(static a => Alternatives(a.Value)),
        IThrowOperation => Enumerable.Empty<IOperation>(),
        _ => new[] { value },
    };

    /// <summary>What a function that is passed to LINQ gives back.</summary>
    private Taint Results(IOperation function, Form form, IInvocationOperation call)
    {
        if (function is IAnonymousFunctionOperation lambda)
        {
            return All(Summaries.ReturnedBy(lambda.Body), form);
        }

        return function is IMethodReferenceOperation { Method: var method } && _flow.Summaries.HasBody(method)
            ? Applied(_flow.Summaries.ReturnOf(method, form, _depth), _ => null, call)
            : Taint.Unknown;
    }

    /// <summary>What the call gives, or the task that it gives.</summary>
    private static ITypeSymbol Result(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result], ContainingNamespace.Name: "Tasks" } ? result : method.ReturnType;

    private static IOperation? ArgumentFor(IInvocationOperation call, IParameterSymbol parameter) => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value;
}
