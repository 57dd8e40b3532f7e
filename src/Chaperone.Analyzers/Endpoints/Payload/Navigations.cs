using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Phi;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Payload;

/// <summary>Members of persistence entities that hold other entities, and whether anything visible fills them.</summary>
/// <remarks>
/// Entity Framework Core leaves a navigation null, or its collection empty, until a query includes it, a proxy loads it or code sets it. That
/// the type of a room has beds, these have stays and those have patients is not enough to say that the list of rooms answers with patients.
/// Followed all the same from a patient's and a clinical type, whose answer tells of a patient as it is. Not seen: entities that the context
/// connects because another query of the same request has loaded them, and what a data access layer in a reference includes.
/// </remarks>
internal sealed class Navigations
{
    private static readonly HashSet<string> Loaders = new(StringComparer.Ordinal) { "Include", "ThenInclude", "Collection", "Reference", "Navigation" };
    private static readonly ConditionalWeakTable<SyntaxTree, TreeUses> ByTree = new();

    private readonly SemanticModels _models;
    private readonly PersistenceEntities _entities;
    private readonly PhiKnowledge _phi;
    private readonly Lazy<ILookup<string, (SyntaxTree Tree, int Position)>> _uses;
    private readonly Lazy<bool> _areLoadedWhenRead;
    private readonly ConcurrentDictionary<ISymbol, bool> _filled = new(SymbolEqualityComparer.Default);

    public Navigations(SemanticModels models, PersistenceEntities entities, PhiKnowledge phi)
    {
        _models = models;
        _entities = entities;
        _phi = phi;
        _uses = new(
            () => models.Compilation.SyntaxTrees.SelectMany(static t => UsesIn(t).Places.Select(p => (p.Name, Tree: t, p.Position))).ToLookup(static u => u.Name, static u => (u.Tree, u.Position), StringComparer.Ordinal),
            LazyThreadSafetyMode.PublicationOnly);
        _areLoadedWhenRead = new(
            () => models.Compilation.ReferencedAssemblyNames.Any(static a => a.Name == "Microsoft.EntityFrameworkCore.Proxies") || models.Compilation.SyntaxTrees.Any(static t => UsesIn(t).LoadsWhenRead),
            LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Whether a member of an entity holds entities, and nothing visible puts them there.</summary>
    public bool MayBeEmpty(INamedTypeSymbol owner, JsonMember member) =>
        member.Symbol is IPropertySymbol property
        && LeadsOn(owner, member.Type)
        && !_areLoadedWhenRead.Value
        && !_filled.GetOrAdd(property.OriginalDefinition, p => IsFilled((IPropertySymbol)p));

    /// <summary>Whether a member of an entity that is no patient's and not clinical holds entities.</summary>
    public bool LeadsOn(INamedTypeSymbol owner, ITypeSymbol held) => Holds(held) && _entities.Contains(owner) && _phi.RoleOf(owner) is not (PhiTypeRole.Person or PhiTypeRole.Record);

    private bool Holds(ITypeSymbol type)
    {
        var shape = TypeShape.Of(type);
        return shape.Kind == ShapeKind.Items ? shape.Items.Any(i => TypeShape.Of(i) is { Kind: ShapeKind.Object, Type: INamedTypeSymbol item } && _entities.Contains(item))
            : shape is { Kind: ShapeKind.Object, Type: INamedTypeSymbol held } && _entities.Contains(held);
    }

    private bool IsFilled(IPropertySymbol property)
    {
        foreach (var (tree, position) in _uses.Value[property.Name])
        {
            // A name in quotes, and one that can't be bound, may be this one.
            if (tree.GetRoot().FindToken(position).Parent is not SimpleNameSyntax name
                || (_models.For(tree).GetSymbolInfo(name).Symbol is var symbol && (symbol is null || SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, property))))
            {
                return true;
            }
        }

        return false;
    }

    private static TreeUses UsesIn(SyntaxTree tree) => ByTree.GetValue(tree, Read);

    private static TreeUses Read(SyntaxTree tree)
    {
        var result = new TreeUses();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } access } call:
                    if (Loaders.Contains(called) && !(called == "Navigation" && OnlyDescribes(call)))
                    {
                        result.AddNamesIn(call.ArgumentList);
                    }
                    else if (called is "Add" or "AddRange" && access.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax list })
                    {
                        result.Add(list.Identifier.ValueText, list.SpanStart);
                    }

                    result.LoadsWhenRead |= called == "UseLazyLoadingProxies";
                    break;
                case AssignmentExpressionSyntax { Left: var left, Right: var right } when !IsEmpty(right):
                    if ((left is MemberAccessExpressionSyntax target ? target.Name : left) is IdentifierNameSyntax set)
                    {
                        result.Add(set.Identifier.ValueText, set.SpanStart);
                    }

                    break;
                case IdentifierNameSyntax { Identifier.ValueText: "ILazyLoader" }:
                    result.LoadsWhenRead = true;
                    break;
            }
        }

        return result;
    }

    /// <summary>
    /// What a model says of a navigation, above all the snapshot that every migration writes (<c>b.Navigation("Visits");</c>): nothing is loaded by it, unless it is
    /// included automatically or loaded lazily.
    /// </summary>
    private static bool OnlyDescribes(InvocationExpressionSyntax call)
    {
        SyntaxNode current = call;
        while (current.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access)
        {
            if (access.Name.Identifier.ValueText is not ("IsRequired" or "HasField" or "UsePropertyAccessMode" or "HasAnnotation"))
            {
                return false;
            }

            current = outer;
        }

        return current.Parent is ExpressionStatementSyntax;
    }

    /// <summary>Null, or a collection with nothing in it, which a constructor sets.</summary>
    private static bool IsEmpty(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        BaseObjectCreationExpressionSyntax created => created.Initializer is null && created.ArgumentList is null or { Arguments.Count: 0 },
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        _ => false,
    };

    private sealed class TreeUses
    {
        public List<(string Name, int Position)> Places { get; } = new();

        public bool LoadsWhenRead { get; set; }

        public void Add(string name, int position) => Places.Add((name, position));

        public void AddNamesIn(SyntaxNode arguments)
        {
            foreach (var node in arguments.DescendantNodes())
            {
                if (node is IdentifierNameSyntax name)
                {
                    Add(name.Identifier.ValueText, name.SpanStart);
                }
                else if (node is LiteralExpressionSyntax { Token.Value: string path })
                {
                    foreach (var part in path.Split('.'))
                    {
                        Add(part, node.SpanStart);
                    }
                }
            }
        }
    }
}
