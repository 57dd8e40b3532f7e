using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>The base of the fixes that edit a reviewed file.</summary>
/// <remarks>
/// The analyzer says in the diagnostic's properties what the file's line would be; the fix writes it. Fix All makes all edits of a file at
/// once, for all projects and target frameworks that share it: the batch fixer merges source documents only.
/// </remarks>
public abstract class ReviewFixer : CodeFixProvider
{
    private protected abstract string RuleId { get; }

    private protected abstract string Key { get; }

    /// <summary>The reason that goes onto the line; null to keep what is there.</summary>
    private protected virtual string? Reason => null;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleId);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => new All(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // A text file's diagnostics come with the text file, not with a source file.
        var solution = context.TextDocument.Project.Solution;
        foreach (var diagnostic in context.Diagnostics.Where(Fixes))
        {
            var changed = await ApplyAsync(solution, new[] { diagnostic }, isBulk: false, context.CancellationToken).ConfigureAwait(false);
            if (changed != solution)
            {
                context.RegisterCodeFix(CodeAction.Create(TitleOf(diagnostic), _ => Task.FromResult(changed), Key), diagnostic);
            }
        }
    }

    private protected abstract string TitleOf(Diagnostic diagnostic);

    /// <summary>Whether this fixer is for that diagnostic of its rule.</summary>
    private protected virtual bool Fixes(Diagnostic diagnostic) => InventoryFix.Read(diagnostic, InventoryFix.File).Length > 0;

    private Task<Solution> ApplyAsync(Solution solution, IReadOnlyCollection<Diagnostic> diagnostics, bool isBulk, CancellationToken cancellationToken) =>
        ReviewedFileEdits.ApplyAsync(solution, diagnostics, isBulk, Reason, cancellationToken);

    private sealed class All : FixAllProvider
    {
        private readonly ReviewFixer _fixer;

        public All(ReviewFixer fixer) => _fixer = fixer;

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution };

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var diagnostics = new List<Diagnostic>();
            if (fixAllContext.Scope == FixAllScope.Document && fixAllContext.Document is { } document)
            {
                diagnostics.AddRange(await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
            }
            else
            {
                var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : new[] { fixAllContext.Project };
                foreach (var project in projects)
                {
                    diagnostics.AddRange(await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }
            }

            var fixable = diagnostics.Where(_fixer.Fixes).ToList();
            return fixable.Count == 0
                ? null
                : CodeAction.Create(
                    _fixer.TitleOf(fixable[0]),
                    token => _fixer.ApplyAsync(fixAllContext.Solution, fixable, isBulk: fixAllContext.Scope == FixAllScope.Solution, token),
                    _fixer.Key);
        }
    }
}
