using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>The question that a rule asks of one operation.</summary>
internal static class FlowQuery
{
    /// <summary>What of PHI the operation hands to sinks of the kinds, split by whether a record's text carries it.</summary>
    public static (Leak? Direct, Leak? Printed) Ask(IOperation operation, PhiFlow flow, SinkKinds kinds)
    {
        var direct = new Collector();
        var printed = new Collector();
        foreach (var use in SinkReader.UsesIn(operation, flow, kinds))
        {
            if (!flow.IsActive)
            {
                return default;
            }

            Collect(use.Value, use.Form, use.Sink, null);
        }

        if (IsOwnMethod(operation, flow))
        {
            var values = operation is IInvocationOperation call ? call.Arguments : ((IObjectCreationOperation)operation).Arguments;
            if (values.Any(a => MayCarry(a, flow)))
            {
                foreach (var (argument, passage) in SinkReader.Passages(operation, flow, Summaries.MaxDepth))
                {
                    if ((passage.Kind & kinds) != 0)
                    {
                        Collect(argument, passage.Need.Form, passage.Sink, passage.Where);
                    }
                }
            }
        }

        return (direct.Leak, printed.Leak);

        void Collect(IOperation value, Form form, string sink, Location? inside)
        {
            foreach (var part in Parts(value))
            {
                var tracer = new Tracer(flow, Summaries.MaxDepth);
                foreach (var origin in tracer.Trace(part, part == value || form.TakesMembers() ? form : Form.Text).Origins)
                {
                    (origin.PrintedBy is null ? direct : printed).Add(part.Syntax, sink, inside is null ? origin : origin.Through(inside));
                }
            }
        }
    }

    /// <summary>The smallest expressions in the visited one that a reader would point at: the holes of an interpolation, the operands of a concatenation.</summary>
    private static IEnumerable<IOperation> Parts(IOperation value)
    {
        switch (value)
        {
            case IInterpolatedStringOperation text:
                return text.Parts.OfType<IInterpolationOperation>().SelectMany(static p => Parts(p.Expression));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Parts(sum.LeftOperand).Concat(Parts(sum.RightOperand));
            case IConversionOperation { OperatorMethod: null, Operand: IInterpolatedStringOperation or IBinaryOperation } conversion:
                return Parts(conversion.Operand);
            case IArrayCreationOperation { IsImplicit: true, Initializer: { } items }:
                return items.ElementValues.SelectMany(Parts);
            default:
                return new[] { value };
        }
    }

    private static bool IsOwnMethod(IOperation operation, PhiFlow flow) => operation switch
    {
        IInvocationOperation { Arguments.IsEmpty: false } call => flow.Summaries.HasBody(call.TargetMethod),
        IObjectCreationOperation { Arguments.IsEmpty: false, Constructor: { } constructor } created => flow.Summaries.HasBody(constructor) && Symbols.WellKnownSymbols.Is(created.Type, flow.Sinks.Exception),
        _ => false,
    };

    // Asked before a body is looked at: nearly every call ends here.
    private static bool MayCarry(IArgumentOperation argument, PhiFlow flow) =>
        SinkReader.CanCarry(argument.Parameter?.Type) && flow.IsActive
        && (new Tracer(flow, Summaries.MaxDepth).Trace(argument.Value, Form.Log).Origins.Length > 0
            || (!Printing.IsPlain(argument.Parameter!.Type) && new Tracer(flow, Summaries.MaxDepth).Trace(argument.Value, Form.Destructured).Origins.Length > 0));

    private sealed class Collector
    {
        private readonly List<SyntaxNode> _sites = new();
        private readonly List<Origin> _origins = new();
        private string _sink = "";

        public Leak? Leak => _sites.Count == 0 ? null : new Leak(_sites.ToImmutableArray(), _sink, _origins.ToImmutableArray());

        public void Add(SyntaxNode site, string sink, Origin origin)
        {
            if (!_sites.Contains(site))
            {
                _sites.Add(site);
            }

            if (!_origins.Any(o => SymbolEqualityComparer.Default.Equals(o.Symbol, origin.Symbol)))
            {
                _origins.Add(origin);
            }

            _sink = _sink.Length == 0 ? sink : _sink;
        }
    }
}
