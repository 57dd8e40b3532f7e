using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>What happened to a value on its way.</summary>
[Flags]
internal enum OriginTraits
{
    None = 0,

    /// <summary>Only an unkeyed hash of it goes on.</summary>
    Hashed = 1,

    /// <summary>A record was printed in an interpolation, where CHP2009 reports it.</summary>
    PrintedInText = 2,

    /// <summary>It was put behind <c>?name=</c>, where CHP2002 reports it.</summary>
    InQuery = 4,
}

/// <summary>A member, parameter or local with PHI that a value depends on.</summary>
/// <param name="Symbol">What is PHI.</param>
/// <param name="Fact">Why it is.</param>
/// <param name="PrintedBy">The record, or the type with the <c>ToString</c> override, whose text contains it; null when the value itself was passed on.</param>
/// <param name="Traits">What happened to it on its way.</param>
/// <param name="Path">Where it is read, then the steps it takes.</param>
internal sealed record Origin(ISymbol Symbol, PhiFact Fact, INamedTypeSymbol? PrintedBy, OriginTraits Traits, ImmutableArray<Location> Path)
{
    private const int MaxSteps = 6;

    /// <summary>The name in quotes that a value was asked for; null where the symbol's own name says what it is.</summary>
    public string? Name { get; init; }

    /// <summary>The exception whose text carries it; null while it is in none.</summary>
    public INamedTypeSymbol? Thrown { get; init; }

    /// <summary>A value that was asked for by a name in quotes.</summary>
    public static Origin Of(ISymbol asked, string name, PhiFact fact, Location at) => new(asked, fact, null, OriginTraits.None, ImmutableArray.Create(at)) { Name = name };

    public Origin Through(Location step) =>
        Path.Length >= MaxSteps || Path.Contains(step) ? this : this with { Path = Path.Add(step) };
}

/// <summary>A parameter that a value depends on, and the form in which it is used.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Form">The form.</param>
/// <param name="At">Where an exception is read, so that tests of its type around the place count; null for other values.</param>
/// <param name="Only">The exceptions that get there, where a pattern names a narrower type.</param>
/// <param name="Inner">Where the method that the exception is handed on to reads it.</param>
internal sealed record Need(IParameterSymbol Parameter, Form Form, IOperation? At = null, INamedTypeSymbol? Only = null, Need? Inner = null)
{
    /// <summary>Whether what a caller passes gets to the place.</summary>
    public bool Admits(Origin origin) =>
        origin.Thrown is not { } thrown
        || ((Only is null || Symbols.WellKnownSymbols.Is(thrown, Only)) && (At is null || ErrorGuards.Admit(At, thrown)) && Inner?.Admits(origin) != false);
}

/// <summary>What is known of a value: the PHI it depends on, the parameters it depends on, and whether something could not be followed.</summary>
internal sealed class Taint
{
    /// <summary>Depends on nothing that matters, for certain.</summary>
    public static readonly Taint Clean = new(ImmutableArray<Origin>.Empty, ImmutableArray<Need>.Empty, isUnknown: false);

    /// <summary>Could not be followed.</summary>
    public static readonly Taint Unknown = new(ImmutableArray<Origin>.Empty, ImmutableArray<Need>.Empty, isUnknown: true);

    /// <summary>A message that names more members than this is no better.</summary>
    private const int MaxOrigins = 8;

    public Taint(ImmutableArray<Origin> origins, ImmutableArray<Need> needs, bool isUnknown)
    {
        Origins = origins;
        Needs = needs;
        IsUnknown = isUnknown;
    }

    public ImmutableArray<Origin> Origins { get; }

    public ImmutableArray<Need> Needs { get; }

    public bool IsUnknown { get; }

    public static Taint Of(ImmutableArray<Origin> origins) => origins.IsEmpty ? Clean : new(origins, ImmutableArray<Need>.Empty, isUnknown: false);

    /// <summary>Depends on a parameter, which the caller knows.</summary>
    public static Taint Of(IParameterSymbol parameter, Form form, IOperation? at = null) =>
        new(ImmutableArray<Origin>.Empty, ImmutableArray.Create(new Need(parameter, form, at)), isUnknown: true);

    public Taint And(Taint other)
    {
        if (this == Clean || other == this)
        {
            return other;
        }

        if (other == Clean)
        {
            return this;
        }

        var origins = Origins;
        foreach (var origin in other.Origins)
        {
            if (origins.Length < MaxOrigins && !origins.Any(o => o.Name == origin.Name && SymbolEqualityComparer.Default.Equals(o.Symbol, origin.Symbol) && SymbolEqualityComparer.Default.Equals(o.PrintedBy, origin.PrintedBy)))
            {
                origins = origins.Add(origin);
            }
        }

        return new(origins, Needs.AddRange(other.Needs.Where(n => !Needs.Contains(n))), IsUnknown || other.IsUnknown);
    }

    /// <summary>The same after one more step.</summary>
    public Taint Through(SyntaxNode step) =>
        Origins.IsEmpty ? this : new(Origins.Select(o => o.Through(step.GetLocation())).ToImmutableArray(), Needs, IsUnknown);

    /// <summary>The same with a trait for the origins that qualify.</summary>
    public Taint With(OriginTraits trait, Func<Origin, bool> qualifies) =>
        Origins.IsEmpty ? this : new(Origins.Select(o => qualifies(o) ? o with { Traits = o.Traits | trait } : o).ToImmutableArray(), Needs, IsUnknown);

    /// <summary>The same as the text of an exception.</summary>
    public Taint ThrownIn(INamedTypeSymbol type) =>
        Origins.IsEmpty ? this : new(Origins.Select(o => o with { Thrown = type }).ToImmutableArray(), Needs, IsUnknown);

    /// <summary>Only what qualifies.</summary>
    public Taint Where(Func<Origin, bool> qualifies) =>
        Origins.All(qualifies) ? this : new(Origins.Where(qualifies).ToImmutableArray(), Needs, IsUnknown);

    /// <summary>The same as what a caller of the method passes that reads it.</summary>
    public Taint Inside(Need reader)
    {
        var passed = Where(reader.Admits);
        return reader.At is null || passed.Needs.IsEmpty ? passed : new(passed.Origins, passed.Needs.Select(n => n.At is null ? n : n with { Inner = reader }).ToImmutableArray(), passed.IsUnknown);
    }

    /// <summary>The same of exceptions of a type.</summary>
    public Taint Only(INamedTypeSymbol type, ITypeSymbol any) =>
        Needs.IsEmpty || SymbolEqualityComparer.Default.Equals(type, any) ? this : new(Origins, Needs.Select(n => n.At is null ? n : n with { Only = type }).ToImmutableArray(), IsUnknown);

    /// <summary>The same where every member is accounted for: nothing has to be read off the type.</summary>
    public Taint Known() => IsUnknown ? new(Origins, Needs, isUnknown: false) : this;

    /// <summary>What an unkeyed hash leaves: identifiers can be found again by trying them all, other data can't (45 CFR 164.514(c)).</summary>
    public Taint Hashed() =>
        new(Origins.Where(static o => o.Fact.Identifier is not null).Select(static o => o with { Traits = o.Traits | OriginTraits.Hashed }).ToImmutableArray(), Needs, IsUnknown);
}
