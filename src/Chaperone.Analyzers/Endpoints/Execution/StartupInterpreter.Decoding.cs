using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Facts;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>A library's values, as the host would have made them.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>The reader's value for one of a log.</summary>
    /// <param name="value">The logged value.</param>
    /// <param name="replay">The run.</param>
    /// <param name="expected">The type of the parameter that it is for, if known: it says what a delegate is called with.</param>
    private Value Decode(LogValue value, LogReplay replay, ITypeSymbol? expected)
    {
        switch (value.Kind)
        {
            case LogValueKind.Reference:
                return replay[value.Number];
            case LogValueKind.Not:
                return Decode(value.Items[0], replay, null) switch
                {
                    ConstantValue { Value: bool truth } => new ConstantValue(!truth),
                    SymbolicValue symbol => new SymbolicValue(symbol.Number, !symbol.Negated),
                    _ => Value.Unknown,
                };
            case LogValueKind.PipelineOf:
                return replay[value.Number] switch
                {
                    HostValue host => new PipelineValue(host.Host.Pipeline),
                    PipelineValue pipeline => pipeline,
                    _ => Value.Unknown,
                };
            case LogValueKind.Constant:
                return new ConstantValue(value.Constant);
            case LogValueKind.PartialText:
                return new PartialText(value.Text);
            case LogValueKind.Type:
                return TypeOf(value, replay) is { } type ? new TypeValue(type) : Value.Unknown;
            case LogValueKind.Sequence:
                return new SequenceValue(value.Items.Select(i => Decode(i, replay, null)).ToImmutableArray(), value.Complete);
            case LogValueKind.Policy:
                return new PolicyValue(value.Policy!);
            case LogValueKind.Targets:
                return new TargetValue(value.Items.Select(i => Decode(i, replay, null)).OfType<TargetValue>().SelectMany(static t => t.Targets).ToArray());
            case LogValueKind.Choice:
                var outer = _condition;
                var alternatives = value.Items
                    .Select((item, i) => (When: ConditionOf(value.Conditions[i], replay), Item: item))
                    .Where(a => a.When is not null && outer.And(a.When) is not null)
                    .Select(a => (a.When!, Decode(a.Item, replay, expected)))
                    .ToList();
                return Join(alternatives);
            case LogValueKind.Delegate:
                return DecodeDelegate(value.Delegate!, replay, expected);
            case LogValueKind.Object:
                return TypeOf(value, replay) is { } made ? DecodeObject(new ObjectValue(made), value, replay) : Value.Unknown;
            case LogValueKind.Anonymous:
                return DecodeAnonymous(value, replay);
            default:
                return Value.Unknown;
        }
    }

    private ITypeSymbol? TypeOf(LogValue value, LogReplay replay) => TypeNames.Resolve(value.Text, replay.Library, _symbols, p => TypeParameter(p, replay));

    private Value DecodeAnonymous(LogValue value, LogReplay replay)
    {
        var type = _models.Compilation.CreateAnonymousTypeSymbol(
            value.Names.Select(_ => (ITypeSymbol)_models.Compilation.GetSpecialType(SpecialType.System_Object)).ToImmutableArray(), value.Names);
        var self = new ObjectValue(type);
        for (var i = 0; i < value.Names.Length; i++)
        {
            if (type.GetMembers(value.Names[i]).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                self.Fields[property] = Decode(value.Items[i], replay, null);
            }
        }

        return self;
    }

    private ObjectValue DecodeObject(ObjectValue self, LogValue value, LogReplay replay)
    {
        for (var i = 0; i < value.Names.Length; i++)
        {
            var name = value.Names[i].Substring(2);
            var key = value.Names[i][0] == 'p'
                ? (self.Type as INamedTypeSymbol)?.Constructors.SelectMany(static c => c.Parameters).FirstOrDefault(p => p.Name == name)
                : FindMember(self.Type, name)?.OriginalDefinition;
            if (key is not null)
            {
                self.Fields[key] = Decode(value.Items[i], replay, null);
            }
        }

        return self;
    }

    private Value DecodeDelegate(LogDelegate log, LogReplay replay, ITypeSymbol? expected)
    {
        // Private members are there in an editor and not in an assembly: what can't be seen from here is not, in either.
        var handler = _facts.Resolve(log.Handler, replay.Library) is IMethodSymbol declared && SummarizedMembers.IsVisible(declared) ? declared : null;
        var invoked = (expected as INamedTypeSymbol)?.DelegateInvokeMethod ?? _symbols.Get("System.Action")?.DelegateInvokeMethod;
        if ((handler ?? invoked) is not { } method)
        {
            return Value.Unknown;
        }

        return new DelegateValue(expected?.TypeKind == TypeKind.Delegate && log.Followed ? invoked! : method, null, null, null, Value.Unknown)
        {
            Replayed = new ReplayedDelegate(log, replay)
            {
                IsVisible = handler is not null && SymbolEqualityComparer.Default.Equals(handler, method),
                Attributes = log.Attributes.Select(a => (Decode(a.Attribute, replay, null), a.Text)).ToImmutableArray(),
            },
        };
    }
}
