using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi.Flow;

/// <summary><c>[DebuggerDisplay("{Ssn}")]</c>: the text ends in screen shots, dumps and bug reports.</summary>
internal static class DebuggerTexts
{
    /// <summary>The attributes of a type that show PHI, and which.</summary>
    public static IEnumerable<(SyntaxReference Attribute, ISymbol Member, PhiFact Fact)> In(INamedTypeSymbol type, PhiFlow flow)
    {
        if (!HasAttributes(type))
        {
            yield break;
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "DebuggerDisplayAttribute", ApplicationSyntaxReference: { } syntax }
                && attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Scalar: string text }
                && Shown(text, type).Select(m => (Member: m, Fact: flow.FactOf(m))).FirstOrDefault(static m => m.Fact is not null) is { Fact: { } fact } shown)
            {
                yield return (syntax, shown.Member, fact);
            }
        }
    }

    // Seen without binding: nearly no type has one.
    private static bool HasAttributes(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is BaseTypeDeclarationSyntax { AttributeLists.Count: > 0 });

    /// <summary>The last members of the paths in the placeholders: <c>{Patient.Ssn,nq}</c>.</summary>
    private static IEnumerable<ISymbol> Shown(string text, INamedTypeSymbol type)
    {
        for (var start = text.IndexOf('{'); start >= 0; start = text.IndexOf('{', start + 1))
        {
            var end = text.IndexOfAny(new[] { '}', ',' }, start);
            if (end < 0)
            {
                yield break;
            }

            ITypeSymbol? current = type;
            ISymbol? last = null;
            foreach (var name in text.Substring(start + 1, end - start - 1).Split(new[] { '.', '?' }, StringSplitOptions.RemoveEmptyEntries))
            {
                last = Find(current, name.Trim());
                current = last switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
            }

            if (last is not null)
            {
                yield return last;
            }
        }
    }

    private static ISymbol? Find(ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(static m => m is IPropertySymbol or IFieldSymbol) is { } member)
            {
                return member;
            }
        }

        return null;
    }
}
