using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi;

/// <summary>Which types have members of which types, by simple names: whose part a type is.</summary>
internal sealed class TypeUses
{
    // Per tree, from syntax alone: it outlives compilations, and an edit costs one file.
    private static readonly ConditionalWeakTable<SyntaxTree, List<Use>> Cache = new();

    private readonly Dictionary<string, List<Use>> _byType = new(StringComparer.Ordinal);

    public TypeUses(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var use in Cache.GetValue(tree, static t => UsesIn(t)))
            {
                if (!_byType.TryGetValue(use.Type, out var uses))
                {
                    _byType[use.Type] = uses = new List<Use>(2);
                }

                uses.Add(use);
            }
        }
    }

    /// <summary>The members of types of that name.</summary>
    public IReadOnlyList<Use> Of(string type) => _byType.TryGetValue(type, out var uses) ? uses : ImmutableArray<Use>.Empty;

    private static List<Use> UsesIn(SyntaxTree tree)
    {
        var uses = new List<Use>();
        if (tree.GetRoot() is CompilationUnitSyntax root)
        {
            Walk(root.Members, "", '.', uses);
        }

        return uses;
    }

    private static void Walk(SyntaxList<MemberDeclarationSyntax> members, string prefix, char separator, List<Use> uses)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Walk(space.Members, Join(prefix, '.', Compact(space.Name.ToString())), '.', uses);
                    break;
                case TypeDeclarationSyntax type:
                    var name = Join(prefix, separator, type.Identifier.ValueText);
                    if (type.TypeParameterList is { Parameters.Count: var count and > 0 })
                    {
                        name += "`" + count;
                    }

                    foreach (var inner in type.Members)
                    {
                        if (inner is PropertyDeclarationSyntax property)
                        {
                            Add(property.Type, name, false, uses);
                        }
                    }

                    foreach (var parameter in type.ParameterList?.Parameters ?? default)
                    {
                        if (type is RecordDeclarationSyntax && parameter.Type is { } parameterType)
                        {
                            Add(parameterType, name, false, uses);
                        }
                    }

                    Walk(type.Members, name, '+', uses);
                    break;
            }
        }
    }

    // Every name in the type, since what the generic type around it is can't be told without binding.
    private static void Add(TypeSyntax type, string owner, bool inside, List<Use> uses)
    {
        switch (type)
        {
            case IdentifierNameSyntax name:
                uses.Add(new Use(name.Identifier.ValueText, owner, inside));
                break;
            case GenericNameSyntax generic:
                foreach (var argument in generic.TypeArgumentList.Arguments)
                {
                    Add(argument, owner, true, uses);
                }

                break;
            case NullableTypeSyntax nullable:
                Add(nullable.ElementType, owner, inside, uses);
                break;
            case ArrayTypeSyntax array:
                Add(array.ElementType, owner, true, uses);
                break;
            case QualifiedNameSyntax qualified:
                Add(qualified.Right, owner, inside, uses);
                break;
        }
    }

    private static string Join(string prefix, char separator, string name) => prefix.Length == 0 ? name : prefix + separator + name;

    private static string Compact(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>A member of that type in a type of that metadata name.</summary>
    internal sealed class Use
    {
        public Use(string type, string owner, bool isCollection)
        {
            Type = type;
            Owner = owner;
            IsCollection = isCollection;
        }

        public string Type { get; }

        public string Owner { get; }

        public bool IsCollection { get; }
    }
}
