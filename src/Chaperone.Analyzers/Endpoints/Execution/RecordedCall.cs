using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>
/// A call or a setting of the start-up code with its evaluated arguments, kept for readers that ask about something else than
/// authorization: what an endpoint is named and documented by, which serializer or which generator the application registers.
/// </summary>
internal sealed class RecordedCall
{
    private readonly ImmutableArray<(string Parameter, Value Value)> _arguments;

    public RecordedCall(Call call, Condition when, ImmutableArray<ITypeSymbol> typeArguments)
    {
        Member = call.Method;
        Name = call.Method.Name;
        TypeArguments = typeArguments;
        When = when;
        Location = call.NameLocation;
        Syntax = call.Syntax;
        _arguments = call.OtherArguments().Select(static a => (a.Parameter.Name, a.Value)).ToImmutableArray();
    }

    /// <summary>A property that is set.</summary>
    public RecordedCall(IPropertySymbol property, Value value, Condition when, SyntaxNode syntax)
    {
        Member = property;
        Name = property.Name;
        TypeArguments = ImmutableArray<ITypeSymbol>.Empty;
        When = when;
        Location = syntax.GetLocation();
        Syntax = syntax;
        _arguments = ImmutableArray.Create(("value", value));
    }

    /// <summary>The method that is called or the property that is set.</summary>
    public ISymbol Member { get; }

    /// <summary>The member's name: what nearly every question of an endpoint to its application's calls begins with.</summary>
    public string Name { get; }

    public ImmutableArray<ITypeSymbol> TypeArguments { get; }

    /// <summary>Under which conditions of the start-up code it happens.</summary>
    public Condition When { get; }

    /// <summary>The name of the method where it is called.</summary>
    public Location Location { get; }

    public SyntaxNode Syntax { get; }

    /// <summary>Whether the member is the framework's own, so that its effect is known.</summary>
    public bool IsFramework => WellKnownSymbols.IsFrameworkAssembly(Member.ContainingAssembly);

    /// <summary>The arguments, without an extension method's receiver.</summary>
    public IEnumerable<Value> Arguments => _arguments.Select(static a => a.Value);

    /// <summary>The argument of that parameter; Unknown when there is none.</summary>
    public Value Argument(string parameter)
    {
        foreach (var argument in _arguments)
        {
            if (argument.Parameter == parameter)
            {
                return argument.Value;
            }
        }

        return Value.Unknown;
    }
}
