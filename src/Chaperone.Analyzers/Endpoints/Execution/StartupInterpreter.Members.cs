using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Reading fields, properties and what their initializers give them.</content>
internal sealed partial class StartupInterpreter
{
    private Value ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field.OriginalDefinition;
        if (reference.Instance is null)
        {
            // HttpMethods.Get and its like are no constants.
            return _statics.TryGetValue(field, out var known) ? known
                : field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? new ConstantValue("")
                : field.ContainingType is { Name: "HttpMethods", ContainingNamespace.Name: "Http" } ? new ConstantValue(field.Name.ToUpperInvariant())
                : !IsOwn(field) ? SharedValue(field) ?? Value.Unknown
                : InitialValue(field, field.IsReadOnly || IsKeptAsItStarts(field));
        }

        var instance = Evaluate(reference.Instance);
        if (instance is SequenceValue { Complete: true } tuple && field.ContainingType.IsTupleType)
        {
            var index = field.ContainingType.TupleElements.IndexOf(f => SymbolEqualityComparer.Default.Equals(f, reference.Field) || f.Name == reference.Field.Name);
            return index >= 0 && index < tuple.Items.Length ? tuple.Items[index] : Value.Unknown;
        }

        return instance is ObjectValue self
            ? self.Fields.TryGetValue(field, out var value) ? value : InitialValue(field, true)
            : Value.Unknown;
    }

    /// <summary>Whether no code sets a static member later: what the code does that is followed has been asked before.</summary>
    private bool IsKeptAsItStarts(ISymbol member) => member.IsStatic && !AssignedNames.Contain(_models.Compilation, member.Name, _cancellationToken);

    /// <summary>The value that a field's or property's initializer gives it.</summary>
    private Value InitialValue(ISymbol member, bool trust)
    {
        if (!trust || !_runningInitializers.Add(member))
        {
            return Value.Unknown;
        }

        try
        {
            foreach (var reference in member.DeclaringSyntaxReferences)
            {
                var value = reference.GetSyntax(_cancellationToken) switch
                {
                    VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
                    PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
                    _ => null,
                };
                if (value is null)
                {
                    continue;
                }

                if (BindBody(value) is not { } operation)
                {
                    continue;
                }

                var outer = (_frame, _condition);
                _frame = new Frame(null, null, Value.Unknown, TypeArgumentsOfType(member.ContainingType));
                _condition = Condition.Always;
                try
                {
                    var result = Evaluate(operation);
                    if (member.IsStatic)
                    {
                        _statics[member] = result;
                    }

                    return result;
                }
                finally
                {
                    (_frame, _condition) = outer;
                }
            }

            return Value.Unknown;
        }
        finally
        {
            _runningInitializers.Remove(member);
        }
    }

    private ImmutableDictionary<ISymbol, ITypeSymbol> TypeArgumentsOfType(INamedTypeSymbol? type)
    {
        var result = ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        for (; type is not null; type = type.ContainingType)
        {
            for (var i = 0; i < type.TypeParameters.Length; i++)
            {
                result = result.SetItem(type.OriginalDefinition.TypeParameters[i], Substitute(type.TypeArguments[i]));
            }
        }

        return result;
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var instance = reference.Instance is null ? Value.Unknown : Evaluate(reference.Instance);
        switch (instance)
        {
            case HostValue host:
                return ReadHostProperty(host, property);
            case PipelineValue or RouteBuilderValue when property.Name == "DataSources":
                return instance;
            case PipelineValue pipeline:
                return ReadPipelineProperty(pipeline, property);
            case PolicyBuilderValue policy when property.Name is "Requirements" or "AuthenticationSchemes":
                return policy;
            case EndpointBuilderValue builder when property.Name == "Metadata":
                return builder;
            case RouteBuilderValue builder when IsRouteBuilderType(property.Type):
                return builder;
            case TypeValue { Type: not IArrayTypeSymbol } named when property.Name == "Name":
                return new ConstantValue(named.Type.MetadataName);
            case ObjectValue when property.Name is "DefinedTypes" or "ExportedTypes":
                return new AssemblyTypesValue();
            case TypeValue named when property.Name == "Assembly":
                return new ObjectValue(named.Type);
            case ConstantValue { Value: string text } when property.Name == "Length":
                return new ConstantValue(text.Length);
            case SequenceValue { Complete: true } sequence when property.Name is "Length" or "Count":
                return new ConstantValue(sequence.Items.Length);
        }

        // IOptions<AuthorizationOptions>.Value, which the provider gives once it is built: the same object that the application reads.
        if (property is { Name: "Value" or "CurrentValue", ContainingType: { Name: "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor", TypeArguments: [{ } options] } } && HostFacets.IsFacet(options) && Hosts is [var only])
        {
            return new HostValue(only);
        }

        if (property.IsIndexer && instance is ObjectValue keyed)
        {
            return KeyOf(reference) is { } key && keyed.Items.TryGetValue(key, out var item) ? item : Value.Unknown;
        }

        if (instance is ObjectValue self && self.Fields.TryGetValue(property.OriginalDefinition, out var stored))
        {
            return stored;
        }

        if (reference.Instance is null && _statics.TryGetValue(property.OriginalDefinition, out var staticValue))
        {
            return staticValue;
        }

        if (!IsOwn(property) && !(property.IsAbstract && instance is ObjectValue))
        {
            return reference.Instance is null ? SharedValue(property) ?? KnownStaticProperty(property) : Value.Unknown;
        }

        // An object of which nothing is known, such as one that is bound from the configuration, has what somebody set.
        var isAsMade = reference.Instance is null ? property.SetMethod is null || IsKeptAsItStarts(property) : instance is ObjectValue { IsFilledElsewhere: false }
            || !(ObjectValue.IsSetByOthers(property) || AssignedNames.Contain(_models.Compilation, property.Name, _cancellationToken));
        return RunGetter(Dispatch(property, instance, reference), instance, isAsMade);
    }

    private IPropertySymbol Dispatch(IPropertySymbol property, Value instance, IPropertyReferenceOperation reference)
    {
        var type = instance is ObjectValue self ? self.Type
            : reference.Instance is null && property.IsAbstract && ConstrainedTypeOf(reference) is { } constrained ? constrained
            : null;
        if (type is null || !(property.IsVirtual || property.IsAbstract || property.IsOverride))
        {
            return property;
        }

        if (property.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.FindImplementationForInterfaceMember(property) as IPropertySymbol ?? property;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(property.Name).OfType<IPropertySymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenProperty)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, property.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return property;
    }

    private ITypeSymbol? ConstrainedTypeOf(IPropertyReferenceOperation reference) =>
        reference.ConstrainedToType is { } type ? Substitute(type) : null;

    private Value RunGetter(IPropertySymbol property, Value instance, bool isAsMade = true)
    {
        var hasBody = property.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is PropertyDeclarationSyntax declaration
            && (declaration.ExpressionBody is not null
                || declaration.AccessorList?.Accessors.Any(static a => a.IsKind(SyntaxKind.GetAccessorDeclaration) && (a.Body is not null || a.ExpressionBody is not null)) == true));
        if (!hasBody)
        {
            return instance is ObjectValue { IsFilledElsewhere: false } && IsLeftEmpty(property.OriginalDefinition) ? new ConstantValue(null) : InitialValue(property.OriginalDefinition, isAsMade);
        }

        var getter = property.GetMethod;
        if (getter is null || _stack.Count(m => SymbolEqualityComparer.Default.Equals(m, getter)) > 1)
        {
            return Value.Unknown;
        }

        return Run(getter, instance, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), TypeArgumentsOf(getter));
    }

    /// <summary><c>public virtual string? GroupName { get; }</c>, which only a constructor could give a value, and none names: null in every object.</summary>
    private bool IsLeftEmpty(IPropertySymbol property) =>
        property is { IsStatic: false, IsAbstract: false, SetMethod: null, Type.IsReferenceType: true, ContainingType.TypeKind: TypeKind.Class, DeclaringSyntaxReferences: [{ } reference] }
        && reference.GetSyntax(_cancellationToken) is PropertyDeclarationSyntax { Initializer: null, AccessorList: not null }
        && !property.ContainingType.InstanceConstructors.SelectMany(static c => c.DeclaringSyntaxReferences)
            .Any(c => c.GetSyntax(_cancellationToken) is ConstructorDeclarationSyntax made && made.DescendantTokens().Any(t => t.ValueText == property.Name));
}
