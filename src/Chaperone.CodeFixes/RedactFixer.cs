using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2003, CHP2004, CHP2005, CHP2014: passes every part of an expression that carries PHI through a <c>Redactor</c> that is in scope.</summary>
/// <remarks>
/// Not offered where no redactor is in scope, or where a part is no text: what the redacted form of an object or a number is, only its
/// author can say. The call is bound in its place before it is offered, so that what is offered compiles.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedactFixer))]
public sealed class RedactFixer : CodeFixProvider
{
    private const string Redactor = "Microsoft.Extensions.Compliance.Redaction.Redactor";

    private readonly FixAllProvider _fixAll = FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var edits = await EditsAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false);
        return edits.Count == 0 ? null : await Edit.ApplyAsync(document, edits, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2003", "CHP2004", "CHP2005", "CHP2014");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _fixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var edits = await EditsAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false);
            if (edits.Count > 0)
            {
                context.RegisterCodeFix(CodeAction.Create("Redact", token => Edit.ApplyAsync(context.Document, edits, token), FixKeys.Redact), diagnostic);
            }
        }
    }

    private static async Task<IReadOnlyCollection<Edit>> EditsAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var edits = new List<Edit>();
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || document is SourceGeneratedDocument || new WellKnownSymbols(model.Compilation).Get(Redactor) is not { } redactor)
        {
            return edits;
        }

        foreach (var diagnostic in diagnostics)
        {
            if (FlowParts.Of(diagnostic, root) is { } parts && parts.Select(p => CallAround(p, redactor, model)).ToList() is var calls && calls.All(static c => c is not null))
            {
                for (var i = 0; i < calls.Count; i++)
                {
                    edits.Add(new Edit(parts[i].SpanStart, calls[i]!, null));
                    edits.Add(new Edit(parts[i].Span.End, ")", null));
                }
            }
        }

        return edits;
    }

    /// <summary>The beginning of the call, <c>redactor.Redact(</c>; null when none would compile there.</summary>
    private static string? CallAround(ExpressionSyntax part, INamedTypeSymbol redactor, SemanticModel model)
    {
        if (model.GetTypeInfo(part).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        foreach (var symbol in model.LookupSymbols(part.SpanStart).Where(s => IsRedactor(s, part, redactor)).OrderBy(static s => s.Name, System.StringComparer.Ordinal))
        {
            var begin = symbol.Name + ".Redact(";
            var call = SyntaxFactory.ParseExpression(begin + part.WithoutTrivia() + ")");
            if (model.GetSpeculativeSymbolInfo(part.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_String })
            {
                return begin;
            }
        }

        return null;
    }

    private static bool IsRedactor(ISymbol symbol, ExpressionSyntax part, INamedTypeSymbol redactor) => symbol switch
    {
        ILocalSymbol local => WellKnownSymbols.Is(local.Type, redactor) && local.Locations.All(l => l.SourceSpan.End < part.SpanStart),
        IParameterSymbol parameter => WellKnownSymbols.Is(parameter.Type, redactor),
        IFieldSymbol field => WellKnownSymbols.Is(field.Type, redactor),
        IPropertySymbol property => WellKnownSymbols.Is(property.Type, redactor),
        _ => false,
    };
}
