using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2001 and CHP2008: keeps the members back, by the classification that the application masks, or by <c>[JsonIgnore]</c> of the serializer that writes them.</summary>
/// <remarks>
/// Offered only where it keeps all of them back: not for texts and anonymous objects, not where it is not visible which serializer writes, and
/// not for <c>required</c> members, with which System.Text.Json refuses <c>[JsonIgnore]</c> at run time. An attribute of the other serializer
/// stays: it may be right for another use.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HideMembersFixer))]
public sealed class HideMembersFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2001", "CHP2008");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        var properties = target.Diagnostic.Properties;
        if (!properties.TryGetValue(MemberProposal.MembersProperty, out var lines) || !properties.TryGetValue(MemberProposal.WriterProperty, out var writer))
        {
            yield break;
        }

        var kinds = lines!.Split('\n');
        if (properties.ContainsKey(MemberProposal.ClassificationProperty) && target.Symbols.Get("Chaperone.PhiAttribute") is { } phi
            && Edits(target, kinds, (place, kind) => PhiAttributeText.On(place, kind, phi)) is { } classified)
        {
            yield return new PlaceFix("Classify as patient data, which is masked", FixKeys.MaskMembers, classified);
        }

        var name = writer == nameof(JsonWriter.Newtonsoft) ? "Newtonsoft.Json.JsonIgnoreAttribute" : "System.Text.Json.Serialization.JsonIgnoreAttribute";
        if (target.Symbols.Get(name) is { } ignore && Edits(target, kinds, (place, _) => Ignored(place, ignore)) is { } ignored)
        {
            yield return new PlaceFix("Leave out of JSON", FixKeys.IgnoreMembers, ignored);
        }
    }

    /// <summary>One edit a member; null when one of them can't be made.</summary>
    private static List<(DocumentId, Edit)>? Edits(FixTarget target, string[] kinds, System.Func<FixTarget, string, Edit?> edit)
    {
        var result = new List<(DocumentId, Edit)>();
        for (var i = 0; i < kinds.Length; i++)
        {
            if (target.AtAdditionalLocation(i) is not { } place || edit(place, kinds[i]) is not { } made)
            {
                return null;
            }

            result.Add((place.Document.Id, made));
        }

        return result;
    }

    private static Edit? Ignored(FixTarget place, INamedTypeSymbol attribute)
    {
        var node = place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent;

        // [JsonIgnore(Condition = …)], which keeps nothing back, becomes the plain one: two of them do not compile.
        if (node?.FirstAncestorOrSelf<SyntaxNode>(static n => n is PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax) is { } declaration
            && declaration.ChildNodes().OfType<AttributeListSyntax>().SelectMany(static l => l.Attributes)
                .FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(a).Type, attribute)) is { } own)
        {
            return own.ArgumentList is { } arguments && !arguments.CloseParenToken.IsKind(SyntaxKind.None) ? new Edit(arguments.Span, "", null) : null;
        }

        return AttributeText.OnMember(node, "JsonIgnore", attribute, place.Model, place.Text);
    }
}
