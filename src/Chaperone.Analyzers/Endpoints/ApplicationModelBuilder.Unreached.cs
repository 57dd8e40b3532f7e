using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <content>Methods with Map calls that nothing calls.</content>
internal sealed partial class ApplicationModelBuilder
{
    /// <summary>Which methods have to be followed: all, or those that configure the application or lead to the wanted file.</summary>
    private Func<IMethodSymbol, bool> RelevanceFor(ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> trees, SyntaxTree? only)
    {
        if (only is null)
        {
            var configuring = new Lazy<HashSet<string>>(() => _index.NamesReaching(static m => m.Configures || m.BuildsApplication));
            return method => configuring.Value.Contains(SimpleName(method)) || method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet;
        }

        var wanted = trees.FirstOrDefault(t => t.Tree == only).Facts;
        var names = new Lazy<HashSet<string>>(() =>
        {
            var here = new HashSet<MethodFacts>(wanted?.Methods ?? ImmutableArray<MethodFacts>.Empty);
            var names = _index.NamesReaching(m => m.Configures || (m.BuildsApplication && here.Contains(m)));

            // Helpers that map what this file hands them stand in other files, and their endpoints are reported here.
            names.UnionWith(_index.MethodsWithHandlers);
            return names;
        });
        return method => names.Value.Contains(SimpleName(method)) || method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet;
    }

    /// <summary>For a method that need not be followed, because it only maps endpoints that nobody asked for: the ordinal of its builder.</summary>
    private int? PlainModuleOn(IMethodSymbol method) =>
        _only is not null && method.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree != _only
            ? TreeFacts.Of(reference.SyntaxTree, _cancellationToken).Methods.FirstOrDefault(m => m.Span == reference.Span)?.PlainModuleOn
            : null;

    // An explicit interface implementation is called "IModule.Map" by its symbol and "Map" by syntax.
    private static string SimpleName(IMethodSymbol method) =>
        method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;

