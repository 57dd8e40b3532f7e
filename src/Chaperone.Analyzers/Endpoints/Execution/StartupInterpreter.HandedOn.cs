using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>What is handed to code that is not followed, and may be run or changed there.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>
    /// Delegates that reach for a builder around them and are handed to others (Lazy, Thread, Task.Run, a policy of retries): whether they are run
    /// is not known, so that what they do is done under a condition.
    /// </summary>
    private void RunHandedOn(IEnumerable<Value> handed, IReadOnlyList<Value> values, string to, Location where)
    {
        foreach (var made in handed.OfType<DelegateValue>())
        {
            ForgetAssignedBy(made);
        }

        foreach (var made in handed.OfType<DelegateValue>().Where(d => ReachesOut(d)).ToList())
        {
            ExecuteUnder(new Branch("whether " + to + " runs what it is handed", 2, where), 0, () =>
            {
                InvokeDelegate(made, made.Method.Parameters.Select((_, i) => i < values.Count ? values[i] : Value.Unknown).ToList());
                return Flow.Next;
            });
        }
    }

    /// <summary>What a delegate that others may run sets outside of it.</summary>
    private void ForgetAssignedBy(DelegateValue made)
    {
        if (made is { LambdaBody: { } body, Closure: { } closure })
        {
            var outer = _frame;
            _frame = closure;
            ForgetAssigned(new[] { body });
            _frame = outer;
        }
    }

    /// <summary>Whether the code of a delegate uses a builder, or a convention builder, that it is not handed.</summary>
    private bool ReachesOut(DelegateValue made, int depth = 3)
    {
        if (made.Receiver is ObjectValue { IsTracked: true })
        {
            return true;
        }

        return made.Closure is { } closure && (made.LambdaBody ?? BodyOf(made.Method)) is { } body && body.DescendantsAndSelf().Any(o => o switch
        {
            ILocalReferenceOperation local => IsBuilder(closure.Read(local.Local)),
            IParameterReferenceOperation parameter => IsBuilder(closure.Read(parameter.Parameter)),
            IInstanceReferenceOperation => SelfOf(closure) is ObjectValue { IsTracked: true },
            _ => false,
        });

        bool IsBuilder(Value value) => value is TargetValue or RouteBuilderValue or PipelineValue || (value is DelegateValue inner && depth > 0 && ReachesOut(inner, depth - 1));
    }

    /// <summary>A convention builder that code gets which is not followed may have got conventions there.</summary>
    private void NoteHandedOn(Value value, string how, Location where)
    {
        foreach (var target in TargetsWithin(value, 4))
        {
            if (target is TargetValue)
            {
                _recorder?.Keep((TargetValue)target, how, _condition);
            }

            AddGuard(TargetsOf(target), how, where);
        }
    }

    private static IEnumerable<Value> TargetsWithin(Value value, int depth) => value switch
    {
        TargetValue or RouteBuilderValue => new[] { value },
        _ when depth == 0 => Enumerable.Empty<Value>(),
        SequenceValue { Items: var items } => items.SelectMany(i => TargetsWithin(i, depth - 1)),
        ObjectValue { Fields: var fields } => fields.Values.SelectMany(f => TargetsWithin(f, depth - 1)),
        _ => Enumerable.Empty<Value>(),
    };

    /// <summary>Runs one of the methods that the language calls without naming them: an operator, <c>Dispose</c>, <c>Deconstruct</c>.</summary>
    /// <returns>What it gives; null where the method is not the project's own, or is handed nothing that matters.</returns>
    private Value? RunUnnamed(IMethodSymbol? method, Value self, params Value[] values)
    {
        if (method is null || !IsOwn(method) || !(self.IsTracked || values.Any(static v => v.IsTracked)))
        {
            return null;
        }

        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var i = 0; i < method.Parameters.Length && i < values.Length; i++)
        {
            arguments[method.OriginalDefinition.Parameters[i]] = values[i];
        }

        return Run(method.OriginalDefinition, self, arguments, TypeArgumentsOf(method));
    }

    private Flow ExecuteUsing(IUsingOperation @using)
    {
        var declared = @using.Resources as IVariableDeclarationGroupOperation;
        var given = declared is null ? Evaluate(@using.Resources) : Value.Unknown;
        Execute(declared);
        var outer = _condition;
        var flow = Execute(@using.Body);
        if (flow != Flow.Next)
        {
            _condition = outer;
        }

        Dispose(declared is null ? new[] { given } : DeclaredIn(declared));
        return flow;
    }

    private IEnumerable<Value> DeclaredIn(IVariableDeclarationGroupOperation group) => group.Declarations.SelectMany(static d => d.Declarators).Select(d => _frame.Read(d.Symbol));

    /// <summary>The end of a <c>using</c>: the objects of the project's own say what they do there.</summary>
    private void Dispose(IEnumerable<Value> values)
    {
        foreach (var made in values.OfType<ObjectValue>().ToList())
        {
            foreach (var method in made.Type.GetMembers().OfType<IMethodSymbol>().Where(static m => m is { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true }))
            {
                RunUnnamed(method, made);
            }
        }
    }

    private void Deconstruct(Value value, int parts)
    {
        if (value is ObjectValue made)
        {
            RunUnnamed(made.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == parts), made);
        }
    }

    /// <summary>What an object of the project's own gives to a <c>foreach</c>, where an iterator says it.</summary>
    private Value Enumerate(IForEachLoopOperation loop, Value collection)
    {
        if (collection is not ObjectValue made || made.Type.GetMembers("GetEnumerator").OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty) is not { } method)
        {
            return collection;
        }

        _isEnumerated = true;
        var enumerator = RunUnnamed(method, made);
        _isEnumerated = false;
        if (enumerator is not { } given)
        {
            return collection;
        }

        if (given is not SequenceValue)
        {
            NoteHandedOn(made, "kept by what is enumerated", loop.Collection.Syntax.GetLocation());
        }

        return given;
    }

    /// <summary>Several delegates in one.</summary>
    private static Value Combine(Value left, Value right) => (left, right) switch
    {
        (DelegateValue, DelegateValue) => new SequenceValue(ImmutableArray.Create(left, right), complete: true),
        (SequenceValue { Complete: true } several, DelegateValue) => new SequenceValue(several.Items.Add(right), complete: true),
        (ConstantValue { Value: null }, DelegateValue) => right,
        _ => Value.Unknown,
    };
}
