using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>All that one serializer writes of a value: every member reached from it, and what could not be looked into.</summary>
internal sealed class WrittenGraph
{
    public WrittenGraph(ImmutableArray<(INamedTypeSymbol Owner, JsonMember Member)> members, ImmutableArray<INamedTypeSymbol> types, ImmutableArray<string> opaque)
    {
        Members = members;
        Types = types;
        Opaque = opaque;
    }

    public ImmutableArray<(INamedTypeSymbol Owner, JsonMember Member)> Members { get; }

    /// <summary>The types of the objects, the root's first.</summary>
    public ImmutableArray<INamedTypeSymbol> Types { get; }

    /// <summary>What holds anything, in words.</summary>
    public ImmutableArray<string> Opaque { get; }

    /// <summary>Those of the types that are reached only through a navigation that nothing visible loads.</summary>
    public HashSet<ISymbol> OnlyIfLoaded { get; init; } = new(SymbolEqualityComparer.Default);

    /// <summary>Of a value that the serializer does not write at all.</summary>
    public static readonly WrittenGraph Refused = new(ImmutableArray<(INamedTypeSymbol, JsonMember)>.Empty, ImmutableArray<INamedTypeSymbol>.Empty, ImmutableArray<string>.Empty);
}

/// <summary>Walks from a type along what a serializer writes.</summary>
/// <remarks>
/// Below the root System.Text.Json takes declared types, where Newtonsoft.Json takes those of the values: there a declared type is a lower
/// bound. Types that hold each other in a circle are visited once, and the walk is bounded, since generic types can nest without end.
/// </remarks>
internal sealed class WrittenMembers
{
    private const int MaximumTypes = 500;
    private const int MaximumDepth = 24;

    private readonly Converters _converters;
    private readonly SystemTextJsonContract _systemText;
    private readonly NewtonsoftContract _newtonsoft;
    private readonly Func<INamedTypeSymbol, JsonMember, bool>? _mayBeEmpty;

    /// <param name="converters">The converters of the application.</param>
    /// <param name="mayBeEmpty">Whether it is not known that a member is ever filled (<see cref="Navigations"/>).</param>
    public WrittenMembers(Converters converters, Func<INamedTypeSymbol, JsonMember, bool>? mayBeEmpty = null)
    {
        _converters = converters;
        _mayBeEmpty = mayBeEmpty;
        _systemText = new SystemTextJsonContract(converters);
        _newtonsoft = new NewtonsoftContract(converters);
    }

