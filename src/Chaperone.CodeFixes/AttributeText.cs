using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Puts an attribute on a declaration.</summary>
internal static class AttributeText
{
    /// <summary>The edit that adds an attribute of ASP.NET Core, behind those that are there.</summary>
    /// <param name="declaration">What gets it.</param>
    /// <param name="name">The attribute's name without the suffix.</param>
    /// <param name="arguments">With parentheses, or empty.</param>
    /// <param name="attribute">The attribute's type.</param>
    /// <param name="model">The document's semantic model.</param>
    /// <param name="text">The document's text.</param>
    public static Edit On(MemberDeclarationSyntax declaration, string name, string arguments, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var token = declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        var (written, import) = NameOf(token.SpanStart, name, attribute, model, text);
        return At(token, "[" + written + arguments + "]", import, ownLine: true, text);
    }

    /// <summary>The edit that adds an attribute to a member that is declared there as property, field or parameter of a record; null for anything else.</summary>
    public static Edit? OnMember(SyntaxNode? node, string name, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var declaration = node?.FirstAncestorOrSelf<SyntaxNode>(static n => n is PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax);
        var lists = declaration switch
        {
            PropertyDeclarationSyntax property => property.AttributeLists,
            FieldDeclarationSyntax field => field.AttributeLists,
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.AttributeLists,
            _ => (SyntaxList<AttributeListSyntax>?)null,
        };
        if (lists is not { } there)
        {
            return null;
        }

        var token = there.Count > 0 ? there.Last().GetLastToken().GetNextToken() : declaration!.GetFirstToken();
        var (written, import) = NameOf(token.SpanStart, name, attribute, model, text);
        return At(token, "[" + (declaration is ParameterSyntax ? "property: " : "") + written + "]", import, declaration is not ParameterSyntax, text);
    }

    private static Edit At(SyntaxToken token, string list, string? import, bool ownLine, SourceText text) =>
        ownLine && Lines.IndentationOf(token, text) is { } indentation
            ? new Edit(token.SpanStart, list + Lines.BreakOf(text) + indentation, import)
            : new Edit(token.SpanStart, list + " ", import);

    /// <summary>The shortest name that means the attribute there, and the namespace that has to be imported for it.</summary>
    public static (string Name, string? Import) NameOf(int position, string name, INamedTypeSymbol attribute, SemanticModel model, SourceText text)
    {
        var space = attribute.ContainingNamespace.ToDisplayString();
        var meant = model.LookupNamespacesAndTypes(position, name: name + "Attribute").Concat(model.LookupNamespacesAndTypes(position, name: name)).Where(static s => s is not INamedTypeSymbol { Arity: > 0 }).ToList();
        if (meant.Count == 0 && model.SyntaxTree.GetRoot() is CompilationUnitSyntax unit && UsingDirectives.Insert(unit, text, space) is not null)
        {
            return (name, space);
        }

        // Another library's attribute of the same name is in scope, or there is no place for a using directive.
        return meant.Count == 1 && SymbolEqualityComparer.Default.Equals(meant[0], attribute) ? (name, null) : (space + "." + name, null);
    }
}
