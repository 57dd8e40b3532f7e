using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>What PHI an instance of a type gives away in a form, by its declaration alone.</summary>
internal sealed class Printing
{
    private const int MaxDepth = 3;

    private readonly PhiFlow _flow;
    private readonly ConcurrentDictionary<(ITypeSymbol Type, Form Form, int Calls), ImmutableArray<Origin>> _byType = new();

    public Printing(PhiFlow flow) => _flow = flow;

    /// <summary>The PHI in an instance of the type itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="form">What the instance is made into.</param>
    /// <param name="calls">
    /// How many calls deep a written <c>ToString</c> is followed: two that print each other's instances would be followed without end otherwise.
    /// </param>
    public ImmutableArray<Origin> Of(ITypeSymbol? type, Form form, int calls = Summaries.MaxDepth) =>
        type is null or { SpecialType: not SpecialType.None } ? ImmutableArray<Origin>.Empty : _byType.GetOrAdd((type, form, calls), key => Members(key.Type, key.Form, MaxDepth, key.Calls));

    /// <summary>The PHI in the value of a symbol that is PHI: the value itself where its type is plain, else what the type gives away.</summary>
    public ImmutableArray<Origin> Of(ISymbol symbol, PhiFact fact, ITypeSymbol? type, Form form, Location? at, int calls) =>
        Of(symbol, fact, type, form, MaxDepth, calls).Select(o => at is null ? o : o with { Path = o.Path.Insert(0, at) }).ToImmutableArray();

