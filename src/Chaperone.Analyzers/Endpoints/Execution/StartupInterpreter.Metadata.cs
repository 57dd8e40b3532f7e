using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>What attributes and metadata objects mean to authorization.</content>
internal sealed partial class StartupInterpreter
{
    private readonly Dictionary<AttributeData, AuthorizationMetadata?> _attributeMetadata = new();

    /// <summary>Filters that were registered as services, by type.</summary>
    private readonly Dictionary<ITypeSymbol, ObjectValue> _registeredFilters = new(SymbolEqualityComparer.Default);

    /// <summary>What an attribute means; null when it is not about authorization.</summary>
    public AuthorizationMetadata? MetadataOf(AttributeData attribute, string on)
    {
        if (_attributeMetadata.TryGetValue(attribute, out var known))
        {
            return known;
        }

        AuthorizationMetadata? metadata = null;
        if (attribute.AttributeClass is { } type)
        {
            if (MeaningOf(type) is not MetadataMeaning.None)
            {
                metadata = MetadataOf(ObjectOf(attribute, type), EvidenceOf(attribute, type, on));
            }
            else if (ChangesModel(type))
            {
                metadata = ChangeBy(type, EvidenceOf(attribute, type, on)).AsMetadata();
            }
            else if (type.Name is "TypeFilterAttribute" or "ServiceFilterAttribute")
            {
                metadata = FilterByType(attribute, type, EvidenceOf(attribute, type, on));
            }
        }

        metadata = metadata?.OnAttribute(on == "the class" ? 1 : 0);
        _attributeMetadata[attribute] = metadata;
        return metadata;
    }

