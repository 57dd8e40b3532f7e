using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>The question that a rule asks of one operation.</summary>
internal static class FlowQuery
{
    /// <summary>What is named in place of a sink where a record is printed into a text.</summary>
    public const string Text = "an interpolated string";

    private static readonly IEnumerable<(IOperation Argument, Passage Passage)> NoPassages = new (IOperation, Passage)[0];

    /// <summary>The kinds of sinks that an operation hands something to; of a method of the compilation only where the arguments carry PHI.</summary>
    public static SinkKinds SinksOf(IOperation operation, PhiFlow flow)
    {
        var kinds = SinkKinds.None;
        foreach (var use in SinkReader.UsesIn(operation, flow, SinkKinds.All))
        {
            kinds |= use.Kind;
        }

        foreach (var (_, passage) in Passages(operation, flow))
        {
            kinds |= passage.Kind;
        }

        return kinds;
    }

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

            // What a list of tags holds was reported where it was put in, and an exception that is created here is an error in the same expression.
            if (!flow.Sinks.On(use.Value.Type).Any(d => (d.Kind & kinds & SinkKinds.Telemetry) != 0 && d.HasMember("Add"))
                && !(DefinitionReader.Unconverted(use.Value) is IObjectCreationOperation { Type: { } created } && Symbols.WellKnownSymbols.Is(created, flow.Sinks.Exception)))
            {
                Collect(use.Value, use.Form, use.Sink, null, o => !use.ErrorsOnly || o.Thrown is not null);
            }
        }

        foreach (var (argument, passage) in Passages(operation, flow))
        {
            if ((passage.Kind & kinds) != 0)
            {
                Collect(argument, passage.Need.Form, passage.Sink, passage.Where, o => (!passage.ErrorsOnly || o.Thrown is not null) && passage.Need.Admits(o));
            }
        }

        return (direct.Leak, printed.Leak);

        void Collect(IOperation value, Form form, string sink, Location? inside, Func<Origin, bool> counts)
        {
            foreach (var part in Parts(value))
            {
                var tracer = new Tracer(flow, Summaries.MaxDepth);
                foreach (var origin in tracer.Trace(part, part == value || form.TakesMembers() ? form : Form.Text).Origins.Where(counts))
                {
                    var isInHole = part.Parent is IInterpolationOperation;
                    if (origin.PrintedBy is null && ((kinds & SinkKinds.Url) == 0 || ((origin.Traits & OriginTraits.InQuery) == 0 && !QueryText.IsReported(part))))
                    {
                        direct.Add(part.Syntax, sink, inside is null ? origin : origin.Through(inside));
                    }
                    else if (origin.PrintedBy is { } type && (origin.Traits & OriginTraits.PrintedInText) == 0 && !(isInHole && Printing.IsOfCompiler(type)))
                    {
                        printed.Add(part.Syntax, sink, inside is null ? origin : origin.Through(inside));
                    }
                }
            }
        }
    }

    /// <summary>What a record in the hole of an interpolation prints by itself; one that is written by hand may be made for the user's eyes.</summary>
    public static Leak? PrintedIn(IInterpolationOperation hole, PhiFlow flow)
    {
        if (hole.Expression.Type is not { } type || !Printing.IsOfCompiler(type) || flow.Printing.Of(type, Form.Text).IsEmpty)
        {
            return null;
        }

        var printed = new Collector();
        foreach (var origin in new Tracer(flow, Summaries.MaxDepth).Trace(hole.Expression, Form.Text).Origins)
        {
            if (origin.PrintedBy is not null)
            {
                printed.Add(hole.Expression.Syntax, Text, origin);
            }
        }

        return printed.Leak;
    }

    /// <summary>The PHI that text puts behind <c>?name=</c>.</summary>
    public static Leak? QueryIn(IOperation operation, PhiFlow flow)
    {
        var value = operation switch
        {
            IInterpolationOperation hole when QueryText.IsValue(hole) => hole.Expression,
            IBinaryOperation sum when QueryText.IsValue(sum) => sum.RightOperand,
            _ => null,
        };
        var found = new Collector();
        if (value is not null && flow.IsActive)
        {
            foreach (var origin in new Tracer(flow, Summaries.MaxDepth).Trace(value, Form.Text).Origins)
            {
                if (origin.PrintedBy is null)
                {
                    found.Add(value.Syntax, "", origin);
                }
            }
        }

        return found.Leak;
    }

    /// <summary>The PHI in a value that a function gives back to a model, which reads it as JSON.</summary>
    public static Leak? Returned(IReturnOperation operation, string tool, PhiFlow flow)
    {
        var found = new Collector();
        if (operation.ReturnedValue is { } value && flow.IsActive)
        {
            foreach (var origin in new Tracer(flow, Summaries.MaxDepth).Trace(value, Form.Json).Origins)
            {
                found.Add(value.Syntax, tool, origin);
            }
        }

        return found.Leak;
    }

    /// <summary>The smallest expressions in the visited one that a reader would point at: the holes of an interpolation, the operands of a concatenation.</summary>
    private static IEnumerable<IOperation> Parts(IOperation value)
    {
        switch (value)
        {
            case IInterpolatedStringOperation text:
                return text.Parts.SelectMany(static p => p switch
                {
                    IInterpolationOperation hole => Parts(hole.Expression),
                    IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [var appended, ..] } } => Parts(appended.Value),
                    _ => Enumerable.Empty<IOperation>(),
                });
            case IInterpolatedStringHandlerCreationOperation handler:
                return Parts(handler.Content);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Parts(sum.LeftOperand).Concat(Parts(sum.RightOperand));
            // Also to a type that stands for the text: RedisKey, PathString.
            case IConversionOperation { Operand: IInterpolatedStringOperation or IBinaryOperation } conversion:
                return Parts(conversion.Operand);
            case IArrayCreationOperation { IsImplicit: true, Initializer: { } items }:
                return items.ElementValues.SelectMany(Parts);
            default:
                return new[] { value };
        }
    }

    private static IEnumerable<(IOperation Argument, Passage Passage)> Passages(IOperation operation, PhiFlow flow)
    {
        if (!IsOwnMethod(operation, flow))
        {
            return NoPassages;
        }

        var values = operation is IInvocationOperation call ? call.Arguments : ((IObjectCreationOperation)operation).Arguments;
        return values.Any(a => MayCarry(a, flow)) ? SinkReader.Passages(operation, flow, Summaries.MaxDepth) : NoPassages;
    }

    private static bool IsOwnMethod(IOperation operation, PhiFlow flow) => operation switch
    {
        IInvocationOperation { Arguments.IsEmpty: false } call => flow.Summaries.BodyOf(call) is not null,
        IObjectCreationOperation { Arguments.IsEmpty: false, Constructor: { } constructor } created => flow.Summaries.HasBody(constructor) && Symbols.WellKnownSymbols.Is(created.Type, flow.Sinks.Exception),
        _ => false,
    };

    // Asked before a body is looked at: nearly every call ends here.
    private static bool MayCarry(IArgumentOperation argument, PhiFlow flow) =>
        SinkReader.CanCarry(argument.Parameter?.Type, flow) && flow.IsActive
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

            if (!_origins.Any(o => o.Name == origin.Name && SymbolEqualityComparer.Default.Equals(o.Symbol, origin.Symbol)))
            {
                _origins.Add(origin);
            }

            _sink = _sink.Length == 0 ? sink : _sink;
        }
    }
}