    /// <summary>Methods with Map calls that no followed code calls: libraries' extension methods, modules found by reflection, dead code.</summary>
    private void RunUnreachedMethods(bool isApplication)
    {
        var unreached = UnreachedMethods();
        if (unreached.Count == 0)
        {
            return;
        }

        // A method that another unreached one calls is reached from there. Which one is meant the names alone do not say: modules and the methods
        // that call them have the same name often, and the order of files may not decide.
        var called = CalledByOthers(unreached);
        var reached = new HashSet<SyntaxNode>(_interpreter.Endpoints.Select(static e => e.Site));
        var named = new Lazy<HashSet<string>>(() => new(_index.Trees.SelectMany(static t => t.Facts.Methods).SelectMany(static m => m.Names), StringComparer.Ordinal));
        foreach (var first in new[] { true, false })
        {
            foreach (var (method, _, calls) in unreached)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (called.Contains(method) == first || calls.All(_interpreter.Visited.Contains))
                {
                    continue;
                }

                var before = _interpreter.Endpoints.Count;
                _interpreter.RunWithoutCaller(method, isApplication
                    ? "no visible code calls " + method.Name
                    : "the application that calls " + method.Name + " is not visible");

                // An extension method that nothing in an application names is no module that reflection finds, but code that is not called any
                // more. What only it maps is a row, so that somebody sees it; what the application maps in its own way too is none a second time,
                // below a prefix that nobody knows.
                if (isApplication && method.IsExtensionMethod && !named.Value.Contains(method.Name))
                {
                    var again = new HashSet<MappedEndpoint>(_interpreter.Endpoints.Skip(before).Where(e => reached.Contains(e.Site)));
                    _interpreter.Endpoints.RemoveAll(again.Contains);
                }
            }
        }
    }

    private HashSet<ISymbol> CalledByOthers(List<(IMethodSymbol Method, MethodFacts? Facts, List<SyntaxNode> Calls)> unreached)
    {
        var names = new HashSet<string>(unreached.Select(static u => u.Method.Name), StringComparer.Ordinal);
        var called = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (method, facts, _) in unreached.Where(u => u.Facts?.Names.Any(names.Contains) == true))
        {
            var declaration = method.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
            foreach (var call in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                var name = call.Expression switch { MemberAccessExpressionSyntax member => member.Name, var other => other as SimpleNameSyntax };
                if (name is not null && names.Contains(name.Identifier.ValueText)
                    && _models.For(declaration.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol target
                    && (target.ReducedFrom ?? target).OriginalDefinition is var definition
                    && !SymbolEqualityComparer.Default.Equals(definition, method.OriginalDefinition))
                {
                    called.Add(definition);
                }
            }
        }

        return called;
    }

    /// <summary>
    /// What is left: calls that really map something and that nothing led to (code that is handed its builder in a way that is not followed).
    /// They are rows too, unknown ones.
    /// </summary>
    private void AddUnreachedCalls()
    {
        foreach (var (tree, facts) in _index.Trees)
        {
            if (facts.MapCalls.IsEmpty || (_only is not null && tree != _only))
            {
                continue;
            }

            var root = tree.GetRoot(_cancellationToken);
            foreach (var span in facts.MapCalls)
            {
                var call = root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(n => n.Span == span);
                if (call is { Expression: MemberAccessExpressionSyntax { Name: var name } }
                    && HandlerBodies.TakesHandler(name.Identifier.ValueText)
                    && !_interpreter.Visited.Contains(call)
                    && _models.For(tree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "EndpointRouteBuilderExtensions" or "FallbackEndpointRouteBuilderExtensions" } method
                    && WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly))
                {
                    _interpreter.AddUnreached(call, name.GetLocation());
                }
            }
        }
    }

    private List<(IMethodSymbol Method, MethodFacts? Facts, List<SyntaxNode> Calls)> UnreachedMethods()
    {
        var result = new List<(IMethodSymbol, MethodFacts?, List<SyntaxNode>)>();
        foreach (var (tree, facts) in _index.Trees)
        {
            if (facts.MapCalls.IsEmpty || (_only is not null && tree != _only && !LeadsToOnly(facts)))
            {
                continue;
            }

            var root = tree.GetRoot(_cancellationToken);
            var groups = facts.MapCalls
                .Select(span => root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(n => n.Span == span))
                .Where(static call => call is not null)
                .GroupBy(static call => call!.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>())

                // One that was led to is not led to again for a call in it that does not resolve: that would list all others twice.
                .Where(calls => _interpreter.Exhausted ? !calls.All(_interpreter.Visited.Contains!) : !calls.Any(_interpreter.Visited.Contains!));
            foreach (var group in groups)
            {
                if (group.Key is { } declaration
                    && TakesApplication(declaration)
                    && (_only is null || tree == _only || !facts.Methods.Any(m => m.Span == declaration.Span && m.PlainModuleOn is not null))
                    && _models.For(tree).GetDeclaredSymbol(declaration, _cancellationToken) is IMethodSymbol { IsAbstract: false } method)
                {
                    result.Add((method, facts.Methods.FirstOrDefault(m => m.Span == declaration.Span), group.Select(static c => (SyntaxNode)c!).ToList()));
                }
            }
        }

        // One that another one leads to in a way that names don't show has that one's reason: which comes first is not for the order of files to say.
        return result.OrderBy(static u => u.Item1.GetDocumentationCommentId(), StringComparer.Ordinal).ToList();
    }

    private bool LeadsToOnly(TreeFacts facts) =>
        _index.Trees.FirstOrDefault(t => t.Tree == _only).Facts is { } wanted
        && facts.Methods.Any(m => m.Names.Any(n => wanted.Methods.Any(w => w.Name == n)));

    // Syntax first: most methods with a name that begins with Map are mappers of objects.
    internal static bool TakesApplication(BaseMethodDeclarationSyntax declaration) =>
        declaration.ParameterList.Parameters.Any(static p => p.Type is { } type && IsApplicationName(type.ToString()));

    private static bool IsApplicationName(string type) =>
        type.IndexOf("RouteBuilder", StringComparison.Ordinal) >= 0 || type.IndexOf("RouteGroupBuilder", StringComparison.Ordinal) >= 0
        || type.IndexOf("WebApplication", StringComparison.Ordinal) >= 0 || type.IndexOf("ApplicationBuilder", StringComparison.Ordinal) >= 0;
}
