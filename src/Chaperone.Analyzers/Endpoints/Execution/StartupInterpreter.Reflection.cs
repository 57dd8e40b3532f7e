using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Reflection over the application's own types, by which modules are found.</content>
internal sealed partial class StartupInterpreter
{
    private Value? InvokeReflection(Call call)
    {
        switch (call.Name)
        {
            case "GetTypes" or "GetExportedTypes":
                return new AssemblyTypesValue();
            case "Where" or "ToList" or "ToArray" or "SelectMany" when call.Receiver is AssemblyTypesValue && call.Delegates().FirstOrDefault() is not { Method.Parameters.Length: not 1 }:
                return FilterTypes(call);
            case "SelectMany" when call.Delegates().FirstOrDefault() is { LambdaBody: { } body } && body.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static i => i.TargetMethod.Name is "GetTypes" or "GetExportedTypes"):
                return new AssemblyTypesValue();
            case "GetProperty" when call.Receiver is TypeValue { Type: var type } && call.OtherArguments().FirstOrDefault().Value is ConstantValue { Value: string property }:
                return FindMember(type, property) is IPropertySymbol found ? new MemberValue(found) : new ConstantValue(null);
            case "GetMethod" when call.Receiver is TypeValue { Type: var type } && call.OtherArguments().FirstOrDefault().Value is ConstantValue { Value: string method }:
                return FindMember(type, method) is IMethodSymbol declared ? new MemberValue(declared) : new ConstantValue(null);
            case "GetValue" when call.Receiver is MemberValue { Member: IPropertySymbol property }:
                return RunGetter(property, InstanceArgument(call));
            case "Invoke" when call.Receiver is MemberValue { Member: IMethodSymbol method }:
                return InvokeMember(method, call);
            default:
                return null;
        }
    }

    private static Value InstanceArgument(Call call) =>
        call.OtherArguments().FirstOrDefault().Value is ObjectValue instance ? instance : Value.Unknown;

    private Value InvokeMember(IMethodSymbol method, Call call)
    {
        var given = call.OtherArguments().Select(static a => a.Value).OfType<SequenceValue>().FirstOrDefault()?.Items ?? ImmutableArray<Value>.Empty;
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var i = 0; i < method.Parameters.Length && i < given.Length; i++)
        {
            arguments[method.Parameters[i]] = given[i];
        }

        return Run(method, method.IsStatic ? Value.Unknown : InstanceArgument(call), arguments, TypeArgumentsOf(method));
    }

    private static ISymbol? FindMember(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault() is { } member)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>
    /// The filter says which interface or base class is wanted, in one of several spellings (IsAssignableTo, IsSubclassOf, GetInterfaces…):
    /// whichever module type it names by <c>typeof</c>.
    /// </summary>
    private Value FilterTypes(Call call)
    {
        if (call.Delegates().FirstOrDefault() is not { LambdaBody: { } body })
        {
            return call.Receiver;
        }

        foreach (var named in body.DescendantsAndSelf())
        {
            var type = named switch
            {
                ITypeOfOperation typeOf => Substitute(typeOf.TypeOperand),
                ILocalReferenceOperation or IParameterReferenceOperation => (Evaluate(named) as TypeValue)?.Type,
                _ => null,
            };
            if (type is not null && ModuleTypes(type) is { Length: > 0 } types)
            {
                return new SequenceValue(types.Select(static t => (Value)new TypeValue(t)).ToImmutableArray(), complete: true);
            }
        }

        return call.Receiver;
    }
}
