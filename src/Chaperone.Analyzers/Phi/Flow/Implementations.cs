using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi.Flow;

/// <summary>The one body that a call through an interface, or of a virtual method, can run here.</summary>
/// <remarks>
/// Services are called through their interfaces nearly everywhere. Two implementations are no answer: which of them runs is decided when
/// the program starts. Interfaces of other projects are not looked at, because their implementations are not all here.
/// </remarks>
internal sealed class Implementations
{
    private const int MostTypes = 32;

    // Per tree, from syntax alone: it outlives compilations, and an edit costs one file.
    private static readonly ConditionalWeakTable<SyntaxTree, List<(string Base, string Type)>> Cache = new();

    private readonly WellKnownSymbols _symbols;
    private readonly Lazy<Dictionary<string, List<string>>> _byBase;
    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol?> _only = new(SymbolEqualityComparer.Default);

    public Implementations(WellKnownSymbols symbols)
    {
        _symbols = symbols;
        _byBase = new(Read);
    }

    /// <summary>The only method that the call can run; null when there is none, or more than one.</summary>
    public IMethodSymbol? Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return (method.IsAbstract || method.IsVirtual || method.IsOverride) && !method.IsStatic
            && method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet
            && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _symbols.Compilation.Assembly)
            ? _only.GetOrAdd(method, m => Find((IMethodSymbol)m))
            : null;
    }

    private IMethodSymbol? Find(IMethodSymbol method)
    {
        var names = new List<string>();
        Collect(method.ContainingType.Name, names);
        if (names.Count > MostTypes)
        {
            return null;
        }

        IMethodSymbol? only = method.IsAbstract ? null : method;
        foreach (var name in names)
        {
            if (_symbols.Get(name) is { TypeKind: TypeKind.Class or TypeKind.Struct } type && Implemented(method, type) is { IsAbstract: false } found)
            {
                if (only is not null && !SymbolEqualityComparer.Default.Equals(only, found))
                {
                    return null;
                }

                only = found;
            }
        }

        return only is { DeclaringSyntaxReferences.IsEmpty: false } ? only : null;
    }

    private static IMethodSymbol? Implemented(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            // Of a generic interface its construction has the member.
            var face = type.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType));
            var member = face?.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
            return member is null ? null : (type.FindImplementationForInterfaceMember(member) as IMethodSymbol)?.OriginalDefinition;
        }

        foreach (var candidate in type.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                {
                    return candidate.OriginalDefinition;
                }
            }
        }

        return null;
    }

    private void Collect(string name, List<string> names)
    {
        if (!_byBase.Value.TryGetValue(name, out var types))
        {
            return;
        }

        foreach (var type in types)
        {
            if (names.Count > MostTypes)
            {
                return;
            }

            if (!names.Contains(type))
            {
                names.Add(type);
                Collect(SimpleName(type), names);
            }
        }
    }

    private static string SimpleName(string metadataName)
    {
        var start = metadataName.LastIndexOfAny(new[] { '.', '+' }) + 1;
        var end = metadataName.IndexOf('`', start);
        return metadataName.Substring(start, (end < 0 ? metadataName.Length : end) - start);
    }

    private Dictionary<string, List<string>> Read()
    {
        var result = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var tree in _symbols.Compilation.SyntaxTrees)
        {
            foreach (var (name, type) in Cache.GetValue(tree, static t => In(t)))
            {
                if (!result.TryGetValue(name, out var types))
                {
                    result[name] = types = new List<string>(1);
                }

                types.Add(type);
            }
        }

        return result;
    }

    private static List<(string Base, string Type)> In(SyntaxTree tree)
    {
        var found = new List<(string, string)>();
        if (tree.GetRoot() is CompilationUnitSyntax root)
        {
            Walk(root.Members, "");
        }

        return found;

        void Walk(SyntaxList<MemberDeclarationSyntax> members, string prefix)
        {
            foreach (var member in members)
            {
                if (member is BaseNamespaceDeclarationSyntax space)
                {
                    Walk(space.Members, prefix + space.Name.ToString().Replace(" ", "") + ".");
                }
                else if (member is TypeDeclarationSyntax type)
                {
                    var name = prefix + type.Identifier.ValueText + (type.TypeParameterList is { Parameters.Count: var count and > 0 } ? "`" + count : "");
                    foreach (var listed in type.BaseList?.Types ?? default)
                    {
                        if ((listed.Type is QualifiedNameSyntax qualified ? qualified.Right : listed.Type as SimpleNameSyntax) is { } simple)
                        {
                            found.Add((simple.Identifier.ValueText, name));
                        }
                    }

                    Walk(type.Members, name + "+");
                }
            }
        }
    }
}