    /// <summary>Whether text, a number, a date or an enumeration member: what it says is what it is.</summary>
    public static bool IsPlain(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object or SpecialType.System_Void } => false,
        { SpecialType: SpecialType.System_String or SpecialType.System_DateTime or (>= SpecialType.System_Boolean and <= SpecialType.System_Double) } => true,
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { Name: "DateOnly" or "DateTimeOffset" or "TimeOnly" or "Guid" or "Uri" or "Half" or "BigInteger" or "IPAddress" or "MailAddress" or "StringBuilder" or "StringValues", DeclaringSyntaxReferences.IsEmpty: true } => true,
        INamedTypeSymbol { Name: "LocalDate" or "LocalDateTime" or "Instant" or "ZonedDateTime", ContainingNamespace.Name: "NodaTime" } => true,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Char }] } => true,
        _ => false,
    };

    /// <summary>A stream, or a writer of text: what is put into it is what it holds.</summary>
    public static bool HoldsText(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Stream" or "TextWriter", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The type of the elements of a sequence; null when it is none. A string is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        if (type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol named)
        {
            return null;
        }

        return IsSequence(named) ? named.TypeArguments[0] : named.AllInterfaces.FirstOrDefault(IsSequence)?.TypeArguments[0];
    }

    /// <summary>A Nullable's value type, else the type itself.</summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || (type is { Name: "IAsyncEnumerable", Arity: 1 } && type.ContainingNamespace?.Name == "Generic");

    private ImmutableArray<Origin> Of(ISymbol symbol, PhiFact fact, ITypeSymbol? type, Form form, int depth, int calls)
    {
        if (type is null || depth == 0)
        {
            return ImmutableArray<Origin>.Empty;
        }

        type = Unwrap(type);
        if (IsPlain(type))
        {
            return ImmutableArray.Create(new Origin(symbol, fact, null, OriginTraits.None, ImmutableArray<Location>.Empty));
        }

        if (form != Form.Text && ElementOf(type) is { } element)
        {
            return Of(symbol, fact, element, form == Form.Log ? Form.Text : form, depth - 1, calls);
        }

        var members = Members(type, form, depth, calls);
        if (members.IsEmpty && PrintsMembers(type, form) && Text(type, form).Any(m => IsPlain(Unwrap(TypeOf(m)))))
        {
            // A value type of the project's own: record Mrn(string Value).
            return ImmutableArray.Create(new Origin(symbol, fact, form.TakesMembers() ? null : (INamedTypeSymbol)type, OriginTraits.None, ImmutableArray<Location>.Empty));
        }

        return members;
    }

    private ImmutableArray<Origin> Members(ITypeSymbol type, Form form, int depth, int calls)
    {
        type = Unwrap(type);
        if (depth == 0 || IsPlain(type) || type.TypeKind is TypeKind.Error or TypeKind.Dynamic or TypeKind.Delegate or TypeKind.Enum)
        {
            return ImmutableArray<Origin>.Empty;
        }

        if (form != Form.Text && ElementOf(type) is { } element)
        {
            return Members(element, form == Form.Log ? Form.Text : form, depth - 1, calls);
        }

        if (!form.TakesMembers() && ToStringOf(type) is { IsImplicitlyDeclared: false, DeclaringSyntaxReferences.IsEmpty: false } written)
        {
            var printed = _flow.Summaries.ReturnOf(written, Form.Text, calls - 1).Origins;
            return printed.Select(o => o with { PrintedBy = (INamedTypeSymbol)type }).ToImmutableArray();
        }

        if (!form.TakesMembers() && WritesPrinting(type))
        {
            return Printed((INamedTypeSymbol)type, form, depth, calls);
        }

        return PrintsMembers(type, form) ? Members(Text(type, form), type, form, depth, calls) : ImmutableArray<Origin>.Empty;
    }

    private ImmutableArray<Origin> Members(IEnumerable<ISymbol> members, ITypeSymbol type, Form form, int depth, int calls)
    {
        var result = ImmutableArray.CreateBuilder<Origin>();
        foreach (var member in members)
        {
            var memberType = TypeOf(member);
            var inner = form == Form.Tags && Masks.IsExpanded(member) ? form : form.OfMembers();
            var found = _flow.FactOf(member, type) is { } fact ? Of(member, fact, memberType, inner, depth - 1, calls)
                : SymbolEqualityComparer.Default.Equals(memberType, type) ? ImmutableArray<Origin>.Empty
                : Members(memberType, inner, depth - 1, calls);

            // In an editor a member of a referenced project has its place in that project's compilation, where nothing may be reported.
            var location = member.Locations.FirstOrDefault(l => l.SourceTree is { } tree && _flow.Models.Compilation.ContainsSyntaxTree(tree));
            result.AddRange(found.Select(o => o with
            {
                PrintedBy = form.TakesMembers() || type.IsTupleType || type.IsAnonymousType ? o.PrintedBy : (INamedTypeSymbol)type,
                Path = location is null || !o.Path.IsEmpty ? o.Path : o.Path.Add(location),
            }));
        }

        return result.ToImmutable();
    }

    /// <summary>
    /// What a record prints where it, or one that it derives from, has a <c>PrintMembers</c> of its own, by hand or by a generator: what that
    /// appends; of each record that the compiler prints, its own members.
    /// </summary>
    private ImmutableArray<Origin> Printed(INamedTypeSymbol type, Form form, int depth, int calls)
    {
        var result = ImmutableArray.CreateBuilder<Origin>();
        for (INamedTypeSymbol? current = type; current is { IsRecord: true }; current = current.BaseType)
        {
            if (PrintMembersOf(current) is not { } written)
            {
                var level = current;
                result.AddRange(Members(Text(type, form).Where(m => SymbolEqualityComparer.Default.Equals(m.ContainingType, level)), type, form, depth, calls));
                continue;
            }

            result.AddRange(_flow.Summaries.PutInto(written, 0, calls - 1).Origins.Select(o => o with { PrintedBy = type }));
            if (!_flow.Summaries.BodiesOf(written).Any(static b => b.Descendants().OfType<IInvocationOperation>().Any(static c => c is { TargetMethod.Name: "PrintMembers", Instance: IInstanceReferenceOperation })))
            {
                break;
            }
        }

        return result.ToImmutable();
    }

    /// <summary>Whether the same member is part of the form a second time, in an object inside: the mother's beside the child's.</summary>
    public bool HasElsewhere(ISymbol member, ITypeSymbol type, Form form, int calls) =>
        Text(type, form).Any(m => !SymbolEqualityComparer.Default.Equals(m, member) && Members(TypeOf(m), form.OfMembers(), MaxDepth - 1, calls).Any(o => SymbolEqualityComparer.Default.Equals(o.Symbol, member)));

    /// <summary>The members whose values are part of the form, in declaration order, those of base types first.</summary>
    public static ImmutableArray<ISymbol> Text(ITypeSymbol type, Form form)
    {
        var result = ImmutableArray.CreateBuilder<ISymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            var own = current is INamedTypeSymbol { IsTupleType: true } tuple
                ? tuple.TupleElements.CastArray<ISymbol>()
                : current.GetMembers().Where(m => m is IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { AssociatedSymbol: null }
                    && m is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && m.Name != "EqualityContract" && !Masks.Cover(m, form)).ToImmutableArray();
            result.InsertRange(0, own.Where(m => !result.Any(r => r.Name == m.Name)));
        }

        return result.ToImmutable();
    }

    /// <summary>Whether the form contains the members' values at all.</summary>
    public bool PrintsMembers(ITypeSymbol type, Form form)
    {
        var takesApart = form == Form.Destructured;
        return form.TakesMembers() && !(takesApart && _flow.LogTransformations.IsText(type))
            ? type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && !IsService(type) && !(takesApart && _flow.LogTransformations.MayReplace(type))
            : type.IsTupleType || type.IsAnonymousType || IsOfCompiler(type);
    }

    /// <summary>Whether a type is a record whose text the compiler makes, of all members.</summary>
    public static bool IsOfCompiler(ITypeSymbol type) => type.IsRecord && !(ToStringOf(type) is { } text && !IsGenerated(text)) && !WritesPrinting(type);

    private static bool WritesPrinting(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is { IsRecord: true }; current = current.BaseType)
        {
            if (PrintMembersOf(current) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A <c>PrintMembers</c> that the compiler does not make.</summary>
    private static IMethodSymbol? PrintMembersOf(ITypeSymbol record) =>
        record.GetMembers("PrintMembers").OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.Length == 1 && !IsGenerated(m));

    private static bool IsGenerated(IMethodSymbol method) =>
        method.IsImplicitlyDeclared || method.GetAttributes().Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static IMethodSymbol? ToStringOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static m => m is { Parameters.IsEmpty: true, IsOverride: true }) is { } method)
            {
                return method;
            }
        }

        return null;
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    // What the framework's own types would print or serialize is not the project's data.
    private static bool IsService(ITypeSymbol type) => Symbols.WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);
}
