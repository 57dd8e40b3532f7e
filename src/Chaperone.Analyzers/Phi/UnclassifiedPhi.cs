using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi;

/// <summary>A type declared in a file, with its members that are PHI and carry no classification.</summary>
internal sealed class UnclassifiedPhi
{
    private UnclassifiedPhi(INamedTypeSymbol type, Location location, ImmutableArray<(ISymbol, PhiFact)> byName, ImmutableArray<(ISymbol, PhiFact)> byType)
    {
        Type = type;
        Location = location;
        ByName = byName;
        ByType = byType;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The type's name in this file.</summary>
    public Location Location { get; }

    /// <summary>Members that their own names tell.</summary>
    public ImmutableArray<(ISymbol Member, PhiFact Fact)> ByName { get; }

    /// <summary>Members that only the type around them tells.</summary>
    public ImmutableArray<(ISymbol Member, PhiFact Fact)> ByType { get; }

    /// <summary>Those of one file; members of a partial type belong to the file they stand in.</summary>
    public static IEnumerable<UnclassifiedPhi> In(SemanticModel model, PhiKnowledge knowledge, CancellationToken cancellationToken)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is TypeDeclarationSyntax declaration
                && model.GetDeclaredSymbol(declaration, cancellationToken) is { } type
                && Of(type, declaration, knowledge) is { } found)
            {
                yield return found;
            }
        }
    }

    private static UnclassifiedPhi? Of(INamedTypeSymbol type, TypeDeclarationSyntax declaration, PhiKnowledge knowledge)
    {
        // A classification of the whole type covers its members.
        if (knowledge.OfType(type) is { Source: PhiSource.Classification })
        {
            return null;
        }

        ImmutableArray<(ISymbol, PhiFact)>.Builder? byName = null;
        ImmutableArray<(ISymbol, PhiFact)>.Builder? byType = null;
        foreach (var member in type.GetMembers())
        {
            if (PhiMembers.TypeOf(member) is not { } memberType
                || member.Locations.Length == 0
                || member.Locations[0].SourceTree != declaration.SyntaxTree
                || !declaration.Span.Contains(member.Locations[0].SourceSpan)
                || member is IFieldSymbol { DeclaredAccessibility: not Accessibility.Public }
                || knowledge.OfMember(member) is not { Confidence: >= PhiConfidence.Medium } fact)
            {
                continue;
            }

            if (fact.Source == PhiSource.Name)
            {
                (byName ??= ImmutableArray.CreateBuilder<(ISymbol, PhiFact)>()).Add((member, fact));
            }
            else if (fact.Source == PhiSource.Type && ValueShape.Of(memberType).Kind != ValueShapeKind.Object)
            {
                (byType ??= ImmutableArray.CreateBuilder<(ISymbol, PhiFact)>()).Add((member, fact));
            }
        }

        return byName is null && byType is null
            ? null
            : new UnclassifiedPhi(type, declaration.Identifier.GetLocation(), byName?.ToImmutable() ?? ImmutableArray<(ISymbol, PhiFact)>.Empty, byType?.ToImmutable() ?? ImmutableArray<(ISymbol, PhiFact)>.Empty);
    }
}
