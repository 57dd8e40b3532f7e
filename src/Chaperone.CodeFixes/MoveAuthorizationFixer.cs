using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1004: writes an attribute that nothing reads once more where it is read: on the action, on the page's class, behind the Map call.</summary>
/// <remarks>
/// It is taken away only from a page's handler: an interface or a class around handlers may serve others, and without it nothing would say what
/// somebody wanted of the next endpoint. Only demands are offered; what opens an endpoint is a decision.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAuthorizationFixer))]
public sealed class MoveAuthorizationFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1004");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        var properties = target.Diagnostic.Properties;
        if (!properties.TryGetValue(AuthorizationHasNoEffectAnalyzer.ToProperty, out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || (properties[AuthorizationHasNoEffectAnalyzer.FromProperty]!.Length == 0 ? target : target.AtAdditionalLocation(0)) is not { } from
            || from.Root.FindToken(from.Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || from.Model.GetTypeInfo(attribute).Type is not INamedTypeSymbol type || ArgumentsOf(attribute, from.Model) is not { } arguments)
        {
            yield break;
        }

        var places = Enumerable.Range(first, target.Diagnostic.AdditionalLocations.Count - first).Select(target.AtAdditionalLocation).ToList();
        var edits = places.Select(p => p is null ? null : EditAt(p, type, arguments)).ToList();
        if (edits.Count == 0 || edits.Any(static e => e is null))
        {
            yield break;
        }

        var all = places.Select((p, i) => (p!.Document.Id, edits[i]!));
        yield return places[0]!.Declaration is ClassDeclarationSyntax && Removal.Of(from) is { } removal
            ? new PlaceFix("Move it to the page's class", FixKeys.MoveAuthorization, all.Prepend((from.Document.Id, removal)))
            : new PlaceFix("Write it where it is read", FixKeys.MoveAuthorization, all);
    }

    private static Edit? EditAt(FixTarget place, INamedTypeSymbol type, List<(string? Name, string Value)> arguments)
    {
        if (place.Declaration is { } declaration)
        {
            var name = type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
            var list = arguments.Count == 0 ? "" : "(" + string.Join(", ", arguments.Select(static a => a.Name is null ? a.Value : a.Name + " = " + a.Value)) + ")";
            return AttributeText.On(declaration, name, list, type, place.Model, place.Text);
        }

        return place.MapCall is { } call ? FixTarget.Append(call, "RequireAuthorization", Demand(type, arguments, place), place.Model, place.Text) : null;
    }

    /// <summary>The demand as the arguments of <c>RequireAuthorization</c>: none, a policy's name, or the attribute as an object.</summary>
    private static string Demand(INamedTypeSymbol type, List<(string? Name, string Value)> arguments, FixTarget place)
    {
        if (SymbolEqualityComparer.Default.Equals(type, place.Symbols.AuthorizeAttribute) && (arguments.Count == 0 || (arguments.Count == 1 && arguments[0].Name is null or "Policy")))
        {
            return "(" + (arguments.Count == 0 ? "" : arguments[0].Value) + ")";
        }

        var named = string.Join(", ", arguments.Where(static a => a.Name is not null).Select(static a => a.Name + " = " + a.Value));
        return "(new " + type.ToMinimalDisplayString(place.Model, place.MapCall!.SpanStart) + "(" + string.Join(", ", arguments.Where(static a => a.Name is null).Select(static a => a.Value)) + ")" + (named.Length == 0 ? "" : " { " + named + " }") + ")";
    }

    /// <summary>The arguments as they can be written anywhere: a constant of the class by its value. Null where one of them is something else.</summary>
    private static List<(string? Name, string Value)>? ArgumentsOf(AttributeSyntax attribute, SemanticModel model)
    {
        var result = new List<(string?, string)>();
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameColon is not null || model.GetConstantValue(argument.Expression) is not { HasValue: true, Value: var value } || value is not (null or string or bool or int))
            {
                return null;
            }

            result.Add((argument.NameEquals?.Name.Identifier.ValueText, argument.Expression is LiteralExpressionSyntax ? argument.Expression.ToString() : SymbolDisplay.FormatPrimitive(value!, quoteStrings: true, useHexadecimalNumbers: false)));
        }

        return result;
    }
}
