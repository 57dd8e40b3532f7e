using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.CodeFixes;

/// <summary>Rules over flows: names the surrogate key of the same object in the place of what tells about the patient.</summary>
/// <remarks>
/// Not for URLs, whose other side expects the value. In a log's template the placeholder is renamed with it (<see cref="LeaveOutOfLogFixer"/>
/// does that), since <c>{Ssn}</c> with a key behind it would mislead. Two values of one object would be the same key twice: not offered.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseKeyFixer))]
public sealed class UseKeyFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2003", "CHP2004", "CHP2005", "CHP2006", "CHP2009", "CHP2014");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (FlowParts.Of(target.Diagnostic, target.Root) is not { Count: > 0 } parts || LogCall.Around(parts[0], target.Model) is { Message.Expression: LiteralExpressionSyntax })
        {
            yield break;
        }

        var flow = FlowParts.Flow(target);
        var texts = parts.Select(p => SurrogateKey.For(p, target, flow) is { } key ? Written(p, key.Expression, parts, target.Model) : null).ToList();
        if (texts.All(static t => t is not null) && texts.Distinct().Count() == texts.Count)
        {
            yield return new PlaceFix("Use the key instead", FixKeys.UseKey, parts.Select((p, i) => (target.Document.Id, new Edit(p.Span, texts[i]!, null))));
        }
    }

    /// <summary>The key as it has to be written there; null when it would not compile or would be formatted as something else.</summary>
    private static string? Written(ExpressionSyntax part, string key, List<ExpressionSyntax> parts, SemanticModel model)
    {
        switch (part.Parent)
        {
            case InterpolationSyntax { FormatClause: null }:
                return key;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                var other = sum.Left == part ? sum.Right : sum.Left;
                return model.GetTypeInfo(other).Type?.SpecialType == SpecialType.System_String && !parts.Contains(other) ? key : key + ".ToString()";
            case ArgumentSyntax argument:
                return model.GetOperation(argument) is IArgumentOperation { Parameter.Type: { } type }
                    ? type.SpecialType == SpecialType.System_String ? key + ".ToString()" : Takes(type, part, key, model) ? key : null
                    : null;
            default:
                return null;
        }
    }

    private static bool Takes(ITypeSymbol parameter, ExpressionSyntax part, string key, SemanticModel model)
    {
        var expected = parameter is IArrayTypeSymbol array ? array.ElementType : parameter;
        return expected.SpecialType == SpecialType.System_Object
            && model.GetSpeculativeTypeInfo(part.SpanStart, SyntaxFactory.ParseExpression(key), SpeculativeBindingOption.BindAsExpression).Type is { TypeKind: not TypeKind.Error };
    }
}
