using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Whether a requirement of the project's own refuses who is nobody, by the code of its handlers.</summary>
/// <remarks>
/// A requirement is met only when a handler calls Succeed (DefaultAuthorizationEvaluator, AuthorizationHandlerContext.HasSucceeded): one that no
/// handler meets for such a caller refuses it, registered or not. Handlers of a requirement that this compilation declares stand in it or in
/// code that refers to it; of another assembly's requirements nothing is said.
/// </remarks>
internal sealed class RequirementHandlers
{
    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _handlers;
    private readonly Dictionary<ISymbol, bool> _judged = new(SymbolEqualityComparer.Default);

    public RequirementHandlers(SemanticModels models, WellKnownSymbols symbols, SourceIndex index, CancellationToken cancellationToken)
    {
        _models = models;
        _symbols = symbols;
        _cancellationToken = cancellationToken;
        _handlers = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => Find(index));
    }

    /// <summary>Whether no handler says for who is nobody that a requirement of this type is met.</summary>
    public bool Refuse(ITypeSymbol requirement) =>
        SymbolEqualityComparer.Default.Equals(requirement.ContainingAssembly, _models.Compilation.Assembly)
        && IsOwn(requirement)
        && _handlers.Value.Where(h => Handles(h, requirement)).All(NeverSucceeds);

    /// <summary>Whether the handlers of what it derives from are in source too: that of RolesAuthorizationRequirement meets what derives from it.</summary>
    private static bool IsOwn(ITypeSymbol requirement)
    {
        for (var type = requirement.BaseType; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            if (type.DeclaringSyntaxReferences.IsEmpty && !(WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && type.ContainingNamespace.Name != "Infrastructure"))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Implements(ITypeSymbol type, string name) => type.OriginalDefinition.Name == name && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);

    /// <summary>
    /// The classes that are handlers. Whoever overrides one of the two methods names what it is handed; only where that is an abstract class
    /// the classes of other files are asked whether they derive from it.
    /// </summary>
    private ImmutableArray<INamedTypeSymbol> Find(SourceIndex index)
    {
        if (_symbols.Get("Microsoft.AspNetCore.Authorization.IAuthorizationHandler") is not { } wanted)
        {
            return ImmutableArray<INamedTypeSymbol>.Empty;
        }

        var result = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var (tree, facts) in index.Trees.Where(static t => t.Facts.MentionsAuthorizationHandler))
        {
            foreach (var position in facts.DerivedTypes)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (tree.GetRoot(_cancellationToken).FindToken(position).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } node
                    && _models.For(tree).GetDeclaredSymbol(node, _cancellationToken) is INamedTypeSymbol type && WellKnownSymbols.Is(type, wanted))
                {
                    result.Add(type);
                }
            }
        }

        if (result.RemoveWhere(static t => t.IsAbstract) > 0)
        {
            result.UnionWith(index.ImplementationsOf(wanted));
        }

        return result.ToImmutableArray();
    }

    /// <summary>Whether a handler is asked about requirements of the type: AuthorizationHandler&lt;T&gt; takes all that are a T, other handlers look for themselves.</summary>
    private bool Handles(INamedTypeSymbol handler, ITypeSymbol requirement)
    {
        for (INamedTypeSymbol? type = handler; type is not null; type = type.BaseType)
        {
            if (Implements(type, "AuthorizationHandler"))
            {
                return type.TypeArguments[0] is ITypeParameterSymbol || WellKnownSymbols.Is(requirement, type.TypeArguments[0] as INamedTypeSymbol);
            }
        }

        return true;
    }

    /// <summary>By the methods that it overrides or inherits, if everything between it and the framework's class is in source.</summary>
    private bool NeverSucceeds(INamedTypeSymbol handler)
    {
        if (!_judged.TryGetValue(handler, out var never))
        {
            never = MethodsOf(handler) is { } methods && methods.All(m => AnonymousCaller.IsNeverMet(MethodBody.Of(m, _models), _models));
            _judged.Add(handler, never);
        }

        return never;
    }

    private static List<IMethodSymbol>? MethodsOf(INamedTypeSymbol handler)
    {
        var result = new List<IMethodSymbol>();
        for (INamedTypeSymbol? type = handler; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            if (type.DeclaringSyntaxReferences.IsEmpty)
            {
                return WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) ? result : null;
            }

            result.AddRange(type.GetMembers().OfType<IMethodSymbol>().Where(m => !m.IsAbstract
                && (m.Name is "HandleRequirementAsync" or "HandleAsync" || m.ExplicitInterfaceImplementations.Any(static i => i.Name == "HandleAsync"))
                && !result.Exists(o => o.Name == m.Name)));
        }

        return result;
    }
}
