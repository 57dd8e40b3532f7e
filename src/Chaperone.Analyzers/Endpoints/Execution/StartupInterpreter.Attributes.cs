using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Controllers;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Values of routing attributes, custom ones included: their constructors and getters are run.</content>
internal sealed partial class StartupInterpreter
{
    private static readonly Dictionary<string, string> VerbOfAttribute = new(StringComparer.Ordinal)
    {
        ["HttpGetAttribute"] = "GET",
        ["HttpPostAttribute"] = "POST",
        ["HttpPutAttribute"] = "PUT",
        ["HttpDeleteAttribute"] = "DELETE",
        ["HttpPatchAttribute"] = "PATCH",
        ["HttpHeadAttribute"] = "HEAD",
        ["HttpOptionsAttribute"] = "OPTIONS",
    };

    /// <summary>IRouteTemplateProvider.Template, and whether template, name and order are all unset.</summary>
    public (string? Template, bool IsSilent) TemplateOf(AttributeData attribute)
    {
        var self = ObjectOf(attribute, attribute.AttributeClass!);
        var isAcceptVerbs = attribute.AttributeClass!.Name == "AcceptVerbsAttribute";
        var member = isAcceptVerbs ? "Route" : "Template";
        var template = MemberText(self, member);
        if (template is null && IsUnseen(self, member))
        {
            return (AttributeRoutes.Unseen, false);
        }

        return (template, template is null && MemberText(self, "Name") is null && attribute.NamedArguments.All(static n => n.Key != "Order"));
    }

    /// <summary>IRouteTemplateProvider.Name.</summary>
    public string? RouteNameOf(AttributeData attribute) => MemberText(ObjectOf(attribute, attribute.AttributeClass!), "Name");

    /// <summary>IActionHttpMethodProvider.HttpMethods.</summary>
    public ImmutableArray<string> VerbsOf(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && VerbOfAttribute.TryGetValue(type.Name, out var verb))
            {
                return ImmutableArray.Create(verb);
            }
        }

        var self = ObjectOf(attribute, attribute.AttributeClass!);
        foreach (var field in self.Fields)
        {
            if (field.Key is IParameterSymbol { Name: "httpMethods" or "methods" or "method" } && Texts(field.Value) is { Length: > 0 } kept)
            {
                return kept;
            }
        }

        return ReadMember(self, "HttpMethods") is { } value ? Texts(value) : ImmutableArray<string>.Empty;
    }

    /// <summary>The key and value of an IRouteValueProvider ([Area] and custom ones); null when they are not known.</summary>
    public (string Key, string Value)? RouteValueOf(AttributeData attribute)
    {
        var self = ObjectOf(attribute, attribute.AttributeClass!);
        foreach (var field in self.Fields)
        {
            if (field.Key is IParameterSymbol { Name: "areaName" } && field.Value is ConstantValue { Value: string area })
            {
                return ("area", area);
            }
        }

        return MemberText(self, "RouteKey") is { } key && MemberText(self, "RouteValue") is { } value ? (key, value) : null;
    }

    /// <summary>What an IOutboundParameterTransformer makes of a token; null when that can't be followed.</summary>
    public string? Transform(INamedTypeSymbol transformer, string token)
    {
        var method = transformer.GetMembers("TransformOutbound").OfType<IMethodSymbol>().FirstOrDefault();
        if (method is null || method.Parameters.Length != 1)
        {
            return null;
        }

        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [method.Parameters[0]] = new ConstantValue(token) };
        var result = Run(method, new ObjectValue(transformer), arguments, TypeArgumentsOf(method));
        if (result is ConstantValue { Value: string text })
        {
            return text;
        }

        Degrade("the parameter transformer " + transformer.Name + " can't be followed", transformer.Locations.FirstOrDefault());
        return null;
    }

    /// <summary>Whether an attribute may have a text that is not known: its class is a library's, or computes it.</summary>
    private bool IsUnseen(ObjectValue self, string member)
    {
        if (ReadMember(self, member) is { } read)
        {
            return read is not ConstantValue { Value: null };
        }

        for (ITypeSymbol? type = self.Type; type is not null && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly); type = type.BaseType)
        {
            if (!IsOwn(type) || !type.GetMembers(member).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private string? MemberText(ObjectValue self, string name) => ReadMember(self, name) is ConstantValue { Value: string text } ? text : null;

    private Value? ReadMember(ObjectValue self, string name)
    {
        for (ITypeSymbol? type = self.Type; type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetMembers(name).OfType<IPropertySymbol>())
            {
                if (self.Fields.TryGetValue(property.OriginalDefinition, out var value))
                {
                    return value;
                }

                if (IsOwn(property) && RunGetter(property, self) is var read && !ReferenceEquals(read, Value.Unknown))
                {
                    return read;
                }
            }
        }

        return null;
    }

    private static ImmutableArray<string> Texts(Value value) => value switch
    {
        ConstantValue { Value: string one } => ImmutableArray.Create(one),
        SequenceValue sequence => sequence.Items.Select(TextOf).Where(static t => t.Exact).Select(static t => t.Text).ToImmutableArray(),
        _ => ImmutableArray<string>.Empty,
    };
}
