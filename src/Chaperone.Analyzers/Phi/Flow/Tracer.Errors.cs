using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <content>Exceptions: what their text is made of, where they are created and where they are caught.</content>
internal sealed partial class Tracer
{
    /// <summary>The message of an exception that is created, and that of the one inside of it.</summary>
    private Taint Error(IObjectCreationOperation created)
    {
        var result = Taint.Clean;
        foreach (var use in SinkReader.UsesIn(created, _flow, SinkKinds.Error))
        {
            result = result.And(Trace(use.Value, use.Form));
        }

        foreach (var (argument, passage) in SinkReader.Passages(created, _flow, _depth))
        {
            result = (passage.Kind & SinkKinds.Error) == 0 ? result : result.And(Trace(argument, passage.Need.Form));
        }

        if (_depth > 0 && created.Constructor is { } constructor && _flow.Summaries.HasBody(constructor))
        {
            result = result.And(_flow.Summaries.MessageOf(constructor, _depth));
        }

        return result.And(All(created.Arguments.Where(a => _flow.Sinks.IsException(a.Parameter?.Type)).Select(static a => a.Value), Form.Text)).Through(created.Syntax);
    }

    /// <summary>What the endpoints' exceptions say where the framework hands them over; null where it does not.</summary>
    private Taint? Handed(ErrorsOf whose, Form form) =>
        whose == ErrorsOf.None || form is not (Form.Text or Form.Log) ? null : _flow.EndpointErrors.TextOf(whose);

    /// <summary>What of exceptions gets to a place that reads one of a type.</summary>
    private Taint Admitted(Taint errors, ITypeSymbol? type, IOperation use) =>
        type is INamedTypeSymbol error && _flow.Sinks.IsException(type)
            ? errors.Where(o => o.Thrown is not { } thrown || (WellKnownSymbols.Is(thrown, error) && ErrorGuards.Admit(use, thrown))).Only(error, _flow.Sinks.Exception!)
            : errors;

    /// <summary>What a catch clause's exception says; null when the variable is none.</summary>
    private Taint? Caught(ISymbol variable, IOperation use, Form form)
    {
        if (form is not (Form.Text or Form.Log) || !_flow.Sinks.IsException((variable as ILocalSymbol)?.Type))
        {
            return null;
        }

        for (var current = use.Parent; current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation clause && clause.Locals.Contains(variable, SymbolEqualityComparer.Default))
            {
                var result = Taint.Unknown;
                foreach (var error in _flow.Thrown.Into(clause, _depth))
                {
                    result = result.And(error.Text);
                }

                return result;
            }
        }

        return null;
    }
}