    /// <summary>An attribute that is a convention for the controller or action that it stands on (ApplicationModelConventions.ApplyConventions).</summary>
    private static bool ChangesModel(INamedTypeSymbol type) =>
        !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
        && type.AllInterfaces.Any(static i => i.Name is "IControllerModelConvention" or "IActionModelConvention" or "IParameterModelConvention" && WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly));

    private Evidence EvidenceOf(AttributeData attribute, INamedTypeSymbol type, string on)
    {
        // In an editor a reference's attributes have source as well: evidence points into this project only, as in a build.
        var syntax = attribute.ApplicationSyntaxReference is { } reference && _models.Compilation.ContainsSyntaxTree(reference.SyntaxTree) ? reference : null;
        var text = syntax is not null ? syntax.GetSyntax(_cancellationToken).ToString()
            : type.Name.EndsWith("Attribute", System.StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
        return new Evidence("[" + text + "] on " + on, syntax is null ? null : Location.Create(syntax.SyntaxTree, syntax.Span));
    }

    /// <summary>[TypeFilter] and [ServiceFilter]: the filter is made by the container.</summary>
    private AuthorizationMetadata? FilterByType(AttributeData attribute, INamedTypeSymbol type, Evidence evidence)
    {
        var filter = type.TypeArguments.FirstOrDefault() ?? attribute.ConstructorArguments.Select(static a => a.Scalar).OfType<ITypeSymbol>().FirstOrDefault();
        if (filter is null)
        {
            return null;
        }

        if (type.Name == "ServiceFilterAttribute" && _registeredFilters.TryGetValue(filter, out var registered))
        {
            return MetadataOf(registered, evidence);
        }

        // AuthorizeFilter by type has several constructors: making it fails at run time, unless arguments choose one (ActivatorUtilities.CreateFactory).
        var given = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Arguments").Value;
        var isChosen = given is { Kind: TypedConstantKind.Array, IsNull: false, Values.IsEmpty: false };
        var meaning = type.Name == "TypeFilterAttribute" && SymbolEqualityComparer.Default.Equals(filter, _symbols.AuthorizeFilter) && !isChosen
            ? MetadataMeaning.BrokenFilter
            : MeaningOf(filter);
        var policy = isChosen && given.Values.Length == 1 && SymbolEqualityComparer.Default.Equals(filter, _symbols.AuthorizeFilter) ? given.Values[0].Scalar as string : null;
        return meaning == MetadataMeaning.None ? null : new AuthorizationMetadata(meaning, evidence) { Policy = policy, PolicyKnown = policy is not null };
    }

    /// <summary>What an object means as endpoint metadata or MVC filter; null when it is not about authorization.</summary>
    private AuthorizationMetadata? MetadataOf(Value value, Evidence evidence)
    {
        switch (value)
        {
            case PolicyValue policy:
                return new AuthorizationMetadata(MetadataMeaning.PolicyObject, evidence) { Content = policy.Content };
            case ObjectValue self:
                return MetadataOf(self, evidence);
            default:
                return null;
        }
    }

    private AuthorizationMetadata? MetadataOf(ObjectValue self, Evidence evidence)
    {
        var meaning = MeaningOf(self.Type);
        if (meaning == MetadataMeaning.None)
        {
            return null;
        }

        var (policyKnown, policy) = TextProperty(self, "Policy", meaning);
        var (rolesKnown, roles) = TextProperty(self, "Roles", meaning);
        var (_, schemes) = TextProperty(self, "AuthenticationSchemes", meaning);
        return new AuthorizationMetadata(meaning, evidence)
        {
            Policy = policy,
            PolicyKnown = policyKnown,
            Roles = roles,
            RolesKnown = rolesKnown,
            Schemes = schemes,
            Requirements = (meaning & (MetadataMeaning.RequirementData | MetadataMeaning.RequiredScopes)) != 0 ? ImmutableArray.Create(self.Type.Name) : ImmutableArray<string>.Empty,
            Content = (meaning & MetadataMeaning.AuthorizeFilter) != 0 ? FilterContent(self) : null,
        };
    }

    private MetadataMeaning MeaningOf(ITypeSymbol type)
    {
        var meaning = MetadataMeaning.None;
        if (WellKnownSymbols.Is(type, _symbols.AuthorizeData))
        {
            meaning |= MetadataMeaning.AuthorizeData;
        }

        if (WellKnownSymbols.Is(type, _symbols.AllowAnonymous))
        {
            meaning |= MetadataMeaning.AllowAnonymous;
        }

        if (WellKnownSymbols.Is(type, _symbols.AuthorizationRequirementData))
        {
            meaning |= MetadataMeaning.RequirementData;
        }

        if (type.AllInterfaces.Any(static i => i.Name is "IAuthRequiredScopeMetadata" or "IAuthRequiredScopeOrAppPermissionMetadata" && i.ContainingAssembly.Name == PolicyResolver.IdentityWeb))
        {
            meaning |= MetadataMeaning.RequiredScopes;
        }

        if (WellKnownSymbols.Is(type, _symbols.AuthorizationPolicy))
        {
            meaning |= MetadataMeaning.PolicyObject;
        }

        if (WellKnownSymbols.Is(type, _symbols.AllowAnonymousFilter))
        {
            meaning |= MetadataMeaning.AllowAnonymousFilter;
        }
        else if (WellKnownSymbols.Is(type, _symbols.AuthorizeFilter))
        {
            // What one decides that overrides the decision is not followed.
            meaning |= OverridesDecision(type) ? MetadataMeaning.PossibleGuard : MetadataMeaning.AuthorizeFilter;
        }
        else if (WellKnownSymbols.Is(type, _symbols.AuthorizationFilter) || WellKnownSymbols.Is(type, _symbols.AsyncAuthorizationFilter)
            || (WellKnownSymbols.Is(type, _symbols.FilterMetadata) && (meaning & MetadataMeaning.AuthorizeData) == 0 && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && MayRefuse(type)))
        {
            // The framework's own authorization filters (anti-forgery, HTTPS, CORS) do not ask who the caller is.
            if (!WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
            {
                meaning |= MetadataMeaning.PossibleGuard;
            }
        }

        // An attribute that a middleware of the project's own reads may guard too: it need not be a filter.
        if (_settings.IsGuard(type))
        {
            meaning |= MetadataMeaning.DeclaredGuard | MetadataMeaning.PossibleGuard;
        }

        if (type.Name is "ShortCircuitMetadata")
        {
            meaning |= MetadataMeaning.ShortCircuit;
        }

        return meaning;
    }

    private static bool OverridesDecision(ITypeSymbol filter)
    {
        for (ITypeSymbol? type = filter; type is not null && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly); type = type.BaseType)
        {
            if (type.GetMembers("OnAuthorizationAsync").Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A string property of IAuthorizeData, as the constructor, the initializer or a getter sets it.</summary>
    private (bool Known, string? Text) TextProperty(ObjectValue self, string name, MetadataMeaning meaning)
    {
        if ((meaning & (MetadataMeaning.AuthorizeData | MetadataMeaning.AuthorizeFilter)) == 0)
        {
            return (true, null);
        }

        // A class that implements the interface again says what the framework reads, whatever its base class's property is.
        var implementation = _symbols.AuthorizeData?.GetMembers(name).FirstOrDefault() is { } asked ? self.Type.FindImplementationForInterfaceMember(asked) as IPropertySymbol : null;
        if (implementation is { ExplicitInterfaceImplementations.IsEmpty: false })
        {
            return IsOwn(implementation) ? Known(RunGetter(implementation, self)) : (false, null);
        }

        for (ITypeSymbol? type = self.Type; type is not null; type = type.BaseType)
        {
            var property = type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();
            if (property is null || (implementation is not null && !IsOrOverrides(property, implementation)))
            {
                continue;
            }

            if (self.Fields.TryGetValue(property.OriginalDefinition, out var value))
            {
                return Known(value);
            }

            if (IsOwn(property))
            {
                var read = RunGetter(property, self);
                if (!ReferenceEquals(read, Value.Unknown))
                {
                    return Known(read);
                }

                // "Roles { get; set; } = roles;", of a parameter of the primary constructor.
                if (property.DeclaringSyntaxReferences.Select(r => r.GetSyntax(_cancellationToken)).OfType<PropertyDeclarationSyntax>().FirstOrDefault() is { Initializer.Value: var initial })
                {
                    return initial is IdentifierNameSyntax { Identifier.ValueText: var given } && self.Fields.FirstOrDefault(f => f.Key is IParameterSymbol && f.Key.Name == given).Value is { } argument ? Known(argument) : (false, null);
                }

                // An automatic property that nothing sets is null.
                var automatic = property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
                return (automatic, null);
            }

            return (!IsConstructedElsewhere(self.Type), null);
        }

        return (true, null);
    }

    /// <summary>A custom class from a reference: what its constructor does is not visible.</summary>
    private bool IsConstructedElsewhere(ITypeSymbol type) =>
        !IsOwn(type) && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);

    private static (bool Known, string? Text) Known(Value value) => value is ConstantValue { Value: null or string } constant ? (true, (string?)constant.Value) : (false, null);

    /// <summary>What an AuthorizeFilter demands, from its constructor's arguments (AuthorizeFilter.cs).</summary>
    private static PolicyContent? FilterContent(ObjectValue filter)
    {
        foreach (var field in filter.Fields)
        {
            if (field.Key is IParameterSymbol { Name: "policy" } && field.Value is PolicyValue policy)
            {
                return policy.Content;
            }
        }

        // new AuthorizeFilter() is [Authorize]; new AuthorizeFilter("name") keeps the name as Policy.
        return null;
    }

    /// <summary>The attribute's object: constructor run, named arguments set.</summary>
    private ObjectValue ObjectOf(AttributeData attribute, INamedTypeSymbol type)
    {
        var self = new ObjectValue(type);
        if (attribute.AttributeConstructor is { } constructor)
        {
            var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
            for (var i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
            {
                arguments[constructor.Parameters[i]] = ConstantOf(attribute.ConstructorArguments[i]);
            }

            ConstructInherited(self, constructor);
            if (IsOwn(constructor))
            {
                Run(constructor.OriginalDefinition, self, arguments, TypeArgumentsOf(constructor));
                KeepPrimaryParameters(self, constructor, arguments);
            }
            else
            {
                KeepArguments(self, constructor, arguments);
            }
        }

        foreach (var named in attribute.NamedArguments)
        {
            for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
            {
                if (current.GetMembers(named.Key).FirstOrDefault() is { } member)
                {
                    SetNamed(self, member, ConstantOf(named.Value));
                    break;
                }
            }
        }

        return self;
    }

    /// <summary>Whether a property is the one that is meant: one that only hides it has its name alone.</summary>
    private static bool IsOrOverrides(IPropertySymbol property, IPropertySymbol meant)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, meant.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A named argument, which a setter of the attribute's own may make something else of.</summary>
    private void SetNamed(ObjectValue self, ISymbol member, Value value)
    {
        if (member is IPropertySymbol { SetMethod: { } setter } && IsOwn(setter) && BodyOf(setter) is IMethodBodyBaseOperation { BlockBody: not null } or IMethodBodyBaseOperation { ExpressionBody: not null })
        {
            Run(setter, self, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [setter.Parameters[0]] = value }, TypeArgumentsOf(setter));
            return;
        }

        self.Fields[member.OriginalDefinition] = value;
    }

    private static void KeepPrimaryParameters(ObjectValue self, IMethodSymbol constructor, Dictionary<ISymbol, Value> arguments)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (arguments.TryGetValue(parameter, out var value))
            {
                self.Fields[parameter] = value;
            }
        }
    }

    private static Value ConstantOf(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Primitive or TypedConstantKind.Enum => new ConstantValue(constant.Scalar),
        TypedConstantKind.Type when constant.Scalar is ITypeSymbol type => new TypeValue(type),
        TypedConstantKind.Array when !constant.IsNull => new SequenceValue(constant.Values.Select(ConstantOf).ToImmutableArray(), complete: true),
        _ => constant.IsNull ? new ConstantValue(null) : Value.Unknown,
    };
}
