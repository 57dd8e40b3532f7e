using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Facts;

/// <summary>What the references of a compilation say of themselves, asked one by one: only of an assembly that a followed call goes to.</summary>
internal sealed class ReferencedFacts
{
    /// <summary>Logs of members by compilation, strings and numbers only: an unedited library is summarized once, however often its hosts change.</summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, StrongBox<MethodLog?>>> Summarized = new();

    private readonly Compilation _compilation;
    private readonly WellKnownSymbols _symbols;
    private readonly ConcurrentDictionary<IAssemblySymbol, ILibraryFacts?> _libraries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(string Id, IAssemblySymbol? Library), ISymbol?> _resolved = new();
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<INamedTypeSymbol>> _implementations = new(SymbolEqualityComparer.Default);

    public ReferencedFacts(WellKnownSymbols symbols)
    {
        _compilation = symbols.Compilation;
        _symbols = symbols;
    }

    private interface ILibraryFacts
    {
        MethodLog? LogOf(ISymbol member);

        TypeFlags? FlagsOf(INamedTypeSymbol type);
    }

    /// <summary>What a method does to what it is handed; null when its library does not say.</summary>
    public MethodLog? MethodOf(IMethodSymbol method) => Of(method.ContainingAssembly)?.LogOf(method);

    /// <summary>The value of a static property or field; null when its library does not say.</summary>
    public LogValue? ValueOf(ISymbol member) => Of(member.ContainingAssembly)?.LogOf(member)?.Result;

    /// <summary>What the source of a middleware, filter or convention says; null when it is not known.</summary>
    public TypeFlags? FlagsOf(ITypeSymbol type) => type.OriginalDefinition is INamedTypeSymbol named ? Of(named.ContainingAssembly)?.FlagsOf(named) : null;

    /// <summary>The member or type of a documentation comment id; null when it is not referenced.</summary>
    public ISymbol? Resolve(string id, IAssemblySymbol? library = null) => _resolved.GetOrAdd((id, library), k => Find(k.Id, k.Library));

    /// <summary>Concrete types of references that implement or derive from a module type that is declared in a reference.</summary>
    public ImmutableArray<INamedTypeSymbol> ImplementationsOf(INamedTypeSymbol module) =>
        _implementations.GetOrAdd(module.OriginalDefinition, _ => FindImplementations(module.OriginalDefinition));

    private ILibraryFacts? Of(IAssemblySymbol? assembly) =>
        assembly is null || WellKnownSymbols.IsFrameworkAssembly(assembly) ? null : _libraries.GetOrAdd(assembly, Read);

    private ILibraryFacts? Read(IAssemblySymbol assembly)
    {
        if (_compilation.GetMetadataReference(assembly) is CompilationReference { Compilation: var library })
        {
            return SummarizedMembers.HasFacts(library) && !FactsAttribute.IsOff(library.Assembly) ? new SourceFacts(library) : null;
        }

        return FactsAttribute.TextOf(assembly) is { } text && FactsText.Read(text) is { } facts ? new MetadataFacts(facts.Types, facts.Members) : null;
    }

    private ISymbol? Find(string id, IAssemblySymbol? library)
    {
        if (id.Length < 3 || id[1] != ':')
        {
            return null;
        }

        var name = id.Substring(2).Split('(')[0];
        if (id[0] == 'T')
        {
            return TypeNamed(name, library);
        }

        var arity = name.IndexOf("``", StringComparison.Ordinal);
        var member = arity < 0 ? name : name.Substring(0, arity);
        var dot = member.LastIndexOf('.');
        if (dot < 0 || TypeNamed(name.Substring(0, dot), library) is not { } type)
        {
            return null;
        }

        member = member.Substring(dot + 1);
        return MemberOf(type, member, id)
            ?? _symbols.GetAll(name.Substring(0, dot)).Where(t => !SymbolEqualityComparer.Default.Equals(t, type)).Select(t => MemberOf(t, member, id)).FirstOrDefault(static m => m is not null);
    }

