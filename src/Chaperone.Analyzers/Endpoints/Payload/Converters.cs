using System;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Payload;

/// <summary>What converters make of a value: masked, as it is, or unknown.</summary>
internal sealed class Converters
{
    private readonly Func<ITypeSymbol, bool> _isDeclaredMask;

    /// <summary>With the masks that the options declare.</summary>
    public Converters(Func<ITypeSymbol, bool> isDeclaredMask) => _isDeclaredMask = isDeclaredMask;

    /// <summary>By a converter attribute on the member; null when there is none.</summary>
    public MemberMask? OnMember(ISymbol member, string space)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (JsonAttributes.Is(attribute.AttributeClass, space, "JsonConverterAttribute"))
            {
                return Judge(attribute);
            }
        }

        return null;
    }

    /// <summary>By an attribute on the member that is no serializer's own and says that it masks, or is declared to; null when there is none.</summary>
    /// <remarks>
    /// What honours it is set up somewhere: a modifier of the contract, a filter, a library's options. A validation does not write, and what is
    /// masked in logs or encrypted in the database is written in answers as it is.
    /// </remarks>
    public MemberMask? ByAttribute(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
                || JsonAttributes.Is(type, JsonAttributes.SystemText, "JsonConverterAttribute") || JsonAttributes.Is(type, JsonAttributes.Newtonsoft, "JsonConverterAttribute"))
            {
                continue;
            }

            if (_isDeclaredMask(type))
            {
                return MemberMask.Masked(WordsFor(type) + "]");
            }

            if (MaskNames.SaysInAnswers(type.Name) && !IsValidation(type))
            {
                return MemberMask.Unknown(WordsFor(type) + "] may mask it");
            }
        }

        return null;
    }

    /// <summary>By a converter attribute on the value's type; null when there is none.</summary>
    public MemberMask? OnType(ITypeSymbol type, string space)
    {
        for (var current = TypeShape.Of(type).Type; current is not null; current = current.BaseType)
        {
            if (JsonAttributes.Find(current, space, "JsonConverterAttribute") is { } attribute)
            {
                return Judge(attribute);
            }

            if (space == JsonAttributes.SystemText)
            {
                // JsonConverterAttribute is not inherited there.
                return null;
            }
        }

        return null;
    }

    /// <summary>By a converter of the application's options for exactly that type; null when there is none.</summary>
    public MemberMask? OfOptions(ITypeSymbol type, WriterOptions options)
    {
        foreach (var converter in options.Converters)
        {
            for (var current = converter; current is not null; current = current.BaseType)
            {
                if (current is { Name: "JsonConverter", TypeArguments: [var converted] } && SymbolEqualityComparer.Default.Equals(converted, type))
                {
                    return Judge(converter, converter.Name);
                }
            }
        }

        return null;
    }

    private MemberMask Judge(AttributeData attribute)
    {
        var written = attribute.AttributeClass!;
        var name = WordsFor(written);
        return JsonAttributes.TypeArgument(attribute) is { } converter
            ? Judge(converter, name + "(typeof(" + converter.Name + "))]")
            : Says(written) ? MemberMask.Masked(name + "]") : MemberMask.Unknown(name + "]");
    }

    private static string WordsFor(INamedTypeSymbol attribute) =>
        "[" + (attribute.Name.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Name.Substring(0, attribute.Name.Length - 9) : attribute.Name);

    private static bool IsValidation(INamedTypeSymbol attribute)
    {
        for (var current = attribute.BaseType; current is not null; current = current.BaseType)
        {
            if (current is { Name: "ValidationAttribute", ContainingNamespace.Name: "DataAnnotations" })
            {
                return true;
            }
        }

        return false;
    }

    private MemberMask Judge(INamedTypeSymbol converter, string words)
    {
        if (Says(converter))
        {
            return MemberMask.Masked(words);
        }

        // The framework's own converters (enumerations as text and the like) write the value in another form.
        if (WellKnownSymbols.IsFrameworkAssembly(converter.ContainingAssembly) || converter.ContainingAssembly?.Name == "Newtonsoft.Json")
        {
            return MemberMask.None;
        }

        return WritesWholeValue(converter) ? MemberMask.None : MemberMask.Unknown(words);
    }

    private bool Says(ITypeSymbol type) => MaskNames.Says(type) || _isDeclaredMask(type);

    /// <summary>Whether the converter's source hands its value as it is to the writer.</summary>
    private static bool WritesWholeValue(INamedTypeSymbol converter) =>
        converter.GetMembers().OfType<IMethodSymbol>().Where(static m => m.Name is "Write" or "WriteJson" && m.Parameters.Length > 1)
            .SelectMany(static m => m.DeclaringSyntaxReferences, static (m, r) => (Value: m.Parameters[1].Name, Syntax: r.GetSyntax()))
            .Any(static w => w.Syntax.DescendantNodes().OfType<ArgumentSyntax>().Any(a =>
                a.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == w.Value
                && a.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } }
                && called.StartsWith("Write", StringComparison.Ordinal)));
}
