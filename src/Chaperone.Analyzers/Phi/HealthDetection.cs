using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi;

/// <summary>Whether a compilation is about health care: by what it references, its namespaces and the names of its types.</summary>
internal static class HealthDetection
{
    /// <summary>From so many of the types on that are a patient's or clinical.</summary>
    private const double Density = 0.02;

    // Per tree, from syntax and the embedded lexicon alone: it outlives compilations, and an edit costs one file.
    private static readonly ConditionalWeakTable<SyntaxTree, TypeCount> Counts = new();

    // Its members are read once for all compilations above it.
    private static readonly ConditionalWeakTable<IAssemblySymbol, TypeCount> ByProject = new();

    public static bool IsHealthCode(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (IsHealthLibrary(reference.Name))
            {
                return true;
            }
        }

        var types = 0;
        var telling = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = CountOf(tree, cancellationToken);
            types += count.Types;
            telling += count.Telling;
        }

        return new TypeCount(types, telling).Tells || ReferencedProjects.Of(compilation).Any(p => IsHealthProject(p, cancellationToken));
    }

    // The layer that logs often has no patients of its own: they are in the project that it refers to.
    private static bool IsHealthProject(IAssemblySymbol project, CancellationToken cancellationToken)
    {
        if (ByProject.TryGetValue(project, out var known))
        {
            return known.Tells;
        }

        var types = 0;
        var telling = 0;
        foreach (var type in ReferencedProjects.TypesOf(project))
        {
            cancellationToken.ThrowIfCancellationRequested();
            types++;
            if (IsHealthNamespace(type.ContainingNamespace.ToDisplayString()) || Tells(type.Name, type.GetMembers().Where(static m => m is IPropertySymbol { IsImplicitlyDeclared: false }).Select(static m => m.Name)))
            {
                telling++;
            }
        }

        var count = new TypeCount(types, telling);
        return ByProject.GetValue(project, _ => count).Tells;
    }

    private static bool IsHealthLibrary(string assembly) =>
        assembly.StartsWith("Hl7.Fhir", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.Health.", StringComparison.Ordinal)
        || assembly.StartsWith("fo-dicom", StringComparison.Ordinal)
        || assembly.StartsWith("FellowOakDicom", StringComparison.Ordinal)
        || assembly.StartsWith("NHapi", StringComparison.OrdinalIgnoreCase)
        || assembly.StartsWith("Efferent.HL7", StringComparison.Ordinal);

    private static TypeCount CountOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Counts.TryGetValue(tree, out var known))
        {
            return known;
        }

        var types = 0;
        var telling = 0;
        if (tree.GetRoot(cancellationToken) is CompilationUnitSyntax root)
        {
            Walk(root.Members, inHealth: false);
        }

        var count = new TypeCount(types, telling);
        return Counts.GetValue(tree, _ => count);

        void Walk(SyntaxList<MemberDeclarationSyntax> members, bool inHealth)
        {
            foreach (var member in members)
            {
                switch (member)
                {
                    case BaseNamespaceDeclarationSyntax space:
                        Walk(space.Members, inHealth || IsHealthNamespace(space.Name.ToString()));
                        break;
                    case BaseTypeDeclarationSyntax type:
                        types++;
                        if (inHealth || Tells(type.Identifier.ValueText, NamesOf(type)))
                        {
                            telling++;
                        }

                        if (type is TypeDeclarationSyntax declaration)
                        {
                            Walk(declaration.Members, inHealth);
                        }

                        break;
                }
            }
        }
    }

    // A patient in the type's name, or a clinical term or a health identifier in it or in a member's name.
    private static bool Tells(string type, IEnumerable<string> members)
    {
        if (Tells(type, ofSubject: true))
        {
            return true;
        }

        // A mood is a film's as well, a symptom a machine's: two such words in one type are somebody's health, and one in a diary.
        var lexicon = PhiLexicon.Embedded;
        var isDiary = lexicon.WordsOf(type).Exists(word => lexicon.Has(PhiLexicon.Table.Diary, word));
        string? one = null;
        foreach (var name in members)
        {
            if (Tells(name, ofSubject: false))
            {
                return true;
            }

            if (OfHealth(name) is { } word)
            {
                if (isDiary || (one is not null && one != word))
                {
                    return true;
                }

                one = word;
            }
        }

        return false;
    }

    private static IEnumerable<string> NamesOf(BaseTypeDeclarationSyntax declaration)
    {
        if (declaration is not TypeDeclarationSyntax type)
        {
            yield break;
        }

        foreach (var member in type.Members)
        {
            if (member is PropertyDeclarationSyntax property)
            {
                yield return property.Identifier.ValueText;
            }
        }

        foreach (var parameter in type.ParameterList?.Parameters ?? default)
        {
            yield return parameter.Identifier.ValueText;
        }
    }

    private static string? OfHealth(string name)
    {
        var lexicon = PhiLexicon.Embedded;
        var words = lexicon.WordsOf(name);
        for (var i = 0; i < words.Count; i++)
        {
            // The whole name is read only where a word of it calls for that.
            if (IsOfHealth(lexicon.LongestAt(PhiLexicon.Table.Phi, words, i, out _)))
            {
                return NameReading.Of(lexicon, name) is { IsSuppressed: false, IsWeakened: false, EndsInId: false, Hit: { } hit } && IsOfHealth(hit) ? hit.Words : null;
            }
        }

        return null;
    }

    private static bool IsOfHealth(PhiTerm? term) =>
        term is { Kind: PhiKind.MentalHealth or PhiKind.Reproductive or PhiKind.SubstanceUse or PhiKind.Hiv or PhiKind.SexualHealth or PhiKind.Diagnosis or PhiKind.Vitals }
        && (term.Confidence > PhiConfidence.Low || term.Sensitive != SensitiveCategory.None);

    // Parity is a port's and a delivery date an order's: what a member says of the specially protected subjects does not tell alone, what a type is called does.
    private static bool Tells(string name, bool ofSubject)
    {
        var lexicon = PhiLexicon.Embedded;
        var words = lexicon.WordsOf(name);
        for (var i = 0; i < words.Count; i++)
        {
            var role = lexicon.LongestAt(PhiLexicon.Table.Role, words, i, out _)?.Role;
            if (role == TermRole.Person
                || (role == TermRole.Staff && lexicon.Has(PhiLexicon.Table.Health, words[i]))
                || lexicon.LongestAt(PhiLexicon.Table.Phi, words, i, out _) is
                {
                    Linked: false,
                    Confidence: PhiConfidence.High,
                    Kind: var kind,
                }
                && (kind is PhiKind.Mrn or PhiKind.HealthPlanId or PhiKind.Diagnosis or PhiKind.Medication or PhiKind.Lab or PhiKind.Allergy or PhiKind.Immunization or PhiKind.Patient or PhiKind.MentalHealth or PhiKind.Hiv
                    || (ofSubject && kind is PhiKind.Sti or PhiKind.SubstanceUse or PhiKind.Reproductive or PhiKind.Genetic)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHealthNamespace(string name)
    {
        var lexicon = PhiLexicon.Embedded;
        var words = lexicon.WordsOf(name);
        for (var i = 0; i < words.Count; i++)
        {
            if (lexicon.LongestAt(PhiLexicon.Table.Health, words, i, out _) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class TypeCount
    {
        public TypeCount(int types, int telling)
        {
            Types = types;
            Telling = telling;
        }

        public int Types { get; }

        public int Telling { get; }

        public bool Tells => Telling > 0 && Telling >= Types * Density;
    }
}
