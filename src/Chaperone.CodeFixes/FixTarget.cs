using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Rules;
using Chaperone.Rules.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>A diagnostic and the document it stands in.</summary>
internal sealed class FixTarget
{
    private FixTarget(Document document, Diagnostic diagnostic, SourceText text, SyntaxNode root, SemanticModel model)
    {
        Document = document;
        Diagnostic = diagnostic;
        Text = text;
        Root = root;
        Model = model;
        Symbols = new WellKnownSymbols(model.Compilation);
    }

    public Document Document { get; }

    public Diagnostic Diagnostic { get; }

    public SourceText Text { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public WellKnownSymbols Symbols { get; }

    /// <summary>What the analyzer says that requiring authorization would do.</summary>
    public Remedy Authorize => Diagnostic.Properties.TryGetValue(EndpointReport.AuthorizeProperty, out var value) && Enum.TryParse<Remedy>(value, out var remedy) ? remedy : Remedy.None;

    /// <summary>The declared policies that would end the finding.</summary>
    public IEnumerable<string> Policies =>
        Diagnostic.Properties.TryGetValue(EndpointReport.PoliciesProperty, out var lines) && lines is not null
            ? lines.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries)
            : Enumerable.Empty<string>();

    public bool AllowsAnonymous => Diagnostic.Properties.ContainsKey(EndpointReport.AnonymousProperty);

    /// <summary>Null when the document can't be edited or has no model.</summary>
    public static async Task<FixTarget?> CreateAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (document is SourceGeneratedDocument)
        {
            return null;
        }

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null
            ? null
            : new FixTarget(document, diagnostic, await document.GetTextAsync(cancellationToken).ConfigureAwait(false), root, model);
    }

    /// <summary>Another place of the diagnostic, in whichever document of the project it stands; null when that can't be edited.</summary>
    public FixTarget? AtAdditionalLocation(int index)
    {
        if (index >= Diagnostic.AdditionalLocations.Count
            || Diagnostic.AdditionalLocations[index] is not { SourceTree: { } tree } location
            || Document.Project.GetDocument(tree) is not { } document
            || document is SourceGeneratedDocument
            || !document.TryGetText(out var text))
        {
            return null;
        }

#pragma warning disable RS0030 // The model of the document that is edited, which need not be the diagnostic's.
        var model = tree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS0030
        return new FixTarget(document, Diagnostic.Create(Diagnostic.Descriptor, location, Diagnostic.Properties), text, tree.GetRoot(), model);
    }

    /// <summary>The other place whose index a property of the diagnostic holds; null when it has none, or the place can't be edited.</summary>
    public FixTarget? AtLocationIn(string property) => NumberIn(property) is { } index ? AtAdditionalLocation(index) : null;

    /// <summary>The number that a property of the diagnostic holds; null when it has none.</summary>
    public int? NumberIn(string property) =>
        Diagnostic.Properties.TryGetValue(property, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The Map call that the diagnostic names; null for a controller's.</summary>
    public InvocationExpressionSyntax? MapCall => FluentCall.At(Root.FindToken(Diagnostic.Location.SourceSpan.Start));

    /// <summary>The action or controller class that the diagnostic names; null for a Map call's.</summary>
    public MemberDeclarationSyntax? Declaration
    {
        get
        {
            var token = Root.FindToken(Diagnostic.Location.SourceSpan.Start);
            return token.Parent is MemberDeclarationSyntax declaration and (MethodDeclarationSyntax or TypeDeclarationSyntax)
                && token.Span == Diagnostic.Location.SourceSpan ? declaration : null;
        }
    }

    /// <summary>Says in the title what else the application needs.</summary>
    public string Titled(string title) =>
        Authorize == Remedy.NeedsSetup ? title + " (the application has yet to set up authentication and authorization)" : title;

    /// <summary>
    /// The edit that appends a call of AuthorizationEndpointConventionBuilderExtensions to a call; null when it would not compile.
    /// </summary>
    public static Edit? Append(InvocationExpressionSyntax call, string method, string arguments, SemanticModel model, SourceText text)
    {
        var symbols = new WellKnownSymbols(model.Compilation);
        var type = model.GetTypeInfo(call).Type;
        var extensions = symbols.Get("Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions");
        if (!WellKnownSymbols.Is(type, symbols.EndpointConventionBuilder) || extensions is null || extensions.GetMembers(method).IsEmpty)
        {
            return null;
        }

        var inScope = model.LookupSymbols(call.SpanStart, type, method, includeReducedExtensionMethods: true)
            .Any(s => SymbolEqualityComparer.Default.Equals(s.ContainingType, extensions));
        string? import = null;
        if (!inScope)
        {
            import = "Microsoft.AspNetCore.Builder";
            if (call.SyntaxTree.GetRoot() is not CompilationUnitSyntax unit || UsingDirectives.Insert(unit, text, import) is null)
            {
                return null;
            }
        }

        var (position, inserted) = FluentCall.Behind(call, "." + method + arguments, text);
        return new Edit(position, inserted, import);
    }
}
