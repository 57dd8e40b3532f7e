using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Modules found by reflection: the loop runs once for each type that implements the interface.</content>
internal sealed partial class StartupInterpreter
{
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
            result = run();
        }

        _forks--;
        return result;
    }

    /// <summary>
    /// The concrete types behind an interface or abstract class of this compilation whose members take a route builder, an application
    /// or services: modules, which applications find by reflection and call in a loop. Empty for any other type.
    /// </summary>
    private ImmutableArray<INamedTypeSymbol> ModuleTypes(ITypeSymbol type)
    {
        type = Substitute(type);
        if (type is not INamedTypeSymbol { IsAbstract: true } module || WellKnownSymbols.IsFrameworkAssembly(module.ContainingAssembly) || !IsModule(module))
        {
            return ImmutableArray<INamedTypeSymbol>.Empty;
        }

        return _index.ImplementationsOf(module).AddRange(_facts.ImplementationsOf(module));
    }

    private bool IsModule(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(m => m.Parameters.Any(p => CarriesApplication(p.Type)))
        || type.AllInterfaces.Any(i => !WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly) && IsModule(i));

    private bool CarriesApplication(ITypeSymbol type) =>
        IsRouteBuilderType(type) || WellKnownSymbols.Is(type, _symbols.ApplicationBuilder) || HostFacets.IsFacet(type);
}
