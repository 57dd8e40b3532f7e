using System;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Which members of an object a request can set.</summary>
/// <remarks>
/// As a running application binds them (RequestOracleTests): by a public setter, or by a parameter of the constructor; JSON also by any setter
/// of a member with <c>[JsonInclude]</c>, Newtonsoft.Json's with <c>[JsonProperty]</c>. A form takes no notice of attributes for JSON;
/// that of an action leaves out what <c>[BindNever]</c> and <c>[Bind]</c> leave out.
/// </remarks>
internal static class TakenMembers
{
    private const string ModelBinding = "Microsoft.AspNetCore.Mvc.ModelBinding";

    public static bool Are(ISymbol member, RequestInput input) =>
        IsSet(member, input.Source) || IsConstructed(member);

    private static bool IsSet(ISymbol member, InputSource source) => member switch
    {
        IFieldSymbol { IsReadOnly: false } => source != InputSource.Form,
        IPropertySymbol { SetMethod: { } setter } => setter.DeclaredAccessibility == Accessibility.Public || (source != InputSource.Form && IsIncluded(member)),
        _ => false,
    };

    private static bool IsIncluded(ISymbol member) =>
        JsonAttributes.Find(member, JsonAttributes.SystemText, "JsonIncludeAttribute") is not null || JsonAttributes.Find(member, JsonAttributes.Newtonsoft, "JsonPropertyAttribute") is not null;

    private static bool IsConstructed(ISymbol member) =>
        member is IPropertySymbol property && property.ContainingType.InstanceConstructors.Any(c => c.Parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether MVC's model binding leaves a property of a bound object out.</summary>
    public static bool IsLeftOut(ISymbol member, ISymbol input) =>
        JsonAttributes.Find(member, ModelBinding, "BindNeverAttribute") is not null
        || (JsonAttributes.Find(input, "Microsoft.AspNetCore.Mvc", "BindAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, Values: var named }] }
            && !named.SelectMany(static n => (n.Scalar as string ?? "").Split(',')).Any(n => string.Equals(n.Trim(), member.Name, StringComparison.OrdinalIgnoreCase)));
}
