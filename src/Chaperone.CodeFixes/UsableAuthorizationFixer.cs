using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>CHP1008: takes away a list of roles that names none, and makes of an <c>AuthorizeFilter</c> by type one that can be made.</summary>
/// <remarks>
/// Until then nobody gets in at all, and afterwards whoever the rest of the demand lets in: any signed-in user, unless it names a policy.
/// Nobody gets in anonymously by it. Which roles were meant is a decision about one place, so there is no Fix All.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsableAuthorizationFixer))]
public sealed class UsableAuthorizationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1008");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        var defect = target.Diagnostic.Properties.TryGetValue(UnknownPolicyAnalyzer.DefectProperty, out var text) ? text : null;
        var token = target.Root.FindToken(target.Diagnostic.Location.SourceSpan.Start);
        var call = FluentCall.At(token);
        var attribute = call is null ? token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() : null;
        if (defect == nameof(AuthorizationDefect.BlankRoles) && (attribute is null ? WithoutRoles(call) : WithoutRoles(attribute)) is { } without)
        {
            yield return new EndpointFix("Remove the list of roles that names none", FixKeys.RemoveRoles, target.Document, without);
        }

        if (defect == nameof(AuthorizationDefect.FilterByType) && (attribute is null ? Made(call, target) : Authorize(attribute, target)) is { } usable)
        {
            yield return new EndpointFix(attribute is null ? "Add a filter that asks for a signed-in user" : "Use [Authorize]", FixKeys.UsableFilter, target.Document, usable);
        }
    }

    private static Edit? WithoutRoles(AttributeSyntax attribute) =>
        attribute.ArgumentList is { } list && list.Arguments.FirstOrDefault(static a => a.NameEquals?.Name.Identifier.ValueText == "Roles" && IsBlank(a.Expression)) is { } roles
            ? list.Arguments.Count == 1 ? new Edit(list.Span, "", null) : Without(list.Arguments, roles)
            : null;

    /// <summary><c>new AuthorizeAttribute { Roles = "" }</c> in a call.</summary>
    private static Edit? WithoutRoles(InvocationExpressionSyntax? call)
    {
        var roles = call?.ArgumentList.DescendantNodes().OfType<AssignmentExpressionSyntax>().FirstOrDefault(static a => a is { Left: IdentifierNameSyntax { Identifier.ValueText: "Roles" }, Parent: InitializerExpressionSyntax } && IsBlank(a.Right));
        if (roles?.Parent is not InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } initializer)
        {
            return null;
        }

        return initializer.Expressions.Count > 1
            ? Without(initializer.Expressions, roles)
            : new Edit(TextSpan.FromBounds(initializer.GetFirstToken().GetPreviousToken().Span.End, initializer.Span.End), creation.ArgumentList is null ? "()" : "", null);
    }

    private static Edit Without<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        var index = list.IndexOf(item);
        return new Edit(index < list.Count - 1 ? TextSpan.FromBounds(item.SpanStart, list[index + 1].SpanStart) : TextSpan.FromBounds(list[index - 1].Span.End, item.Span.End), "", null);
    }

    // A constant may be blank for a reason that stands elsewhere.
    private static bool IsBlank(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: string text } && text.Split(',').All(string.IsNullOrWhiteSpace);

    /// <summary><c>Filters.Add&lt;AuthorizeFilter&gt;()</c> and <c>Filters.Add(typeof(AuthorizeFilter))</c>; not with an order, which the instance would have to be given too.</summary>
    private static Edit? Made(InvocationExpressionSyntax? call, FixTarget target) => call switch
    {
        { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Add", TypeArgumentList.Arguments: [{ } type] } name }, ArgumentList.Arguments.Count: 0 } when IsFilter(type, target) =>
            new Edit(TextSpan.FromBounds(name.SpanStart, call.Span.End), "Add(new " + type + "())", null),
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" }, ArgumentList.Arguments: [{ Expression: TypeOfExpressionSyntax { Type: { } type } given }] } when IsFilter(type, target) =>
            new Edit(given.Span, "new " + type + "()", null),
        _ => null,
    };

    /// <summary><c>[TypeFilter(typeof(AuthorizeFilter))]</c>, with nothing else that would get lost.</summary>
    private static Edit? Authorize(AttributeSyntax attribute, FixTarget target)
    {
        var type = attribute switch
        {
            { ArgumentList.Arguments: [{ NameEquals: null, Expression: TypeOfExpressionSyntax given }] } => given.Type,
            { Name: GenericNameSyntax { TypeArgumentList.Arguments: [{ } given] }, ArgumentList: null or { Arguments.Count: 0 } } => given,
            _ => null,
        };
        if (type is null || !IsFilter(type, target) || target.Symbols.AuthorizeAttribute is not { } authorize)
        {
            return null;
        }

        var (name, import) = AttributeText.NameOf(attribute.SpanStart, "Authorize", authorize, target.Model, target.Text);
        return new Edit(attribute.Span, name, import);
    }

    private static bool IsFilter(TypeSyntax type, FixTarget target) => SymbolEqualityComparer.Default.Equals(target.Model.GetTypeInfo(type).Type, target.Symbols.AuthorizeFilter);
}
