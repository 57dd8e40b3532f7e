using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Flow;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>CHP2009: gives the record a <c>ToString</c> that prints what does not tell about the patient.</summary>
/// <remarks>
/// Sealed, so that records derived from it do not print again. Only for records whose text the compiler makes: what somebody wrote by hand is
/// theirs to change.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrintMaskedFixer))]
public sealed class PrintMaskedFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2009");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.TryGetValue(PhiPrintedByRecordAnalyzer.TypeProperty, out var id) && id is not null
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, target.Model.Compilation) is INamedTypeSymbol { IsRecord: true } type
            && type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is RecordDeclarationSyntax declaration
            && target.Document.Project.GetDocument(declaration.SyntaxTree) is { } document and not SourceGeneratedDocument
            && document.TryGetText(out var text)
            && !HasOwnText(type, target.Model.Compilation))
        {
            yield return new PlaceFix("Print '" + type.Name + "' without patient data", FixKeys.PrintMasked, new[] { (document.Id, EditOf(declaration, type, FlowParts.Flow(target), text)) });
        }
    }

    // A sealed ToString above it, or a ToString below it, would not compile together with ours.
    private static bool HasOwnText(INamedTypeSymbol type, Compilation compilation) =>
        Overrides(type) || BasesOf(type).Any(static b => b.GetMembers("ToString").OfType<IMethodSymbol>().Any(static m => m is { Parameters.IsEmpty: true, IsSealed: true }))
        || (!type.IsSealed && TypesIn(compilation.Assembly.GlobalNamespace).Any(t => BasesOf(t).Contains(type, SymbolEqualityComparer.Default) && Overrides(t)));

    private static bool Overrides(INamedTypeSymbol type) => type.GetMembers("ToString").OfType<IMethodSymbol>().Any(static m => m is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false });

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is { IsRecord: true }; current = current.BaseType)
        {
            yield return current.OriginalDefinition;
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol space) =>
        space.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static m => m is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(m));

    private static Edit EditOf(RecordDeclarationSyntax declaration, INamedTypeSymbol type, PhiFlow flow, SourceText text)
    {
        var printed = Printing.Text(type, Form.Text)
            .Where(m => flow.FactOf(m) is null && flow.Printing.Of(m is IPropertySymbol property ? property.Type : ((IFieldSymbol)m).Type, Form.Text).IsEmpty)
            .Select(static m => m.Name + " = {" + m.Name + "}").ToList();
        var end = Lines.BreakOf(text);
        var outer = Lines.IndentationOf(declaration.GetFirstToken(), text) ?? "";
        var inner = outer + "    ";
        var content = printed.Count == 0 ? "\"" + type.Name + "\"" : "$\"" + type.Name + " {{ " + string.Join(", ", printed) + " }}\"";
        var method = inner + "/// <summary>Without what tells about the patient.</summary>" + end
            + inner + "public " + (type.IsSealed || type.IsValueType ? "" : "sealed ") + "override string ToString() => " + content + ";";
        if (declaration.OpenBraceToken.IsKind(SyntaxKind.None) || declaration.OpenBraceToken.IsMissing)
        {
            return new Edit(declaration.SemicolonToken.Span, end + outer + "{" + end + method + end + outer + "}", null);
        }

        var close = declaration.CloseBraceToken;
        var before = declaration.Members.Count > 0 ? end : "";
        return Lines.IndentationOf(close, text) is { } indentation
            ? new Edit(close.SpanStart - indentation.Length, before + method + end, null)
            : new Edit(close.SpanStart, end + method + end + outer, null);
    }
}
