using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP3003 and CHP3005: declares the responses that the analyzer names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareResponsesFixer))]
public sealed class DeclareResponsesFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP3003", "CHP3005");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (!target.Diagnostic.Properties.TryGetValue(ResponseProposal.ResponsesProperty, out var lines) || lines is not { Length: > 0 })
        {
            yield break;
        }

        var responses = lines.Split('\n').Select(static l => l.Split(new[] { ' ' }, 2)).Select(static p => (Status: p[0], Type: p.Length > 1 ? p[1] : null)).ToList();
        if (EditFor(target, responses) is { } edit)
        {
            yield return target.Diagnostic.Id == "CHP3005"
                ? new EndpointFix("Declare 401 and 403", FixKeys.DeclareRejections, target.Document, edit)
                : new EndpointFix("Declare the responses", FixKeys.DeclareResponses, target.Document, edit);
        }
    }

    private static Edit? EditFor(FixTarget target, List<(string Status, string? Type)> responses)
    {
        if (target.MapCall is { } call)
        {
            return DescriptionCall.Append(target, call, "Produces", string.Concat(responses.Select(static r => CallFor(r.Status, r.Type))));
        }

        if (target.Declaration is not MethodDeclarationSyntax action
            || target.Symbols.Get("Microsoft.AspNetCore.Mvc.ProducesResponseTypeAttribute") is not { } attribute
            || target.Symbols.Get("Microsoft.AspNetCore.Mvc.ProducesDefaultResponseTypeAttribute") is not { } forOthers)
        {
            return null;
        }

        // One insertion for all of them, so that they stand in order.
        var edits = responses
            .Select(r => r.Status == ResponseProposal.Default
                ? AttributeText.On(action, "ProducesDefaultResponseType", "", forOthers, target.Model, target.Text)
                : AttributeText.On(action, "ProducesResponseType", r.Type is null ? "(" + r.Status + ")" : "(typeof(" + r.Type + "), " + r.Status + ")", attribute, target.Model, target.Text))
            .ToList();
        return new Edit(edits[0].Span.Start, string.Concat(edits.Select(static e => e.Text)), edits[0].Import);
    }

    private static string CallFor(string status, string? type) =>
        type is not null ? ".Produces<" + type + ">(" + (status == "200" ? "" : status) + ")"
        : status is "401" or "403" ? ".ProducesProblem(" + status + ")"
        : ".Produces(" + status + ")";
}
