using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>The base of fixes whose edits are several, or stand in other files than their diagnostic: at the members that an endpoint answers with.</summary>
/// <remarks>Fix All collects the edits of all diagnostics in its scope and makes each once, however many diagnostics ask for it.</remarks>
public abstract class PlaceFixer : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;

    /// <summary>Creates the fixer.</summary>
    protected PlaceFixer() => _fixAll = new Everywhere(this);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in await FixesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(fix.Title, token => Edit.ApplyAsync(context.Document.Project.Solution, fix.Edits, token), fix.EquivalenceKey), diagnostic);
            }
        }
    }

    /// <summary>The fixes of one diagnostic, the preferred one first.</summary>
    private protected abstract IEnumerable<PlaceFix> FixesFor(FixTarget target);

    private async Task<IEnumerable<PlaceFix>> FixesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FixTarget.CreateAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } target
            ? FixesFor(target).Where(static f => !f.Edits.IsEmpty).ToList()
            : Enumerable.Empty<PlaceFix>();

    private sealed class Everywhere : FixAllProvider
    {
        private readonly PlaceFixer _fixer;

        public Everywhere(PlaceFixer fixer) => _fixer = fixer;

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var documents = fixAllContext.Scope switch
            {
                FixAllScope.Document when fixAllContext.Document is { } document => new[] { document },
                FixAllScope.Project => fixAllContext.Project.Documents,
                FixAllScope.Solution => fixAllContext.Solution.Projects.SelectMany(static p => p.Documents),
                _ => Enumerable.Empty<Document>(),
            };
            var edits = new List<(DocumentId Document, Edit Edit)>();
            string? title = null;
            foreach (var document in documents)
            {
                foreach (var diagnostic in await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                {
                    var fixes = await _fixer.FixesAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
                    if (fixes.FirstOrDefault(f => f.EquivalenceKey == fixAllContext.CodeActionEquivalenceKey) is { } fix && !fix.Edits.Any(e => edits.Any(o => Disagree(e, o))))
                    {
                        title = fix.Title;
                        edits.AddRange(fix.Edits);
                    }
                }
            }

            // Two findings in one expression: the other is left to the next run.
            static bool Disagree((DocumentId Document, Edit Edit) one, (DocumentId Document, Edit Edit) other) =>
                one.Document == other.Document && !(one.Edit.Span == other.Edit.Span && (one.Edit.Text == other.Edit.Text || one.Edit.Span.IsEmpty)) && one.Edit.Span.OverlapsWith(other.Edit.Span);

            return title is null ? null : CodeAction.Create(title, token => Edit.ApplyAsync(fixAllContext.Solution, edits, token), fixAllContext.CodeActionEquivalenceKey);
        }
    }
}

/// <summary>One action with its edits, in whichever documents of the project.</summary>
internal sealed class PlaceFix
{
    public PlaceFix(string title, string equivalenceKey, IEnumerable<(DocumentId Document, Edit Edit)> edits)
    {
        Title = title;
        EquivalenceKey = equivalenceKey;
        Edits = edits.ToImmutableArray();
    }

    public string Title { get; }

    /// <summary>The same for the same action everywhere.</summary>
    public string EquivalenceKey { get; }

    public ImmutableArray<(DocumentId Document, Edit Edit)> Edits { get; }
}
