using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>What assignments keep, and where.</content>
internal sealed partial class StartupInterpreter
{
    private void Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                _frame.Assign(local.Local, value);
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                _frame.Declare(declared.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                _frame.Assign(parameter.Parameter, value);
                break;
            case IFieldReferenceOperation { Instance: { } tuple, Field: { ContainingType: { IsTupleType: true } type } element }:
                if (Evaluate(tuple) is SequenceValue parts)
                {
                    Assign(tuple, parts.With(new ConstantValue(type.TupleElements.IndexOf(f => f.Name == element.Name)), value));
                }

                break;
            case IFieldReferenceOperation field:
                Store(field.Instance, field.Field, value);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                if (Evaluate(element.ArrayReference) is SequenceValue array)
                {
                    var changed = array.With(element.Indices.Length == 1 ? Evaluate(element.Indices[0]) : Value.Unknown, value);
                    Assign(element.ArrayReference, changed);
                    ReplaceEverywhere(array, changed);
                }

                NoteKept(value, element.Syntax);
                break;
        }
    }

    /// <summary>A list or an array has changed: under all names that it goes by.</summary>
    private void ReplaceEverywhere(SequenceValue before, Value after)
    {
        for (var caller = _frame; caller is not null; caller = caller.Caller)
        {
            for (var frame = caller; frame is not null; frame = frame.Closure)
            {
                Replace(frame.Variables);
                if (frame.Self is ObjectValue self)
                {
                    Replace(self.Fields);
                }
            }
        }

        Replace(_statics);

        void Replace(Dictionary<ISymbol, Value> values)
        {
            foreach (var name in values.Where(v => ReferenceEquals(v.Value, before)).Select(static v => v.Key).ToList())
            {
                values[name] = after;
            }
        }
    }

    /// <summary>What a call gives back by reference is not followed.</summary>
    private void ForgetReferences(Invocation site)
    {
        foreach (var (parameter, written) in site.Arguments)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && written is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IDeclarationExpressionOperation)
            {
                Assign(written, Value.Unknown);
            }
        }
    }

    private object? KeyOf(IPropertyReferenceOperation indexer) =>
        indexer.Arguments.Length == 1 && Evaluate(indexer.Arguments[0].Value) is ConstantValue { Value: { } key } ? key : null;

    private void NoteKept(Value value, SyntaxNode where)
    {
        if (value is TargetValue target)
        {
            _recorder?.Keep(target, "kept in " + Shorten(where) + " and used later", _condition);
            AddGuard(target.Targets, "kept in " + Shorten(where) + " and used later", where.GetLocation());
        }
    }

    private void Store(IOperation? instance, ISymbol member, Value value)
    {
        member = member.OriginalDefinition;
        var self = instance is null ? null : Evaluate(instance) as ObjectValue;
        var store = instance is null ? _statics : self?.Fields;
        if (store is null)
        {
            return;
        }

        if (instance is null && AssignedNames.ContainMoreThanOnce(_models.Compilation, member.Name, _cancellationToken) && value is ConstantValue or PartialText)
        {
            value = Value.Unknown;
        }

        // Written under a condition: the old value stays possible, be it what the member starts with.
        if (!_condition.IsAlways && (store.TryGetValue(member, out var old) ? old : InitialValue(member, self is not { IsFilledElsewhere: true })) is var before && !Same(before, value))
        {
            value = Join(new[] { (Condition.Always, before), (_condition, value) });
        }

        store[member] = value;
    }

    private void AssignProperty(IPropertyReferenceOperation property, Value value)
    {
        var instance = property.Instance is null ? null : Evaluate(property.Instance);
        switch (instance)
        {
            case HostValue host:
                SetProperty(host, property, value);
                return;
            case PolicyBuilderValue { State: var state }:
                if (property.Property.Name == "Requirements")
                {
                    state.TakeAway();
                }

                return;
        }

        if (property.Property.SetMethod is { } setter && IsOwn(setter) && instance is ObjectValue && BodyOf(setter) is IMethodBodyBaseOperation { BlockBody: not null } or IMethodBodyBaseOperation { ExpressionBody: not null })
        {
            var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [setter.Parameters[setter.Parameters.Length - 1]] = value };
            Run(setter, instance, arguments, TypeArgumentsOf(setter));
            return;
        }

        if (property.Property.IsIndexer)
        {
            if (instance is ObjectValue keyed && KeyOf(property) is { } key)
            {
                keyed.Items[key] = value;
            }

            NoteKept(value, property.Syntax);
            return;
        }

        Store(property.Instance, property.Property, value);
    }
}
