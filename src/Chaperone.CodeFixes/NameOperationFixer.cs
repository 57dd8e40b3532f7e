using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Rules.Documentation;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP3006: names the operation, by <c>.WithName()</c> or the route's name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameOperationFixer))]
public sealed class NameOperationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP3006");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.TryGetValue(OperationNameMissingOrDuplicateAnalyzer.NameProperty, out var name) && name is { Length: > 0 }
            && EditFor(target, SymbolDisplay.FormatLiteral(name, quote: true)) is { } edit)
        {
            yield return new EndpointFix("Name the operation", FixKeys.NameOperation, target.Document, edit);
        }
    }

    private static Edit? EditFor(FixTarget target, string name)
    {
        if (target.MapCall is { } call)
        {
            return DescriptionCall.HasLater(call, "WithName") ? null : DescriptionCall.Append(target, call, "WithName", ".WithName(" + name + ")");
        }

        // With several routes each would need a name of its own.
        var verbs = target.Declaration is MethodDeclarationSyntax action
            ? action.AttributeLists.SelectMany(static l => l.Attributes).Where(a => WellKnownSymbols.Is(target.Model.GetTypeInfo(a).Type, target.Symbols.RouteTemplateProvider)).ToList()
            : new List<AttributeSyntax>();
        if (verbs.Count != 1)
        {
            return null;
        }

        return verbs[0].ArgumentList switch
        {
            null => new Edit(verbs[0].Span.End, "(Name = " + name + ")", null),
            { CloseParenToken.IsMissing: true } => null,
            { Arguments.Count: 0 } list => new Edit(list.CloseParenToken.SpanStart, "Name = " + name, null),
            { } list => new Edit(list.CloseParenToken.SpanStart, ", Name = " + name, null),
        };
    }
}
