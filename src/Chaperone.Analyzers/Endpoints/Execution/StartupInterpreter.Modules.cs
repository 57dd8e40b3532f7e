using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Facts;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Modules found by reflection: the loop runs once for each type that implements the interface.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>The module that is being run, where it is one of several.</summary>
    private INamedTypeSymbol? _module;

    private (ILocalSymbol Variable, ImmutableArray<INamedTypeSymbol> Types)? ForkVariable(IVariableDeclarationGroupOperation group)
    {
        if (group.Declarations.Length != 1 || group.Declarations[0].Declarators.Length != 1)
        {
            return null;
        }

        var declarator = group.Declarations[0].Declarators[0];
        if (declarator.Initializer is not { } initializer || ModuleTypes(declarator.Symbol.Type) is not { Length: > 0 } types)
        {
            return null;
        }

        var value = Evaluate(initializer.Value);
        if (IsKnownObject(value) || value is ChoiceValue)
        {
            _frame.Declare(declarator.Symbol, value);

            // Evaluated here already: the statement itself must not run a second time.
            return (declarator.Symbol, ImmutableArray<INamedTypeSymbol>.Empty);
        }

        return (declarator.Symbol, types);
    }

    private Flow ForEachImplementation(ISymbol variable, ImmutableArray<INamedTypeSymbol> types, System.Func<Flow> run)
    {
        if (types.IsEmpty)
        {
            return run();
        }

        var result = Flow.Next;
        _forks++;
        foreach (var type in types)
        {
            _frame.Declare(variable, new ObjectValue(type));
            result = InModule(type, types, run);
        }

        _forks--;
        return result;
    }

    /// <summary>Runs one of several modules. Of modules in modules the outer one says what comes first.</summary>
    private T InModule<T>(INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> all, System.Func<T> run)
    {
        var outer = _module;
        _module ??= all.Length > 1 ? type : null;
        var result = run();
        _module = outer;
        return result;
    }

    /// <summary>
    /// The concrete types behind an interface or abstract class of this compilation whose members take a route builder, an application
    /// or services: modules, which applications find by reflection and call in a loop. Empty for any other type.
    /// </summary>
    private ImmutableArray<INamedTypeSymbol> ModuleTypes(ITypeSymbol type) =>
        ModuleOf(type) is { } module && !IsLeftToOthers(module)
            ? _index.ImplementationsOf(module).AddRange(_facts.ImplementationsOf(module))
            : ImmutableArray<INamedTypeSymbol>.Empty;

    private INamedTypeSymbol? ModuleOf(ITypeSymbol type) =>
        Substitute(type) is INamedTypeSymbol { IsAbstract: true } module && !WellKnownSymbols.IsFrameworkAssembly(module.ContainingAssembly) && IsModule(module) ? module : null;

    /// <summary>
    /// Whether a library leaves it to the application which modules are run: others may implement the interface too, so that its log has the call
    /// of the interface, and whoever replays it runs the library's own among all others. Running its own here would lose those of others.
    /// </summary>
    private bool IsLeftToOthers(INamedTypeSymbol module) => _recorder is not null && SummarizedMembers.IsVisible(module);

    /// <summary>Whether a lambda over the type is one over modules.</summary>
    private bool IsOverModules(ITypeSymbol type) => ModuleTypes(type).Length > 0 || (ModuleOf(type) is { } module && IsLeftToOthers(module));

    private bool IsModule(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(m => m.Parameters.Any(p => CarriesApplication(p.Type)))
        || type.AllInterfaces.Any(i => !WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly) && IsModule(i));

    private bool CarriesApplication(ITypeSymbol type) =>
        IsRouteBuilderType(type) || WellKnownSymbols.Is(type, _symbols.ApplicationBuilder) || HostFacets.IsFacet(type);
}
