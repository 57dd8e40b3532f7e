using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Methods whose body the <c>[LoggerMessage]</c> generator writes.</summary>
/// <remarks>
/// A parameter that carries a data classification is what Microsoft's generator redacts, so its argument is not judged; that redaction is
/// not switched on is another rule's finding (CHP2008). The attribute stays in metadata, so that a shared project's methods count as well.
/// </remarks>
internal static class GeneratedLogs
{
    public static bool IsOne(IMethodSymbol method) =>
        method.ReturnsVoid
        && !WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly)
        && method.GetAttributes().Any(static a => a.AttributeClass is { Name: "LoggerMessageAttribute", ContainingNamespace.Name: "Logging" });

    public static IEnumerable<SinkUse> Uses(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Type.Name: not ("ILogger" or "Exception" or "LogLevel") } parameter && !IsClassified(parameter)

                // What a tag provider takes of it is judged where it hands it to the collector.
                && !parameter.GetAttributes().Any(static a => a.AttributeClass?.Name == "TagProviderAttribute"))
            {
                var properties = parameter.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == "LogPropertiesAttribute");
                var form = properties is not null ? (properties.NamedArguments.Any(static n => n is { Key: "Transitive", Value.Scalar: true }) ? Form.DeepTags : Form.Tags)
                    : call.TargetMethod.GetAttributes().Any(a => Mentions(a, "{@" + parameter.Name)) ? Form.Destructured : Form.Log;
                yield return new SinkUse(argument.Value, form, SinkKinds.Log, call.TargetMethod.Name);
            }
        }
    }

    /// <summary>Whether the parameter's value is redacted, where redaction works.</summary>
    public static bool IsClassified(IParameterSymbol parameter) => parameter.GetAttributes().Any(static a => Classification.IsClassifying(a.AttributeClass));

    private static bool Mentions(AttributeData attribute, string placeholder) =>
        attribute.NamedArguments.Select(static n => n.Value).Concat(attribute.ConstructorArguments)
            .Any(v => v is { Kind: TypedConstantKind.Primitive, Scalar: string text } && text.IndexOf(placeholder, StringComparison.OrdinalIgnoreCase) >= 0);
}

/// <summary>Whether an attribute derives from <c>DataClassificationAttribute</c>.</summary>
internal static class Classification
{
    public static bool IsClassifying(INamedTypeSymbol? attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (type is { Name: "DataClassificationAttribute", ContainingNamespace.Name: "Classification" })
            {
                return true;
            }
        }

        return false;
    }
}
