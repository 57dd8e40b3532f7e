using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests;

/// <summary>Every name in the table of sinks against the library that has it: a type, member or parameter that is not there judges nothing, silently.</summary>
public class SinkRowTests
{
    private static readonly CSharpCompilation Libraries = CSharpCompilation.Create("Names", references: References.AspNetCore);

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            for (var i = 0; i < SinkDefinitions.All.Length; i++)
            {
                rows.Add(i, SinkDefinitions.All[i].Type);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_IsWhatTheLibraryHas(int index, string name)
    {
        var row = SinkDefinitions.All[index];
        var type = Libraries.GetTypeByMetadataName(name);
        var members = type is null ? [] : MembersOf(type).ToList();
        if (OfOtherVersions.Contains(name))
        {
            Assert.DoesNotContain(members, m => row.HasMember(m.Name));
            return;
        }

        Assert.True(type is not null, $"There is no type '{name}'.");
        foreach (var pattern in row.Members)
        {
            var found = members.Where(m => new SinkDefinition(row.Kind, name, pattern, "*").HasMember(m.Name)).ToList();
            Assert.True(found.Count > 0, $"'{name}' has no member '{pattern}'.");
        }

        var parameters = members.Where(m => row.HasMember(m.Name)).SelectMany(static m => m.Parameters).ToList();
        foreach (var parameter in row.Parameters.Where(static p => p != "*"))
        {
            Assert.True(parameters.Any(p => p.Name == parameter), $"No member of '{name}' in the row has a parameter '{parameter}'; there are: {string.Join(", ", parameters.Select(static p => p.Name).Distinct())}.");
        }
    }

    /// <summary>A public member that a row names, whose parameters can carry text and none of which is judged, is a hole.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Overloads_AreJudged(int index, string name)
    {
        var row = SinkDefinitions.All[index];
        var rows = SinkDefinitions.All.Where(r => r.Type == name && r.Kind == row.Kind).ToList();
        if (Libraries.GetTypeByMetadataName(name) is not { } type)
        {
            Assert.Contains(name, OfOtherVersions);
            return;
        }

        var holes = MembersOf(type)
            // What is passed with its classification is redacted by it.
            .Where(m => row.HasMember(m.Name) && m.Parameters.Any(IsText) && !m.Parameters.Any(static p => p.Type.Name == "DataClassificationSet") && !m.Parameters.Any(p => rows.Any(r => r.HasMember(m.Name) && r.Judges(p))))
            .Select(static m => m.Name + "(" + string.Join(", ", m.Parameters.Select(static p => p.Type.Name + " " + p.Name)) + ")")
            .Distinct()
            .ToList();
        Assert.True(holes.Count == 0, $"'{name}': nothing of these is judged: {string.Join("; ", holes)}");
    }

    /// <summary>Names that another version of the library has, or a package that cannot be had here: nothing proves them.</summary>
    private static readonly string[] OfOtherVersions =
    [
        "OpenAI.Responses.OpenAIResponseClient", // OpenAI before 2.8
        "Anthropic.Models.Messages.MessageParam", // Anthropic before 13, where it has a Content
        "Anthropic.SDK.Messaging.Message", // Anthropic.SDK, another library
    ];

    /// <summary>Parameters that name things of the program, not of a patient.</summary>
    private static readonly string[] NamesOfThings =
        ["key", "name", "contentType", "actionName", "controllerName", "routeName", "pageName", "pageHandler", "fragment", "url", "uri", "virtualPath", "physicalPath", "callId", "id", "model", "previousResponseId"];

    private static bool IsText(IParameterSymbol parameter) =>
        !NamesOfThings.Contains(parameter.Name)
        && (parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object || parameter.Type is ITypeParameterSymbol { HasValueTypeConstraint: false } || parameter.Type.Name == "RedisKey");

    // Names as the table has them: .ctor, set_X, this[]. Those that the type inherits included.
    private static IEnumerable<(string Name, IReadOnlyList<IParameterSymbol> Parameters)> MembersOf(INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol> { type };
        types.AddRange(type.AllInterfaces.Where(i => type.TypeKind == TypeKind.Interface));
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            types.Add(current);
        }

        foreach (var member in types.SelectMany(static t => t.GetMembers()).Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && (m is not IMethodSymbol { MethodKind: MethodKind.Constructor } || m.ContainingType.Equals(type, SymbolEqualityComparer.Default))))
        {
            switch (member)
            {
                case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method:
                    yield return (method.Name, method.Parameters);
                    break;
                case IPropertySymbol { SetMethod: { } setter } property:
                    yield return (property.IsIndexer ? "this[]" : setter.Name, setter.Parameters);
                    break;
            }
        }
    }
}
