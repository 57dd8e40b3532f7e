using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Symbols;

/// <summary>Attributes as <c>MemberInfo.GetCustomAttributes(inherit: true)</c> sees them, which is how ASP.NET Core reads them.</summary>
/// <remarks>
/// It differs from the C# compiler's view: AttributeUsage itself is not inherited by reflection, so a derived attribute without its own
/// usage is single and inherited, and a nearer one replaces the one of the base (CoreLib, CustomAttribute.GetAttributeUsage).
/// Interfaces are never looked at, hidden members do not inherit.
/// </remarks>
internal static class ReflectedAttributes
{
    /// <summary>Attributes of a type and its base types, nearest first.</summary>
    public static ImmutableArray<AttributeData> Of(INamedTypeSymbol type)
    {
        var levels = new List<ImmutableArray<AttributeData>>();
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            levels.Add(current.GetAttributes());
        }

        return Merge(levels);
    }

    /// <summary>Attributes of a method and the methods it overrides, nearest first.</summary>
    public static ImmutableArray<AttributeData> Of(IMethodSymbol method)
    {
        if (method.OverriddenMethod is null)
        {
            return Known(method.GetAttributes());
        }

        var levels = new List<ImmutableArray<AttributeData>>();
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            levels.Add(current.GetAttributes());
        }

        return Merge(levels);
    }

    // Nearly always all of them: nothing is copied then.
    private static ImmutableArray<AttributeData> Known(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (IsLeftOut(attribute))
            {
                return attributes.RemoveAll(IsLeftOut);
            }
        }

        return attributes;
    }

    private static ImmutableArray<AttributeData> Merge(List<ImmutableArray<AttributeData>> levels)
    {
        if (levels.Count == 0)
        {
            return ImmutableArray<AttributeData>.Empty;
        }

        var result = levels[0].Where(static a => !IsLeftOut(a)).ToList();
        foreach (var level in levels.Skip(1))
        {
            var nearer = result.Count;
            foreach (var attribute in level)
            {
                if (attribute.AttributeClass is not { } type || IsLeftOut(attribute))
                {
                    continue;
                }

                var (inherited, multiple) = UsageOf(type);
                if (!inherited)
                {
                    continue;
                }

                if (!multiple && result.Take(nearer).Any(n => SymbolEqualityComparer.Default.Equals(n.AttributeClass, type)))
                {
                    continue;
                }

                result.Add(attribute);
            }
        }

        return result.ToImmutableArray();
    }

    /// <summary>One that the compiler does not know, or does not write: its class is <c>[Conditional]</c> on symbols that its file does not have.</summary>
    private static bool IsLeftOut(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
        {
            return true;
        }

        // The framework's own are not conditional, and nearly all are the framework's.
        if (WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) || attribute.ApplicationSyntaxReference is not { SyntaxTree: var tree })
        {
            return false;
        }

        for (var current = type; current is not null && !WellKnownSymbols.IsFrameworkAssembly(current.ContainingAssembly); current = current.BaseType)
        {
            var isConditional = false;
            foreach (var condition in current.GetAttributes())
            {
                if (condition is { AttributeClass: { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" }, ConstructorArguments: [{ Scalar: string symbol }, ..] })
                {
                    if (IsDefined(symbol, tree))
                    {
                        return false;
                    }

                    isConditional = true;
                }
            }

            if (isConditional)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDefined(string symbol, SyntaxTree tree)
    {
        var defined = tree.Options.PreprocessorSymbolNames.Contains(symbol);

        // #define and #undef stand before the first token only.
        foreach (var directive in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Select(static t => t.GetStructure()))
        {
            defined = directive switch
            {
                DefineDirectiveTriviaSyntax define when define.Name.ValueText == symbol => true,
                UndefDirectiveTriviaSyntax undefine when undefine.Name.ValueText == symbol => false,
                _ => defined,
            };
        }

        return defined;
    }

    private static (bool Inherited, bool Multiple) UsageOf(INamedTypeSymbol attributeClass)
    {
        foreach (var attribute in attributeClass.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "AttributeUsageAttribute" } usage && Namespaces.Is(usage.ContainingNamespace, "System"))
            {
                var inherited = true;
                var multiple = false;
                foreach (var argument in attribute.NamedArguments)
                {
                    if (argument.Key == "Inherited" && argument.Value.Scalar is bool i)
                    {
                        inherited = i;
                    }
                    else if (argument.Key == "AllowMultiple" && argument.Value.Scalar is bool m)
                    {
                        multiple = m;
                    }
                }

                return (inherited, multiple);
            }
        }

        return (true, false);
    }
}
