using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Phi;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Which kinds of PHI an endpoint declares that it answers with.</summary>
/// <remarks>IDisclosesPhiMetadata of Chaperone.AspNetCore: attributes on the handler and its controller, conventions on the endpoint and its groups add up; without a kind they mean every kind.</remarks>
internal sealed class Disclosure
{
    private const string Metadata = "Chaperone.IDisclosesPhiMetadata";

    private static readonly Disclosure Nothing = new(false, new HashSet<PhiKind>());

    private readonly bool _everything;
    private readonly HashSet<PhiKind> _kinds;

    private Disclosure(bool everything, HashSet<PhiKind> kinds)
    {
        _everything = everything;
        _kinds = kinds;
    }

    public bool Covers(PhiKind kind) => _everything || _kinds.Contains(kind);

    public static Disclosure Of(Endpoint endpoint, WellKnownSymbols symbols)
    {
        if (symbols.Get(Metadata) is not { } metadata)
        {
            return Nothing;
        }

        var everything = false;
        var kinds = new HashSet<PhiKind>();
        void Add(IReadOnlyCollection<PhiKind>? declared)
        {
            if (declared is not null)
            {
                everything |= declared.Count == 0;
                kinds.UnionWith(declared);
            }
        }

        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method).AsEnumerable() : Enumerable.Empty<AttributeData>();
        if (endpoint.Kind == EndpointKind.Controller && endpoint.HandlerType is { } controller)
        {
            attributes = attributes.Concat(ReflectedAttributes.Of(controller));
        }

        foreach (var attribute in attributes.Where(a => WellKnownSymbols.Is(a.AttributeClass, metadata)))
        {
            Add(KindsOf(attribute));
        }

        // A declaration under a condition is no declaration: masking, and the finding, are the default.
        foreach (var call in endpoint.Conventions.Concat(endpoint.OuterConventions).Where(static c => c.When.IsAlways))
        {
            Add(KindsOf(call, symbols, metadata));
        }

        return new Disclosure(everything, kinds);
    }

    private static IReadOnlyCollection<PhiKind>? KindsOf(RecordedCall call, WellKnownSymbols symbols, INamedTypeSymbol metadata)
    {
        if (call.Name == "DisclosesPhi" && SymbolEqualityComparer.Default.Equals(call.Member.ContainingAssembly, metadata.ContainingAssembly))
        {
            return KindsOf(call.Argument("kinds"), symbols);
        }

        return call.Arguments.SelectMany(static a => a is SequenceValue items ? items.Items.AsEnumerable() : new[] { a })
            .OfType<ObjectValue>()
            .Where(o => WellKnownSymbols.Is(o.Type, metadata))
            .Select(static _ => (IReadOnlyCollection<PhiKind>)Array.Empty<PhiKind>())
            .FirstOrDefault();
    }

    /// <summary>The kinds of a params argument; a kind that can't be read is not declared.</summary>
    private static IReadOnlyCollection<PhiKind>? KindsOf(Value argument, WellKnownSymbols symbols)
    {
        if (argument is not SequenceValue sequence)
        {
            return null;
        }

        if (sequence.Items.IsEmpty)
        {
            return Array.Empty<PhiKind>();
        }

        var enumeration = symbols.Get("Chaperone.PhiKind");
        var kinds = sequence.Items.OfType<ConstantValue>().Select(c => Named(enumeration, c.Value)).OfType<PhiKind>().ToList();
        return kinds.Count == 0 ? null : kinds;
    }

    private static IReadOnlyCollection<PhiKind>? KindsOf(AttributeData attribute)
    {
        var given = attribute.ConstructorArguments.SelectMany(static a => a.Kind == TypedConstantKind.Array ? a.Values.AsEnumerable() : new[] { a })
            .Where(static a => a.Kind == TypedConstantKind.Enum)
            .ToList();
        var kinds = given.Select(static a => Named(a.Type, a.Scalar)).OfType<PhiKind>().ToList();
        return given.Count > 0 && kinds.Count == 0 ? null : kinds;
    }

    /// <summary>By the member's name: the public enumeration and ours share their names.</summary>
    private static PhiKind? Named(ITypeSymbol? enumeration, object? value) =>
        enumeration?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value)) is { } member
        && Enum.TryParse<PhiKind>(member.Name, out var kind) ? kind : null;
}
