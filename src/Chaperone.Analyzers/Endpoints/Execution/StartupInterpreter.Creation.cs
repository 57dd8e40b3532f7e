using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Objects that start-up code makes.</content>
internal sealed partial class StartupInterpreter
{
    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                arguments[parameter] = Evaluate(argument.Value);
            }
        }

        var created = CreateFramework(creation.Type, creation.Constructor, arguments, creation.Syntax.GetLocation());
        if (created is null && creation.Type is { } type && Substitute(type) is { } concrete)
        {
            var self = new ObjectValue(concrete);
            created = self;
            if (creation.Constructor is { } constructor && (IsOwn(constructor) || (constructor.IsImplicitlyDeclared && IsOwn(constructor.ContainingType))))
            {
                Construct(self, constructor, arguments);
            }
            else
            {
                // What an endpoint's lifecycle is read from.
                if (creation.Constructor is { ContainingType.Name: "ApiVersion" } version)
                {
                    KeepArguments(self, version, arguments);
                }

                RunHandedOn(arguments.Values, System.Array.Empty<Value>(), concrete.Name, creation.Syntax.GetLocation());
                if (!WellKnownSymbols.IsFrameworkAssembly(concrete.ContainingAssembly))
                {
                    NoteConstruction(concrete, arguments, creation.Syntax);
                }
            }
        }

        created ??= Value.Unknown;
        if (creation.Arguments.Any(static a => a.Parameter is { Name: "comparer" }) && WellKnownSymbols.IsFrameworkAssembly(creation.Type?.ContainingAssembly))
        {
            // Which keys are the same is theirs to say.
            created = Value.Unknown;
        }

        if (creation.Initializer is { } initializer)
        {
            _initialized.Push(created);
            try
            {
                var items = ImmutableArray.CreateBuilder<Value>();
                foreach (var child in initializer.Initializers)
                {
                    if (child is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add && !IsOwn(add.TargetMethod))
                    {
                        items.Add(Evaluate(add.Arguments[0].Value));
                    }
                    else
                    {
                        Evaluate(child);
                    }
                }

                if (items.Count > 0 && created is ObjectValue)
                {
                    return new SequenceValue(items.ToImmutable(), complete: true);
                }
            }
            finally
            {
                _initialized.Pop();
            }
        }

        return created;
    }

    private Value? CreateFramework(ITypeSymbol? type, IMethodSymbol? constructor, Dictionary<ISymbol, Value> arguments, Location where)
    {
        var created = CreateKnown(type, constructor, arguments, where);
        if (_recorder is null || created is not (HostValue or PolicyBuilderValue))
        {
            return created;
        }

        var open = _recorder.Begin(Facts.LogOperation.New, type!, "new " + type!.Name, ImmutableArray<ITypeSymbol>.Empty, Value.Unknown, arguments.Values.ToList(), _condition);
        return _recorder.End(open, created, givesSymbol: false);
    }

    /// <summary>The constructor of the base class that a constructor runs without naming it.</summary>
    private void ConstructInherited(ObjectValue self, IMethodSymbol constructor)
    {
        if (!constructor.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax { Initializer: not null } or Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax)
            && constructor.ContainingType.BaseType is { } parent && IsOwn(parent) && parent.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty) is { } inherited)
        {
            Construct(self, inherited, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default));
        }
    }

    private void Construct(ObjectValue self, IMethodSymbol constructor, Dictionary<ISymbol, Value> arguments)
    {
        var definition = constructor.OriginalDefinition;
        ConstructInherited(self, constructor);
        if (definition.IsImplicitlyDeclared)
        {
            return;
        }

        var bound = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var parameter in definition.Parameters)
        {
            if (arguments.TryGetValue(constructor.Parameters[parameter.Ordinal], out var value))
            {
                bound[parameter] = value;
            }
        }

        foreach (var reference in definition.DeclaringSyntaxReferences)
        {
            // A primary constructor: its parameters are visible in the whole type; a record's are its properties too.
            if (reference.GetSyntax(_cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax)
            {
                foreach (var pair in bound)
                {
                    self.Fields[pair.Key] = pair.Value;
                    if (definition.ContainingType.GetMembers(pair.Key.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                    {
                        self.Fields[property.OriginalDefinition] = pair.Value;
                    }
                }

                return;
            }
        }

        Run(definition, self, bound, TypeArgumentsOf(constructor));
    }
}
