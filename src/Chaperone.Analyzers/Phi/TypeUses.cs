using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi;

/// <summary>Which types have members of which types, by simple names: whose part a type is.</summary>
/// <remarks>Those of referenced projects too: what an API answers with is declared beside its patients, a project further down.</remarks>
internal sealed class TypeUses
{
    internal static readonly char[] Separators = { '.', '+' };

    // Per tree, from syntax alone: it outlives compilations, and an edit costs one file.
    private static readonly ConditionalWeakTable<SyntaxTree, Content> Cache = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, Content> ByProject = new();

    private readonly Dictionary<string, List<Use>> _byType = new(StringComparer.Ordinal);
    private readonly List<string> _declared = new();

    public TypeUses(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            Add(Cache.GetValue(tree, static t => ContentOf(t)));
        }

        foreach (var project in ReferencedProjects.Of(compilation))
        {
            Add(ByProject.GetValue(project, static p => ContentOf(p)));
        }
    }

    /// <summary>The metadata names of all types that the code and the projects it refers to declare.</summary>
    public IReadOnlyList<string> Declared => _declared;

    /// <summary>The members of types of that name.</summary>
    public IReadOnlyList<Use> Of(string type) => _byType.TryGetValue(type, out var uses) ? uses : ImmutableArray<Use>.Empty;

    /// <summary>The metadata names of the types that are called so, whatever is behind it: <c>Client</c>, <c>ClientEntity</c>, <c>ClientDto</c>.</summary>
    public IEnumerable<string> DeclaredAs(string word)
    {
        foreach (var name in _declared)
        {
            var start = name.LastIndexOfAny(Separators) + 1;
            if (name.Length - start >= word.Length && string.Compare(name, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                yield return name;
            }
        }
    }

    private void Add(Content content)
    {
        _declared.AddRange(content.Declared);
        foreach (var use in content.Uses)
        {
            if (!_byType.TryGetValue(use.Type, out var uses))
            {
                _byType[use.Type] = uses = new List<Use>(2);
            }

            uses.Add(use);
        }
    }

    private static Content ContentOf(IAssemblySymbol project)
    {
        var content = new Content();
        foreach (var type in ReferencedProjects.TypesOf(project))
        {
            var name = type.ContainingNamespace is { IsGlobalNamespace: false } space ? Join(space.ToDisplayString(), '.', type.MetadataName) : type.MetadataName;
            content.Declared.Add(name);
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsImplicitlyDeclared: false } property)
                {
                    Add(property.Type, name, false, content.Uses);
                }
            }
        }

        return content;
    }

    private static void Add(ITypeSymbol type, string owner, bool inside, List<Use> uses)
    {
        switch (type)
        {
            case INamedTypeSymbol { IsGenericType: true } generic:
                foreach (var argument in generic.TypeArguments)
                {
                    Add(argument, owner, generic.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T || inside, uses);
                }

                break;
            case INamedTypeSymbol { SpecialType: SpecialType.None } named:
                uses.Add(new Use(named.Name, owner, inside));
                break;
            case IArrayTypeSymbol array:
                Add(array.ElementType, owner, true, uses);
                break;
        }
    }

    private static Content ContentOf(SyntaxTree tree)
    {
        var content = new Content();
        if (tree.GetRoot() is CompilationUnitSyntax root)
        {
            Walk(root.Members, "", '.', content);
        }

        return content;
    }

    private static void Walk(SyntaxList<MemberDeclarationSyntax> members, string prefix, char separator, Content content)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Walk(space.Members, Join(prefix, '.', Compact(space.Name.ToString())), '.', content);
                    break;
                case TypeDeclarationSyntax type:
                    var name = Join(prefix, separator, type.Identifier.ValueText);
                    if (type.TypeParameterList is { Parameters.Count: var count and > 0 })
                    {
                        name += "`" + count;
                    }

                    content.Declared.Add(name);
                    foreach (var inner in type.Members)
                    {
                        if (inner is PropertyDeclarationSyntax property)
                        {
                            Add(property.Type, name, false, content.Uses);
                        }
                    }

                    foreach (var parameter in type.ParameterList?.Parameters ?? default)
                    {
                        if (type is RecordDeclarationSyntax && parameter.Type is { } parameterType)
                        {
                            Add(parameterType, name, false, content.Uses);
                        }
                    }

                    Walk(type.Members, name, '+', content);
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

    private sealed class Content
    {
        public List<string> Declared { get; } = new();

        public List<Use> Uses { get; } = new();
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
