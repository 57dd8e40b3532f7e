using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution.Kinds;
using Chaperone.Endpoints.Razor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <content>What the files under <c>Kinds</c> may ask.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>A call that makes endpoints of a kind of its own; null for any other.</summary>
    private Value? MapKind(Call call, RouteBuilder on) => KnownKinds.Map(new KindCall(this, call, on, _condition, _symbols));

    /// <summary>The type with the running method's type arguments put in.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) => Substitute(type);

    /// <summary>Adds an endpoint, unless it is there already.</summary>
    public MappedEndpoint Add(MappedEndpoint endpoint) => AddEndpoint(endpoint);

    /// <summary>Runs a delegate with one argument.</summary>
    public Value Invoke(DelegateValue target, Value argument) => InvokeDelegate(target, new[] { argument });

    /// <summary>The text that a static field's or property's initializer gives it; null when it is not visible.</summary>
    public string? InitialText(ISymbol member) => InitialValue(member, trust: true) is ConstantValue { Value: string text } ? text : null;

    /// <summary>The classes of this compilation that implement or derive from a type and that can be made.</summary>
    public ImmutableArray<INamedTypeSymbol> ImplementationsOf(INamedTypeSymbol type) => _index.ImplementationsOf(type);

    /// <summary>An object made by a library, on which the calls of that library's methods are kept; its constructors are run.</summary>
    public ObjectValue Make(INamedTypeSymbol type)
    {
        var self = new ObjectValue(type) { Calls = new List<RecordedCall>() };
        Construct(self, type);
        return self;
    }

    /// <summary>Runs a method of an object; parameters that are not given are not known.</summary>
    public void RunOn(ObjectValue self, IMethodSymbol method, params Value[] arguments)
    {
        var bound = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var parameter in method.OriginalDefinition.Parameters.Take(arguments.Length))
        {
            bound[parameter] = arguments[parameter.Ordinal];
        }

        Run(method.OriginalDefinition, self, bound, TypeArgumentsOf(method));
    }

    /// <summary>The method of that name that an object of the type runs; null when it is not in source.</summary>
    public IMethodSymbol? MethodOf(INamedTypeSymbol type, string name) =>
        FindMember(type, name) is IMethodSymbol { IsAbstract: false, DeclaringSyntaxReferences.Length: > 0 } method ? method : null;

    /// <summary>The Razor files of the project.</summary>
    public RazorProject Razor => _settings.Razor;

    /// <summary>What an attribute means that is written where the compiler does not bind it.</summary>
    public AuthorizationMetadata? MetadataOf(INamedTypeSymbol type, ImmutableArray<Value> positional, ImmutableDictionary<string, Value> named, Evidence evidence)
    {
        if (MeaningOf(type) == MetadataMeaning.None)
        {
            return null;
        }

        var self = new ObjectValue(type);
        if (type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == positional.Length) is { } constructor)
        {
            var arguments = constructor.Parameters.ToDictionary<IParameterSymbol, ISymbol, Value>(static p => p, p => positional[p.Ordinal], SymbolEqualityComparer.Default);
            if (constructor.DeclaringSyntaxReferences.Length > 0)
            {
                Run(constructor.OriginalDefinition, self, arguments, TypeArgumentsOf(constructor));
                KeepPrimaryParameters(self, constructor, arguments);
            }
            else
            {
                KeepArguments(self, constructor, arguments);
            }
        }

        foreach (var argument in named)
        {
            for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
            {
                if (current.GetMembers(argument.Key).FirstOrDefault() is { } member)
                {
                    self.Fields[member.OriginalDefinition] = argument.Value;
                    break;
                }
            }
        }

        return MetadataOf(self, evidence);
    }

    /// <summary>What an object means as metadata or filter; null when it is not about authorization.</summary>
    public AuthorizationMetadata? MetadataOfObject(ObjectValue value, Evidence evidence) => MetadataOf(value, evidence);

    /// <summary>What is put into an AuthorizationPolicyBuilder by a delegate.</summary>
    public PolicyContent PolicyBy(Value configure) => ConfiguredPolicy(configure);

    // A class without a constructor of its own, and a constructor that names none of its base, run the base's without arguments.
    private void Construct(ObjectValue self, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return;
        }

        var constructor = type.InstanceConstructors.Where(static c => !c.IsImplicitlyDeclared).OrderBy(static c => c.Parameters.Length).FirstOrDefault();
        var syntax = constructor?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken);
        var namesBase = syntax is ConstructorDeclarationSyntax { Initializer: not null } or TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] };
        if (!namesBase && type.BaseType is { } basis)
        {
            Construct(self, basis);
        }

        if (constructor is not null)
        {
            Run(constructor.OriginalDefinition, self, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), TypeArgumentsOf(constructor));
        }
    }
}