    // By its name first: to write the id of each member takes long. An explicit implementation's has its points written as '#', and an indexer is called Item there.
    private static ISymbol? MemberOf(INamedTypeSymbol type, string name, string id) =>
        type.GetMembers(name).FirstOrDefault(m => m.GetDocumentationCommentId() == id) ?? type.GetMembers().FirstOrDefault(m => m.GetDocumentationCommentId() == id);

    private INamedTypeSymbol? TypeNamed(string name, IAssemblySymbol? library)
    {
        // Documentation ids write nested types with a point, metadata with a plus.
        while (true)
        {
            if ((library?.GetTypeByMetadataName(name) ?? _symbols.Get(name)) is { } type)
            {
                return type;
            }

            var dot = name.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            name = name.Substring(0, dot) + "+" + name.Substring(dot + 1);
        }
    }

    private ImmutableArray<INamedTypeSymbol> FindImplementations(INamedTypeSymbol module)
    {
        var declaring = module.ContainingAssembly;
        var result = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var assembly in _compilation.SourceModule.ReferencedAssemblySymbols
            .Where(a => !WellKnownSymbols.IsFrameworkAssembly(a) && (SymbolEqualityComparer.Default.Equals(a, declaring) || a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == declaring.Name))))
            .OrderBy(static a => a.Name, StringComparer.Ordinal))
        {
            Collect(assembly.GlobalNamespace, module, result);
        }

        return result.ToImmutable();
    }

    private static void Collect(INamespaceSymbol space, INamedTypeSymbol module, ImmutableArray<INamedTypeSymbol>.Builder result)
    {
        foreach (var member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                Collect(inner, module, result);
            }
            else if (member is INamedTypeSymbol { IsAbstract: false, IsStatic: false, IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct } type && WellKnownSymbols.Is(type, module))
            {
                result.Add(type);
            }
        }
    }

    /// <summary>Read from the assembly's metadata; a member's line is parsed when it is called.</summary>
    private sealed class MetadataFacts : ILibraryFacts
    {
        private readonly Dictionary<string, TypeFlags> _types;
        private readonly Dictionary<string, Func<MethodLog?>> _members;
        private readonly ConcurrentDictionary<string, MethodLog?> _logs = new(StringComparer.Ordinal);

        public MetadataFacts(Dictionary<string, TypeFlags> types, Dictionary<string, Func<MethodLog?>> members)
        {
            _types = types;
            _members = members;
        }

        public MethodLog? LogOf(ISymbol member) =>
            member.GetDocumentationCommentId() is { } id && _members.TryGetValue(id, out var parse) ? _logs.GetOrAdd(id, _ => parse()) : null;

        public TypeFlags? FlagsOf(INamedTypeSymbol type) => _types.TryGetValue(TypeNames.MetadataNameOf(type), out var flags) ? flags : null;
    }

    /// <summary>Made from the source of a project that an editor has open.</summary>
    private sealed class SourceFacts : ILibraryFacts
    {
        private readonly Compilation _library;
        private readonly Lazy<(ReferencedFacts Facts, SummarizedMembers Members)> _own;
        private readonly ConcurrentDictionary<string, StrongBox<MethodLog?>> _logs;

        public SourceFacts(Compilation library)
        {
            _library = library;
            _logs = Summarized.GetOrCreateValue(library);
            _own = new Lazy<(ReferencedFacts, SummarizedMembers)>(() =>
            {
                var symbols = new WellKnownSymbols(library);
                var facts = new ReferencedFacts(symbols);
                return (facts, new SummarizedMembers(new SemanticModels(library), symbols, facts, CancellationToken.None));
            });
        }

        public MethodLog? LogOf(ISymbol member)
        {
            if (member.GetDocumentationCommentId() is not { } id)
            {
                return null;
            }

            if (!_logs.TryGetValue(id, out var log))
            {
                var own = _own.Value.Facts.Resolve(id, _library.Assembly);
                log = new StrongBox<MethodLog?>(own is null ? null : _own.Value.Members.LogOf(own));
                _logs.TryAdd(id, log);
            }

            return log.Value;
        }

        public TypeFlags? FlagsOf(INamedTypeSymbol type) => SummarizedMembers.IsJudged(type) ? SummarizedMembers.FlagsOf(type, _own.Value.Members.Models, CancellationToken.None) : null;
    }
}
