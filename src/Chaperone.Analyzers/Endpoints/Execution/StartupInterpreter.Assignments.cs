using System.Collections.Generic;
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
            case IFieldReferenceOperation field:
                Store(field.Instance, field.Field, value);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                Evaluate(element.ArrayReference);
                NoteKept(value, element.Syntax);
                break;
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
        var store = instance is null ? _statics : Evaluate(instance) is ObjectValue self ? self.Fields : null;
        if (store is null)
        {
            return;
        }

        // Written under a condition: the old value stays possible.
        store[member] = store.TryGetValue(member, out var old) && !_condition.IsAlways && !Same(old, value)
            ? Join(new[] { (Condition.Always, old), (_condition, value) })
            : value;
    }

    private void AssignProperty(IPropertyReferenceOperation property, Value value)
    {
        var instance = property.Instance is null ? null : Evaluate(property.Instance);
        switch (instance)
        {
            case HostValue host:
                SetProperty(host, property, value);
                return;
            case PolicyBuilderValue:
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
