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

    /// <summary>A value that was asked for by a name in quotes.</summary>
    public static Origin Of(ISymbol asked, string name, PhiFact fact, Location at) => new(asked, fact, null, OriginTraits.None, ImmutableArray.Create(at)) { Name = name };

    public Origin Through(Location step) =>
        Path.Length >= MaxSteps || Path.Contains(step) ? this : this with { Path = Path.Add(step) };
}

/// <summary>A parameter that a value depends on, and the form in which it is used.</summary>
internal readonly record struct Need(IParameterSymbol Parameter, Form Form);

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
    public static Taint Of(IParameterSymbol parameter, Form form) =>
        new(ImmutableArray<Origin>.Empty, ImmutableArray.Create(new Need(parameter, form)), isUnknown: true);

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

    /// <summary>The same where every member is accounted for: nothing has to be read off the type.</summary>
    public Taint Known() => IsUnknown ? new(Origins, Needs, isUnknown: false) : this;

    /// <summary>What an unkeyed hash leaves: identifiers can be found again by trying them all, other data can't (45 CFR 164.514(c)).</summary>
    public Taint Hashed() =>
        new(Origins.Where(static o => o.Fact.Identifier is not null).Select(static o => o with { Traits = o.Traits | OriginTraits.Hashed }).ToImmutableArray(), Needs, IsUnknown);
}
