using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Reviewed;

/// <summary>The documentation id of the member that a place in source is in, without its parameters: syntax says it.</summary>
internal static class MemberNames
{
    /// <summary>The diagnostic property that holds it, so that a tool can write an exception for a finding that is about no endpoint.</summary>
    public const string Property = "member";

    /// <summary>The entry point that the compiler makes of top-level statements, as an exception names it.</summary>
    public const string EntryPoint = "M:Program.{Main}$";

    public static ImmutableDictionary<string, string?> PropertiesOf(SyntaxNode? place) =>
        place is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Property, Of(place));

    public static ImmutableDictionary<string, string?> PropertiesAt(Location place) =>
        PropertiesOf(place.SourceTree?.GetRoot().FindToken(place.SourceSpan.Start).Parent);

    /// <summary>As <c>M:Clinic.Import.Run</c>; for top-level statements, and for what stands outside of every type, the entry point that the compiler makes.</summary>
    public static string Of(SyntaxNode place)
    {
        string? member = null;
        var containers = new List<string>();
        foreach (var node in place.AncestorsAndSelf())
        {
            switch (node)
            {
                case TypeDeclarationSyntax { Identifier.ValueText: "" }:
                    // A block of extensions: the compiler's name for its members is no name to write down. The class around it is.
                    member = null;
                    break;
                case TypeDeclarationSyntax type:
                    containers.Add(type.Identifier.ValueText + (type.TypeParameterList is { Parameters.Count: > 0 and var arity } ? "`" + arity.ToString(CultureInfo.InvariantCulture) : ""));
                    break;
                case BaseTypeDeclarationSyntax type:
                    containers.Add(type.Identifier.ValueText);
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    containers.Add(space.Name.ToString());
                    break;
                default:
                    member ??= MemberOf(node);
                    break;
            }
        }

        if (containers.Count == 0)
        {
            return EntryPoint;
        }

        containers.Reverse();
        var name = string.Join(".", containers);
        return member is null ? "T:" + name : member.Substring(0, 2) + name + "." + member.Substring(2);
    }

    private static string? MemberOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method =>
            "M:" + method.Identifier.ValueText + (method.TypeParameterList is { Parameters.Count: > 0 and var arity } ? "``" + arity.ToString(CultureInfo.InvariantCulture) : ""),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(static m => m.ValueText == "static") ? "M:#cctor" : "M:#ctor",
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => "P:" + property.Identifier.ValueText,
        EventDeclarationSyntax { ExplicitInterfaceSpecifier: null } named => "E:" + named.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => "F:" + field.Identifier.ValueText,
        _ => null,
    };
}