    /// <summary>What is written of a type's values.</summary>
    /// <param name="root">The type.</param>
    /// <param name="options">How the serializer is set up.</param>
    /// <param name="isLeft">Whether these values leave a member empty (<see cref="FilledMembers"/>).</param>
    public WrittenGraph Of(ITypeSymbol root, WriterOptions options, Func<INamedTypeSymbol, JsonMember, bool>? isLeft = null)
    {
        var members = ImmutableArray.CreateBuilder<(INamedTypeSymbol, JsonMember)>();
        var types = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        var opaque = new List<string>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var reached = new ReachedTypes<(ITypeSymbol Type, string Where, int Depth)>((root, "the body", 0));
        while (reached.TryTake(out var next))
        {
            var (type, where, depth) = next;
            var shape = TypeShape.Of(type);
            if (shape.Kind == ShapeKind.Opaque)
            {
                opaque.Add(where + " is " + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            }

            if (shape.Kind == ShapeKind.Scalar || !seen.Add(shape.Type))
            {
                continue;
            }

            if (seen.Count > MaximumTypes || depth > MaximumDepth)
            {
                opaque.Add("its type is too large to be followed");
                break;
            }

            if (shape.Kind != ShapeKind.Opaque && ConvertedAs(shape.Type, options) is { State: not MaskState.None } converted)
            {
                // A converter of the type's own writes it.
                if (converted.State == MaskState.Unknown)
                {
                    opaque.Add(where + " is written by " + converted.By);
                }

                continue;
            }

            var isObject = shape.Kind == ShapeKind.Object || (options.Writer == JsonWriter.Newtonsoft && NewtonsoftContract.IsObject(shape.Type));
            foreach (var item in isObject ? ImmutableArray<ITypeSymbol>.Empty : shape.Items)
            {
                reached.Add((item, where, depth + 1));
            }

            if (!isObject || shape.Type is not INamedTypeSymbol named)
            {
                continue;
            }

            types.Add(named);
            reached.Write(named);
            if (IsWhole(named))
            {
                continue;
            }

            foreach (var derived in options.Writer == JsonWriter.SystemText ? DerivedContracts(named) : Enumerable.Empty<INamedTypeSymbol>())
            {
                reached.Add((derived, where, depth + 1));
            }

            foreach (var member in MembersOf(named, options))
            {
                members.Add((named, member));
                if (member.Mask.State == MaskState.None)
                {
                    var held = (member.Type, named.Name + "." + member.Symbol.Name, depth + 1);
                    if (_mayBeEmpty?.Invoke(named, member) == true || isLeft?.Invoke(named, member) == true)
                    {
                        reached.AddIfLoaded(held);
                    }
                    else
                    {
                        reached.Add(held);
                    }
                }
            }
        }

        return new WrittenGraph(members.ToImmutable(), types.ToImmutable(), opaque.Distinct().ToImmutableArray()) { OnlyIfLoaded = reached.OnlyIfLoaded };
    }

    /// <summary>What is written of a type's values as XML; <see cref="WrittenGraph.Refused"/> where that is nothing, or not certain.</summary>
    /// <remarks>One member of a type that the serializer refuses makes it refuse the whole.</remarks>
    public static WrittenGraph AsXml(ITypeSymbol root, JsonWriter writer, Func<INamedTypeSymbol, JsonMember, bool>? mayBeEmpty = null)
    {
        var members = ImmutableArray.CreateBuilder<(INamedTypeSymbol, JsonMember)>();
        var types = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var reached = new ReachedTypes<ITypeSymbol>(root);
        while (reached.TryTake(out var type))
        {
            var shape = TypeShape.Of(type);
            if (shape.Kind == ShapeKind.Scalar || !seen.Add(shape.Type))
            {
                continue;
            }

            foreach (var item in shape.Kind == ShapeKind.Items ? shape.Items : ImmutableArray<ITypeSymbol>.Empty)
            {
                reached.Add(item);
            }

            if (shape.Kind == ShapeKind.Items && XmlContracts.MayHold(shape, writer, SymbolEqualityComparer.Default.Equals(shape.Type, root)))
            {
                continue;
            }

            if (shape.Kind != ShapeKind.Object || seen.Count > MaximumTypes || shape.Type is not INamedTypeSymbol named || XmlContracts.MembersOf(named, writer) is not { } own)
            {
                return WrittenGraph.Refused;
            }

            types.Add(named);
            reached.Write(named);
            foreach (var member in own)
            {
                members.Add((named, member));
                if (member.Mask.State == MaskState.None)
                {
                    if (mayBeEmpty?.Invoke(named, member) == true)
                    {
                        reached.AddIfLoaded(member.Type);
                    }
                    else
                    {
                        reached.Add(member.Type);
                    }
                }
            }
        }

        return new WrittenGraph(members.ToImmutable(), types.ToImmutable(), ImmutableArray<string>.Empty) { OnlyIfLoaded = reached.OnlyIfLoaded };
    }

    /// <summary>The members of one type in the contract of the serializer that the options name.</summary>
    public ImmutableArray<JsonMember> MembersOf(INamedTypeSymbol type, WriterOptions options)
    {
        switch (options.Writer)
        {
            case JsonWriter.SystemText:
                return _systemText.MembersOf(type, options);
            case JsonWriter.Newtonsoft:
                return _newtonsoft.MembersOf(type, options);
            default:
                var newtonsoft = _newtonsoft.MembersOf(type, options).ToDictionary(static m => m.Symbol, SymbolEqualityComparer.Default);
                var either = ImmutableArray.CreateBuilder<JsonMember>();
                foreach (var member in _systemText.MembersOf(type, options))
                {
                    newtonsoft.TryGetValue(member.Symbol, out var other);
                    newtonsoft.Remove(member.Symbol);
                    either.Add(new JsonMember(member.Symbol, member.Type, Both(member.Mask, other?.Mask)));
                }

                either.AddRange(newtonsoft.Values.Select(static m => new JsonMember(m.Symbol, m.Type, Both(m.Mask, null))));
                return either.ToImmutable();
        }
    }

    private MemberMask? ConvertedAs(ITypeSymbol type, WriterOptions options) =>
        _converters.OfOptions(type, options) ?? _converters.OnType(type, options.Writer == JsonWriter.Newtonsoft ? JsonAttributes.Newtonsoft : JsonAttributes.SystemText);

    private static MemberMask Both(MemberMask one, MemberMask? other) =>
        other is not null && one.State == other.State
            ? one
            : MemberMask.Unknown("which serializer writes it is not visible" + ((one.By ?? other?.By) is { } by ? ", and " + by + " counts for one only" : ""));

    /// <summary>FHIR's resources are classified as a whole, not by member.</summary>
    private static bool IsWhole(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("Hl7.Fhir.", StringComparison.Ordinal) == true;

    /// <summary>The types that <c>[JsonDerivedType]</c> lists: their members are written where the base is declared.</summary>
    private static IEnumerable<INamedTypeSymbol> DerivedContracts(INamedTypeSymbol type) =>
        type.GetAttributes()
            .Where(static a => JsonAttributes.Is(a.AttributeClass, JsonAttributes.SystemText, "JsonDerivedTypeAttribute"))
            .Select(JsonAttributes.TypeArgument)
            .OfType<INamedTypeSymbol>();
}
