using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>A record that names what leaves of a type: one that is there already, or its declaration and where that goes.</summary>
internal sealed class ResponseRecord
{
    private ResponseRecord(string name, IReadOnlyList<IPropertySymbol> members, Edit? declaration)
    {
        Name = name;
        Members = members;
        Declaration = declaration;
    }

    public string Name { get; }

    /// <summary>The members, in the order of the record's parameters.</summary>
    public IReadOnlyList<IPropertySymbol> Members { get; }

    /// <summary>Null when it is there already.</summary>
    public Edit? Declaration { get; }

    /// <summary>The record for the answers of a handler; null when there is none that would compile and give the same names.</summary>
    public static ResponseRecord? For(INamedTypeSymbol type, IReadOnlyCollection<ISymbol> without, SyntaxNode handler, FixTarget target)
    {
        var members = MembersOf(type).Where(m => !without.Contains(m, SymbolEqualityComparer.Default)).ToList();
        if (members.Count == 0 || members.Any(static m => m.GetAttributes().Any(static a => IsOfSerializer(a.AttributeClass))))
        {
            return null;
        }

        var name = type.Name + (without.Count == 0 ? "Response" : "Summary");
        var taken = target.Model.LookupNamespacesAndTypes(handler.SpanStart, name: name);
        if (!taken.IsEmpty)
        {
            // From an earlier fix, with the same members.
            return taken is [INamedTypeSymbol { IsRecord: true } there] && there.GetMembers("From").OfType<IMethodSymbol>().Any(f => f is { IsStatic: true, Parameters: [{ Type: var from }] } && SymbolEqualityComparer.Default.Equals(from, type))
                && there.InstanceConstructors.Any(c => c.Parameters.Select(static p => p.Name).SequenceEqual(members.Select(static m => m.Name)))
                ? new ResponseRecord(name, members, null)
                : null;
        }

        var around = handler.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
        var position = around?.Span.End ?? target.Root.GetLastToken().Span.End;
        var end = Lines.BreakOf(target.Text);
        var outer = around is null ? "" : Lines.IndentationOf(around.GetFirstToken(), target.Text) ?? "";
        var parameter = char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1);
        string Text(ITypeSymbol t) => t.ToMinimalDisplayString(target.Model, handler.SpanStart);
        var text = end + end + outer + "/// <summary>What leaves of <see cref=\"" + Text(type) + "\"/>.</summary>"
            + end + outer + (IsPublic(type) ? "public" : "internal") + " sealed record " + name + "(" + string.Join(", ", members.Select(m => Text(m.Type) + " " + m.Name)) + ")"
            + end + outer + "{"
            + end + outer + "    public static " + name + " From(" + Text(type) + " @" + parameter + ") => new(" + string.Join(", ", members.Select(m => "@" + parameter + "." + m.Name)) + ");"
            + end + outer + "}";
        return new ResponseRecord(name, members, new Edit(position, text.Replace("@" + parameter, IsKeyword(parameter) ? "@" + parameter : parameter), null));
    }

    /// <summary>The values that an answer has of the type, those of its bases first. Not what is left out of JSON, and no objects.</summary>
    private static IEnumerable<IPropertySymbol> MembersOf(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            levels.Push(current);
        }

        var names = new HashSet<string>();
        return levels.SelectMany(static l => l.GetMembers().OfType<IPropertySymbol>())
            .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
                && p.Name != "EqualityContract" && !p.GetAttributes().Any(static a => a.AttributeClass?.Name == "JsonIgnoreAttribute") && IsValue(p.Type) && names.Add(p.Name));
    }

    private static bool IsValue(ITypeSymbol type) =>
        TypeShape.Of(type) is var shape && (shape.Kind == ShapeKind.Scalar || (shape.Kind == ShapeKind.Items && shape.Items.All(static i => TypeShape.Of(i).Kind == ShapeKind.Scalar)));

    private static bool IsOfSerializer(INamedTypeSymbol? attribute) =>
        attribute?.ContainingNamespace?.ToDisplayString() is { } space && (space.StartsWith("System.Text.Json", StringComparison.Ordinal) || space.StartsWith("Newtonsoft.Json", StringComparison.Ordinal));

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKeyword(string name) => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;
}
