using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2002: takes parameters of the query from headers instead, with <c>[FromHeader(Name = "…")]</c>; the only one of a POST, PUT or PATCH that takes no body from there.</summary>
/// <remarks>
/// Callers have to change with it, so there is no Fix All. A request has one body, so that several parameters would need a type of their own. Not offered for parameters of the route: its template and the links to it would have to change.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindFromHeaderFixer))]
public sealed class BindFromHeaderFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2002");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (target.NumberIn(PhiInUrlAnalyzer.QueryParametersProperty) is not { } count
            || target.Symbols.Get("Microsoft.AspNetCore.Mvc.FromHeaderAttribute") is not { } header)
        {
            yield break;
        }

        var edits = Enumerable.Range(0, count).Select(target.AtAdditionalLocation).Select(p => (Place: p, Edit: p is null ? null : EditAt(p, header))).ToList();
        if (count == 1 && target.Diagnostic.Properties.ContainsKey(PhiInUrlAnalyzer.BodyProperty) && target.Symbols.Get("Microsoft.AspNetCore.Mvc.FromBodyAttribute") is { } body
            && edits[0].Place is { } place && EditAt(place, body) is { } fromBody)
        {
            yield return new PlaceFix("Take it from the body", FixKeys.BindFromBody, new[] { (place.Document.Id, fromBody) });
        }

        if (edits.All(static e => e.Edit is not null))
        {
            yield return new PlaceFix("Take it from a header", FixKeys.BindFromHeader, edits.Select(static e => (e.Place!.Document.Id, e.Edit!)));
        }
    }

    private static Edit? EditAt(FixTarget place, INamedTypeSymbol source)
    {
        if (place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent is not ParameterSyntax { Type: not null } parameter)
        {
            return null;
        }

        var isHeader = source.Name == "FromHeaderAttribute";
        var arguments = isHeader ? "(Name = " + SymbolDisplay.FormatLiteral(HeaderOf(parameter.Identifier.ValueText), quote: true) + ")" : "";
        var query = place.Symbols.Get("Microsoft.AspNetCore.Mvc.FromQueryAttribute");
        var written = parameter.AttributeLists.SelectMany(static l => l.Attributes).FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(a).Type, query));
        var (name, import) = AttributeText.NameOf((written ?? (SyntaxNode)parameter).SpanStart, isHeader ? "FromHeader" : "FromBody", source, place.Model, place.Text);
        return written is not null ? new Edit(written.Span, name + arguments, import)
            : parameter.AttributeLists.Count > 0 ? new Edit(parameter.AttributeLists.Last().Span.End, " [" + name + arguments + "]", import)
            : new Edit(parameter.SpanStart, "[" + name + arguments + "] ", import);
    }

    /// <summary>nhsNumber becomes Nhs-Number.</summary>
    private static string HeaderOf(string parameter)
    {
        var result = new StringBuilder();
        for (var i = 0; i < parameter.Length; i++)
        {
            if (i > 0 && char.IsUpper(parameter[i]) && !char.IsUpper(parameter[i - 1]))
            {
                result.Append('-');
            }

            result.Append(i == 0 ? char.ToUpperInvariant(parameter[i]) : parameter[i]);
        }

        return result.ToString();
    }
}
