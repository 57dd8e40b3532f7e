using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Documentation;

/// <summary>An attribute, or an object that is added as metadata, with what is known of its constructor's arguments and its properties.</summary>
internal sealed class MetadataObject
{
    private const int Depth = 5;

    private readonly Dictionary<string, Value> _values = new(StringComparer.OrdinalIgnoreCase);

    private MetadataObject(INamedTypeSymbol type, Location? where)
    {
        Type = type;
        Where = where;
    }

    public INamedTypeSymbol Type { get; }

    public Location? Where { get; }

    /// <summary>The value of a constructor's parameter or of a property, by name whatever its case; Unknown when nothing set it visibly.</summary>
    public Value this[string name] => _values.TryGetValue(name, out var value) ? value : Value.Unknown;

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A derived attribute of this compilation hands constants to its base's constructor: those are read too.</summary>
    public static MetadataObject Of(AttributeData attribute, SemanticModels models, CancellationToken cancellationToken)
    {
        var syntax = attribute.ApplicationSyntaxReference;
        var result = new MetadataObject(attribute.AttributeClass!, syntax is null ? null : Location.Create(syntax.SyntaxTree, syntax.Span));
        if (attribute.AttributeConstructor is { } constructor)
        {
            var arguments = new Dictionary<string, Value>(StringComparer.Ordinal);
            for (var i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
            {
                arguments[constructor.Parameters[i].Name] = ValueOf(attribute.ConstructorArguments[i]);
            }

            result.Construct(constructor, arguments, models, Depth, cancellationToken);
        }

        foreach (var named in attribute.NamedArguments)
        {
            result._values[named.Key] = ValueOf(named.Value);
        }

        return result;
    }

    /// <summary>An object that start-up code made; null for anything else.</summary>
    public static MetadataObject? Of(Value value, Location where)
    {
        if (value is not ObjectValue { Type: INamedTypeSymbol type } made)
        {
            return null;
        }

        var result = new MetadataObject(type, where);
        foreach (var field in made.Fields)
        {
            result._values[field.Key.Name] = field.Value;
        }

        return result;
    }

    private void Construct(IMethodSymbol constructor, Dictionary<string, Value> arguments, SemanticModels models, int depth, CancellationToken cancellationToken)
    {
        if (depth > 0 && BaseCall(constructor, models, cancellationToken) is { } call)
        {
            var handed = new Dictionary<string, Value>(StringComparer.Ordinal);
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter)
                {
                    handed[parameter.Name] = ValueOf(argument.Value, arguments);
                }
            }

            Construct(call.TargetMethod, handed, models, depth - 1, cancellationToken);
        }

        foreach (var argument in arguments)
        {
            _values[argument.Key] = argument.Value;
        }
    }

    private static IInvocationOperation? BaseCall(IMethodSymbol constructor, SemanticModels models, CancellationToken cancellationToken)
    {
        if (!SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, models.Compilation.Assembly)
            || constructor.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference)
        {
            return null;
        }

        SyntaxNode? written = reference.GetSyntax(cancellationToken) switch
        {
            ConstructorDeclarationSyntax { Initializer: { } initializer } => initializer,
            TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax primary, ..] } => primary,
            _ => null,
        };
        return written is null ? null : models.For(reference.SyntaxTree).GetOperation(written, cancellationToken) as IInvocationOperation;
    }

    private static Value ValueOf(IOperation operation, Dictionary<string, Value> parameters)
    {
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: var constant } }:
                return new ConstantValue(constant);
            case IConversionOperation conversion:
                return ValueOf(conversion.Operand, parameters);
            case ITypeOfOperation type:
                return new TypeValue(type.TypeOperand);
            case IParameterReferenceOperation parameter when parameters.TryGetValue(parameter.Parameter.Name, out var handed):
                return handed;
            case IArrayCreationOperation { Initializer: { } items }:
                return new SequenceValue(items.ElementValues.Select(e => ValueOf(e, parameters)).ToImmutableArray(), complete: true);
            default:
                return Value.Unknown;
        }
    }

    private static Value ValueOf(TypedConstant constant) => constant switch
    {
        { IsNull: true } => new ConstantValue(null),
        { Kind: TypedConstantKind.Type, Scalar: ITypeSymbol type } => new TypeValue(type),
        { Kind: TypedConstantKind.Array } => new SequenceValue(constant.Values.Select(ValueOf).ToImmutableArray(), complete: true),
        { Kind: TypedConstantKind.Error } => Value.Unknown,
        _ => new ConstantValue(constant.Scalar),
    };
}
