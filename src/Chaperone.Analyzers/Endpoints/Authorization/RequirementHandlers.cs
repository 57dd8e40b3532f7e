using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    private readonly WellKnownSymbols _symbols;
    private readonly Func<IMethodSymbol, IOperation?> _bodyOf;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _handlers;
    private readonly Dictionary<ISymbol, bool> _judged = new(SymbolEqualityComparer.Default);

    public RequirementHandlers(WellKnownSymbols symbols, SourceIndex index, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        _symbols = symbols;
        _bodyOf = bodyOf;
        _handlers = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => Find(index));
    }

    /// <summary>Whether no handler says for who is nobody that a requirement of this type is met.</summary>
    public bool Refuse(ITypeSymbol requirement) =>
        IsSearched(requirement)
        && IsOwn(requirement)
        && _handlers.Value.Where(h => Handles(h, requirement)).All(NeverSucceeds);

    /// <summary>
    /// Whether a registered handler may say of the framework's own requirements, too, that who is nobody meets them: one of all that is
    /// pending (IAuthorizationHandler), or of an interface or class of the framework's. One that asks of which kind a requirement is, and names
    /// a kind of the application's, means that.
    /// </summary>
    public static bool MayMeetAll(INamedTypeSymbol handler, Func<IMethodSymbol, IOperation?> bodyOf) =>
        IsAskedAboutAll(handler) && MethodsOf(handler) is { } methods && !methods.All(m => AnonymousCaller.IsNeverMet(bodyOf(m), bodyOf)) && methods.Exists(m => SucceedsForAny(m, handler, bodyOf, new HashSet<ISymbol>(SymbolEqualityComparer.Default)));

    /// <summary>Whether the framework's own requirements are handed to it, too.</summary>
    public static bool IsAskedAboutAll(INamedTypeSymbol handler)
    {
        for (INamedTypeSymbol? type = handler; type is not null; type = type.BaseType)
        {
            if (Implements(type, "AuthorizationHandler"))
            {
                if (type.TypeArguments[0] is not { TypeKind: not TypeKind.TypeParameter } requirement || !WellKnownSymbols.IsFrameworkAssembly(requirement.ContainingAssembly))
                {
                    return false;
                }

                break;
            }
        }

        return !WellKnownSymbols.IsFrameworkAssembly(handler.ContainingAssembly);
    }

    /// <summary>In a method of a handler, or in one that it hands its context to, which counts as one that does if it is not visible.</summary>
    private static bool SucceedsForAny(IMethodSymbol method, INamedTypeSymbol handler, Func<IMethodSymbol, IOperation?> bodyOf, HashSet<ISymbol> seen)
    {
        if (!seen.Add(method))
        {
            return false;
        }

        if (bodyOf(method) is not { } body)
        {
            return true;
        }

        var code = body.Syntax;
        var model = body.SemanticModel;
        return code.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
                name.Identifier.ValueText == "Succeed"
                && !(name.Parent?.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [var met] } && IsOwnRequirement(model?.GetTypeInfo(met.Expression).Type))
                && !IsForOwn(name))
            || code.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
                model?.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.DelegateInvoke) } target
                && IsHandedContext(target)
                && !IsForOwn(call)
                && SucceedsForAny(call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } ? target : InHandler(target.ReducedFrom ?? target, handler), handler, bodyOf, seen));

        bool IsForOwn(SyntaxNode node) => node.Ancestors().TakeWhile(a => a != code).Any(a => NamesOwnRequirement(a, node, model));
    }

    private static bool IsHandedContext(IMethodSymbol method) =>
        !WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly) && (method.ReducedFrom ?? method).Parameters.Any(static p => p.Type.Name == "AuthorizationHandlerContext");

    /// <summary>What the handler itself has in place of a method of its base class.</summary>
    private static IMethodSymbol InHandler(IMethodSymbol method, INamedTypeSymbol handler)
    {
        for (INamedTypeSymbol? type = handler; type is not null && (method.IsAbstract || method.IsVirtual || method.IsOverride); type = type.BaseType)
        {
            if (type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m, method) || SymbolEqualityComparer.Default.Equals(m.OverriddenMethod, method)) is { } found)
            {
                return found;
            }
        }

        return method;
    }

    /// <summary><c>if (requirement is ReadPermission)</c>, <c>switch</c>, <c>foreach (var r in context.Requirements.OfType&lt;ReadPermission&gt;())</c> around it.</summary>
    private static bool NamesOwnRequirement(SyntaxNode around, SyntaxNode inside, SemanticModel? model) => around switch
    {
        IfStatementSyntax test => test.Statement.Span.Contains(inside.Span) && NamesOwn(test.Condition, model),
        SwitchSectionSyntax section => section.Labels.Any(l => NamesOwn(l, model)),
        SwitchExpressionArmSyntax arm => NamesOwn(arm.Pattern, model),
        ForEachStatementSyntax each => NamesOwn(each.Expression, model),
        _ => false,
    };

    private static bool NamesOwn(SyntaxNode syntax, SemanticModel? model) =>
        syntax.DescendantNodesAndSelf().OfType<TypeSyntax>().Any(t =>
            IsOwnRequirement(model?.GetSymbolInfo(t).Symbol as ITypeSymbol));

    /// <summary>A kind of requirement that none of the framework's own is of: who says that one is met says nothing of theirs.</summary>
    private static bool IsOwnRequirement(ITypeSymbol? type) =>
        type is INamedTypeSymbol && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && type.AllInterfaces.Any(static i => i.Name == "IAuthorizationRequirement");

    /// <summary>
    /// Whether the handlers of all that it is are searched: that of RolesAuthorizationRequirement meets what derives from it, one of a
    /// library what has the library's interface.
    /// </summary>
    private bool IsOwn(ITypeSymbol requirement)
    {
        for (var type = requirement.BaseType; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            if (!IsSearched(type) && !(WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && type.ContainingNamespace.Name != "Infrastructure"))
            {
                return false;
            }
        }

        return requirement.AllInterfaces.All(i => IsSearched(i) || WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly));
    }

    /// <summary>Only the handlers of this compilation are looked for; an open project of the same solution is a library too.</summary>
    private bool IsSearched(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _symbols.Compilation.Assembly);

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

        var result = new HashSet<INamedTypeSymbol>(index.DerivedTypes(static facts => facts.MentionsAuthorizationHandler).Where(t => WellKnownSymbols.Is(t, wanted)), SymbolEqualityComparer.Default);
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
            never = MethodsOf(handler) is { } methods && methods.All(m => AnonymousCaller.IsNeverMet(_bodyOf(m), _bodyOf));
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
