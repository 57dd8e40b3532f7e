using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Names of <c>Chaperone.AspNetCore</c> as they are written at a place: its attribute, its enumeration of kinds.</summary>
internal static class PhiAttributeText
{
    /// <summary>The edit that puts <c>[Phi(PhiKind.…)]</c> on the member that is declared there; null when it is none.</summary>
    public static Edit? On(FixTarget place, string kind, INamedTypeSymbol attribute) =>
        On(place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent, kind, attribute, place.Model, place.Text);

    /// <inheritdoc cref="On(FixTarget, string, INamedTypeSymbol)"/>
    public static Edit? On(SyntaxNode? node, string kind, INamedTypeSymbol attribute, SemanticModel model, SourceText text) =>
        node?.FirstAncestorOrSelf<SyntaxNode>(static n => n is PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax) switch
        {
            ParameterSyntax parameter => On(parameter, parameter.AttributeLists, "property: ", kind, attribute, model, text),
            PropertyDeclarationSyntax property => On(property, property.AttributeLists, "", kind, attribute, model, text),
            FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field => On(field, field.AttributeLists, "", kind, attribute, model, text),

            // Several fields in one declaration may be of several kinds.
            _ => null,
        };

    /// <summary>What names need there: a namespace in front, or one to import.</summary>
    public static (string Qualifier, string? Import) NamesAt(int position, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var names = new[] { attribute.Name, attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length), "PhiKind" };
        var inScope = names.SelectMany(n => model.LookupNamespacesAndTypes(position, name: n)).ToList();
        var space = attribute.ContainingNamespace.ToDisplayString();
        if (inScope.Count == 0)
        {
            return model.SyntaxTree.GetRoot() is CompilationUnitSyntax unit && UsingDirectives.Insert(unit, text, space) is not null ? ("", space) : (space + ".", null);
        }

        return inScope.Count == 2 && inScope.All(s => SymbolEqualityComparer.Default.Equals(s.ContainingAssembly, attribute.ContainingAssembly)) ? ("", null) : (space + ".", null);
    }

    private static Edit On(SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists, string target, string kind, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var token = lists.Count > 0 ? lists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        var (space, import) = NamesAt(token.SpanStart, attribute, model, text);
        var list = "[" + target + space + "Phi(" + space + "PhiKind." + kind + ")]";
        return declaration is not ParameterSyntax && Lines.IndentationOf(token, text) is { } indentation
            ? new Edit(token.SpanStart, list + Lines.BreakOf(text) + indentation, import)
            : new Edit(token.SpanStart, list + " ", import);
    }
}
