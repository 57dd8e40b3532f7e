using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>What a serializer makes of a type.</summary>
internal enum ShapeKind
{
    /// <summary>One value.</summary>
    Scalar,

    /// <summary>An object with members.</summary>
    Object,

    /// <summary>The items of a collection, the entries of a dictionary: only they are written, not the collection's own properties.</summary>
    Items,

    /// <summary>What it holds is decided at run time.</summary>
    Opaque,
}

/// <summary>The shape of a type, the same for both serializers.</summary>
internal readonly struct TypeShape
{
    /// <summary>Types of which nothing can be said: they hold whatever was put in.</summary>
    private static readonly HashSet<string> OpaqueNames = new(StringComparer.Ordinal)
    {
        "System.Text.Json.JsonElement", "System.Text.Json.JsonDocument", "System.Text.Json.Nodes.JsonNode", "System.IO.Stream", "System.IO.Pipelines.PipeReader",
        "Newtonsoft.Json.Linq.JToken", "System.Data.DataTable", "System.Data.DataSet", "System.Dynamic.ExpandoObject", "System.Dynamic.DynamicObject",
    };

    // Asked first: to write the full name of every type that is looked at costs more than all the rest.
    private static readonly HashSet<string> OpaqueSimpleNames = new(OpaqueNames.Select(static n => n.Substring(n.LastIndexOf('.') + 1)), StringComparer.Ordinal);

    private TypeShape(ShapeKind kind, ITypeSymbol type, ImmutableArray<ITypeSymbol> items)
    {
        Kind = kind;
        Type = type;
        Items = items;
    }

    public ShapeKind Kind { get; }

    /// <summary>The type without <see cref="Nullable{T}"/>.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The types of the items; a dictionary's keys and values.</summary>
    public ImmutableArray<ITypeSymbol> Items { get; }

    public static TypeShape Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
        {
            type = inner;
        }

        switch (type)
        {
            case { TypeKind: TypeKind.Enum or TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer }:
            case { SpecialType: SpecialType.System_String }:
                return Plain(ShapeKind.Scalar, type);
            case { TypeKind: TypeKind.Dynamic or TypeKind.Error or TypeKind.TypeParameter }:
            case { SpecialType: SpecialType.System_Object }:
                return Plain(ShapeKind.Opaque, type);
            case { SpecialType: not SpecialType.None } when type.IsValueType:
                return Plain(ShapeKind.Scalar, type);
            case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }:
                return Plain(ShapeKind.Scalar, type);
            case IArrayTypeSymbol array:
                return new TypeShape(ShapeKind.Items, type, ImmutableArray.Create(array.ElementType));
            case INamedTypeSymbol named:
                return OfNamed(named);
            default:
                return Plain(ShapeKind.Scalar, type);
        }
    }

    private static TypeShape OfNamed(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (OpaqueSimpleNames.Contains(current.Name) && OpaqueNames.Contains(FullName(current)))
            {
                return Plain(ShapeKind.Opaque, type);
            }
        }

        if (ItemsOf(type) is { } items)
        {
            return new TypeShape(items.IsEmpty ? ShapeKind.Opaque : ShapeKind.Items, type, items);
        }

        // The framework's own types without type arguments are values (Guid, DateOnly, Uri) or carry nothing of the application's. Identity's users do.
        return type.TypeArguments.IsEmpty && !type.IsAnonymousType && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
            && type.ContainingNamespace?.Name != "Identity"
            ? Plain(ShapeKind.Scalar, type)
            : Plain(ShapeKind.Object, type);
    }

    /// <summary>A collection's item types; empty when they are not known, null for no collection.</summary>
    private static ImmutableArray<ITypeSymbol>? ItemsOf(INamedTypeSymbol type)
    {
        var isCollection = false;
        INamedTypeSymbol? sequence = null;
        var interfaces = type.AllInterfaces;
        for (var i = -1; i < interfaces.Length; i++)
        {
            var candidate = i < 0 ? type : interfaces[i];
            switch (candidate.OriginalDefinition)
            {
                case { SpecialType: SpecialType.System_Collections_IEnumerable }:
                    isCollection = true;
                    break;
                case { SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T }:
                case { MetadataName: "IAsyncEnumerable`1", ContainingNamespace.Name: "Generic" }:
                    sequence ??= candidate;
                    break;
                case { MetadataName: "IDictionary`2" or "IReadOnlyDictionary`2", ContainingNamespace.Name: "Generic" }:
                    return candidate.TypeArguments;
            }
        }

        return sequence?.TypeArguments ?? (isCollection ? ImmutableArray<ITypeSymbol>.Empty : null);
    }

    private static TypeShape Plain(ShapeKind kind, ITypeSymbol type) => new(kind, type, ImmutableArray<ITypeSymbol>.Empty);

    private static string FullName(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name : type.Name;
}
