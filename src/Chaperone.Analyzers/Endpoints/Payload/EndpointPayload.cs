using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>PHI in what an endpoint answers.</summary>
/// <param name="Member">Type and member, as reports name it.</param>
/// <param name="Symbol">The member, or the type that is PHI as a whole.</param>
/// <param name="Fact">Why it is PHI.</param>
/// <param name="Mask">What keeps it back in this answer.</param>
internal sealed record PhiOutput(string Member, ISymbol Symbol, PhiFact Fact, MemberMask Mask)
{
    /// <summary>The endpoint declares that it gives this.</summary>
    public bool IsDisclosed { get; init; }

    /// <summary>The serializer that gives it where that is another than the one of JSON, which keeps it back; null otherwise.</summary>
    public string? OnlyBy { get; init; }

    /// <summary>The types whose answers have it: a member that several inherit is one.</summary>
    public ImmutableArray<INamedTypeSymbol> Owners { get; init; } = ImmutableArray<INamedTypeSymbol>.Empty;

    /// <summary>Written only if the value is of a subtype at run time.</summary>
    public bool OnlyInSubtype { get; init; }

    /// <summary>Reached only through what nothing visible fills: a navigation of a persistence entity that is not loaded, a member of the answer that the handler leaves empty.</summary>
    public bool OnlyIfLoaded { get; init; }

    /// <summary>A member of an answer whose making is seen, and nothing fills it there.</summary>
    public bool IsLeft { get; init; }

    /// <summary>A member of somebody who is selected as one of the workforce.</summary>
    public bool IsOfStaff { get; init; }

    /// <summary>A member of a type of the project's own whose contract the serializer writes: an attribute on it keeps it back.</summary>
    public bool IsContractMember { get; init; }

    /// <summary>Whether it is proven that the answer can carry it, as it is and undeclared.</summary>
    public bool Leaks => IsGiven && !IsDisclosed;

    /// <summary>Whether it is proven that the answer can carry it as it is, declared or not.</summary>
    public bool IsGiven => Mask.State == MaskState.None && !OnlyInSubtype && !OnlyIfLoaded && !IsLeft && !IsOfStaff && Fact.Kind != PhiKind.PatientRef;

    /// <summary>Why it is neither proven that it leaves as it is nor that it does not, in words; null when one of them is.</summary>
    public string? Doubt =>
        Mask.State == MaskState.Unknown ? Mask.By
        : IsOfStaff ? "the workforce is selected"
        : IsLeft ? "the handler leaves it empty"
        : OnlyIfLoaded ? "nothing visible fills what leads to it"
        : OnlyInSubtype ? "only values of a derived type have it"
        : null;

    /// <summary>The confidence that it is there and PHI.</summary>
    public PhiConfidence Confidence => OnlyInSubtype || OnlyIfLoaded || IsLeft || IsOfStaff || Mask.State == MaskState.Unknown ? PhiConfidence.Low : Fact.Confidence;
}

/// <summary>PHI in what an endpoint takes.</summary>
/// <param name="Member">Parameter, or type and member.</param>
/// <param name="Symbol">The parameter or member.</param>
/// <param name="Fact">Why it is PHI.</param>
/// <param name="Input">The parameter it comes with.</param>
internal sealed record PhiInput(string Member, ISymbol Symbol, PhiFact Fact, RequestInput Input)
{
    /// <summary>
    /// Whether it tells of one patient: an identifier by itself, or a member of what the request carries as a whole. A filter by date, sex or
    /// diagnosis does not, nor does a switch, nor a text called <c>…Id</c>, which is a key of the system as often as a record number.
    /// </summary>
    public bool IsPhi =>
        Fact.Source == PhiSource.Classification
        || (Symbol is IPropertySymbol && !Input.IsInUrl && Fact.Kind != PhiKind.PatientRef)
        || (Identifies && !IsSwitch(Input.Type) && !(Fact.Kind == PhiKind.Mrn && Input.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)));

    /// <summary>More than how to reach somebody and a message, which sign-up and contact forms take from anybody.</summary>
    public bool IsMoreThanContact =>
        IsPhi && Fact.Kind is not (PhiKind.Name or PhiKind.Address or PhiKind.Phone or PhiKind.Fax or PhiKind.Email or PhiKind.Demographic or PhiKind.Url or PhiKind.Photo or PhiKind.Note or PhiKind.Other)
        && (Fact.Kind != PhiKind.Date || Fact.Confidence == PhiConfidence.High);

    /// <summary>How to reach somebody, who they are, and what is noted of them.</summary>
    public bool IsContact =>
        IsPhi && Fact.Kind is PhiKind.Name or PhiKind.Address or PhiKind.Phone or PhiKind.Fax or PhiKind.Email or PhiKind.Demographic or PhiKind.Note;

    private bool Identifies =>
        Fact.Kind is PhiKind.Name or PhiKind.Phone or PhiKind.Fax or PhiKind.Email or PhiKind.NationalId or PhiKind.Mrn or PhiKind.HealthPlanId or PhiKind.Account or PhiKind.License
        || (Fact.Kind == PhiKind.Date && Fact.Confidence == PhiConfidence.High);

    private static bool IsSwitch(ITypeSymbol type) =>
        TypeShape.Of(type) is var shape && (shape.Items.IsDefaultOrEmpty ? shape.Type : shape.Items[shape.Items.Length - 1]) is { } value
        && (value.SpecialType == SpecialType.System_Boolean || value.TypeKind == TypeKind.Enum);
}

/// <summary>What goes into an endpoint and what comes out, as far as it is PHI.</summary>
internal sealed class EndpointPayload
{
    /// <summary>Of a project in which there is nothing to look for.</summary>
    public static readonly EndpointPayload NotRead = new() { Opaque = ImmutableArray.Create("the project is not known to handle health data") };

    public ImmutableArray<PhiOutput> Out { get; init; } = ImmutableArray<PhiOutput>.Empty;

    public ImmutableArray<PhiInput> In { get; init; } = ImmutableArray<PhiInput>.Empty;

    public ImmutableArray<ResponseBody> Bodies { get; init; } = ImmutableArray<ResponseBody>.Empty;

    public ImmutableArray<RequestInput> Inputs { get; init; } = ImmutableArray<RequestInput>.Empty;

    /// <summary>
    /// Whether a request carries more than sign-up and contact forms ask of anybody. What changes something that is there, or says by a key whose it is, is no such
    /// form: names and notes count.
    /// </summary>
    public bool TakesOfPatient(Endpoint endpoint, Func<PhiFact, bool> mayReport)
    {
        var isKnown = endpoint.Verbs is [_, ..] verbs && verbs.All(static v => v is "PUT" or "PATCH") || In.Any(static i => i.Fact.Kind == PhiKind.PatientRef);
        return In.Any(i => (i.IsMoreThanContact || (isKnown && i.IsContact)) && mayReport(i.Fact));
    }

    /// <summary>What could not be looked into, in words; empty when the answer is known.</summary>
    public ImmutableArray<string> Opaque { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether the masking of Chaperone.AspNetCore writes the answer, so that a classification keeps a member back.</summary>
    public bool MasksClassified { get; init; }

    /// <summary>What writes all of the bodies; <see cref="JsonWriter.Either"/> when that is not one, or not visible.</summary>
    public JsonWriter Writer { get; init; } = JsonWriter.Either;

    /// <summary>The serializer's name, for messages.</summary>
    public string Serializer { get; init; } = "System.Text.Json";
}
