using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>CHP2012: declares the one type that a method of the solution, its overrides and implementations return in the place of <c>object</c>.</summary>
/// <remarks>
/// Where the handler asks an interface or another project, the rule sees no more than the declaration. The fix looks into every implementation
/// that the solution has. It is offered only when the changed solution compiles as before, and the finding is gone: both are tried. A handler
/// that hands on a <c>Task&lt;object&gt;</c> is declared anew with the method. Fix All tries each finding's fix together with those before it.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedReturnFixer))]
public sealed class TypedReturnFixer : CodeFixProvider
{
    private static readonly FixAllProvider FixAll = new Everywhere();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2012");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => FixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, diagnostic, ImmutableArray<(DocumentId, Edit)>.Empty, context.CancellationToken).ConfigureAwait(false) is { } fix)
            {
                context.RegisterCodeFix(CodeAction.Create(fix.Title, token => Edit.ApplyAsync(context.Document.Project.Solution, fix.Edits, token), fix.EquivalenceKey), diagnostic);
            }
        }
    }

    /// <summary>The fix of one finding, which compiles together with the edits that are made already; null when there is none.</summary>
    private static async Task<PlaceFix?> FixAsync(Document document, Diagnostic diagnostic, ImmutableArray<(DocumentId, Edit)> with, CancellationToken cancellationToken)
    {
        if (await FixTarget.CreateAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } target
            || AnswersAt(target.Model, diagnostic.Location.SourceSpan.Start, document.Project.AnalyzerOptions, cancellationToken) is not var (handler, unseen) || unseen.Count == 0 || unseen.Any(static b => b.DeclaredBy is null))
        {
            return null;
        }

        var solution = document.Project.Solution;
        var asked = unseen.Select(static b => b.DeclaredBy!).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList();
        var typed = new List<TypedReturn>();
        foreach (var method in asked)
        {
            if (await TypedReturn.ForAsync(new[] { method }, solution, cancellationToken).ConfigureAwait(false) is { } one)
            {
                typed.Add(one);
            }
        }

        if (typed.Count < asked.Count)
        {
            return null;
        }

        var title = "Return " + string.Join(" and ", typed.Zip(asked, static (t, m) => "'" + t.Name + "' from '" + m.Name + "'"));
        var fix = new PlaceFix(title, FixKeys.TypedReturn, typed.SelectMany(static t => t.Edits));
        if (await HoldsAsync(target, fix.Edits.AddRange(with), typed, cancellationToken).ConfigureAwait(false))
        {
            return fix;
        }

        // A Task<object> that is handed on has to change with what it holds.
        if (handler is not { MethodKind: MethodKind.Ordinary } || await TypedReturn.ForAsync(asked.Append(handler), solution, cancellationToken).ConfigureAwait(false) is not { } whole)
        {
            return null;
        }

        fix = new PlaceFix(title, FixKeys.TypedReturn, whole.Edits);
        return await HoldsAsync(target, fix.Edits.AddRange(with), new[] { whole }, cancellationToken).ConfigureAwait(false) ? fix : null;
    }

    /// <summary>Whether the changed solution compiles as before, and says what is answered.</summary>
    private static async Task<bool> HoldsAsync(FixTarget target, ImmutableArray<(DocumentId Document, Edit Edit)> edits, IReadOnlyCollection<TypedReturn> typed, CancellationToken cancellationToken)
    {
        var before = target.Document.Project.Solution;
        var after = await Edit.ApplyAsync(before, edits, cancellationToken).ConfigureAwait(false);
        var methods = typed.SelectMany(static t => t.Methods).ToList();
        if (!await ChangedSolution.CompilesAsync(before, after, edits.Select(static e => e.Document).Append(target.Document.Id), methods, cancellationToken).ConfigureAwait(false)
            || after.GetDocument(target.Document.Id) is not { } document || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return false;
        }

        var position = PositionIn(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), target);
        return AnswersAt(model, position, document.Project.AnalyzerOptions, cancellationToken) is var (_, unseen) && unseen.Count == 0;
    }

    /// <summary>Where the reported name stands in the changed text.</summary>
    private static int PositionIn(SourceText changed, FixTarget target)
    {
        var start = target.Diagnostic.Location.SourceSpan.Start;
        return start + changed.GetTextChanges(target.Text).Where(c => c.Span.End <= start).Sum(static c => c.NewText!.Length - c.Span.Length);
    }

    /// <summary>The handler of the endpoint that is reported at a place, and its answers of which nothing is known; null when there is no endpoint.</summary>
    private static (IMethodSymbol? Handler, IReadOnlyList<ResponseBody> Unseen)? AnswersAt(SemanticModel model, int position, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var catalog = EndpointCatalog.For(model.Compilation, options);
        return catalog.EndpointsIn(model.SyntaxTree, cancellationToken).FirstOrDefault(e => e.HandlerMethod is not null && e.Location?.SourceSpan.Start == position) is { } endpoint
            ? (endpoint.HandlerMethod, OpaquePhiPayloadAnalyzer.Unseen(catalog.Payloads(options).Of(endpoint, cancellationToken)).ToList())
            : null;
    }

    private sealed class Everywhere : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var documents = fixAllContext.Scope switch
            {
                FixAllScope.Document when fixAllContext.Document is { } document => new[] { document },
                FixAllScope.Project => fixAllContext.Project.Documents,
                FixAllScope.Solution => fixAllContext.Solution.Projects.SelectMany(static p => p.Documents),
                _ => Enumerable.Empty<Document>(),
            };
            var edits = ImmutableArray<(DocumentId, Edit)>.Empty;
            string? title = null;
            foreach (var document in documents)
            {
                foreach (var diagnostic in await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                {
                    if (await FixAsync(document, diagnostic, edits, fixAllContext.CancellationToken).ConfigureAwait(false) is { } fix)
                    {
                        title ??= fix.Title;
                        edits = edits.AddRange(fix.Edits);
                    }
                }
            }

            return title is null ? null : CodeAction.Create(title, token => Edit.ApplyAsync(fixAllContext.Solution, edits, token), FixKeys.TypedReturn);
        }
    }
}
