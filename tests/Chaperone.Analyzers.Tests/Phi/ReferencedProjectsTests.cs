using Chaperone.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests.Phi;

/// <summary>What an API answers with is declared in the project below: it is there what it is in its own project.</summary>
public class ReferencedProjectsTests
{
    private const string Core = """
        namespace Core
        {
            public class Client { public int Id { get; set; } public string Name { get; set; } public DateTime DateOfBirth { get; set; } public List<string> Diagnosis { get; set; } public List<Aim> Aims { get; set; } }
            public class Aim { public string Description { get; set; } public int Level { get; set; } }
            public class Session { public int ClientId { get; set; } public string Observations { get; set; } }
            public class Plan { public string Description { get; set; } public decimal Price { get; set; } }
        }
        """;

    private const string Accounts = """
        namespace Core
        {
            public class User { public string Id { get; set; } }
            public class Patient : User { public string FirstName { get; set; } public string BloodType { get; set; } }
            public class Chat { public int Id { get; set; } public string PatientId { get; set; } }
        }
        """;

    public static TheoryData<bool> Forms => [true, false];

    [Theory]
    [MemberData(nameof(Forms))]
    public void MembersOfAReferencedProject_MakeHealthCode(bool isOpen) => Assert.True(Above(Core, isOpen).IsHealthCode);

    [Theory]
    [MemberData(nameof(Forms))]
    public void OrdinaryReferencedProject_DoesNotMakeHealthCode(bool isOpen) =>
        Assert.False(Above("namespace Core { public class Client { public string Name { get; set; } public DateTime DateOfBirth { get; set; } } public class Order { public int ClientId { get; set; } public decimal Total { get; set; } } }", isOpen).IsHealthCode);

    [Theory]
    [InlineData(Core, "Client.Name", "Name Medium", true)]
    [InlineData(Core, "Client.Name", "Name Medium", false)]
    [InlineData(Core, "Session.Observations", "Note Medium", true)]
    [InlineData(Core, "Session.Observations", "Note Medium", false)]
    [InlineData(Core, "Aim.Description", "Note Medium", true)]
    [InlineData(Core, "Aim.Description", "Note Medium", false)]
    [InlineData(Core, "Plan.Description", "none", true)]
    [InlineData(Core, "Plan.Description", "none", false)]
    [InlineData(Accounts, "Chat.PatientId", "PatientRef Low", true)]
    [InlineData(Accounts, "Chat.PatientId", "PatientRef Low", false)]
    public void MemberOfAReferencedProject_IsWhatItIsThere(string source, string member, string expected, bool isOpen)
    {
        Assert.Equal(expected, new PhiSource(source).Short(member));

        var above = Above(source, isOpen);
        var type = above.Compilation.GetTypeByMetadataName("Core." + member.Split('.')[0])!;
        var fact = above.Knowledge.OfMember(type.GetMembers(member.Split('.')[1]).Single());
        Assert.Equal(expected, fact is null ? "none" : $"{fact.Kind} {fact.Confidence}");
    }

    private static (PhiKnowledge Knowledge, Compilation Compilation, bool IsHealthCode) Above(string source, bool isOpen)
    {
        var core = CSharpCompilation.Create("Core", [CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic;\n" + source)], References.AspNetCore, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        MetadataReference reference = core.ToMetadataReference();
        if (!isOpen)
        {
            using var image = new MemoryStream();
            Assert.True(core.Emit(image).Success);
            reference = MetadataReference.CreateFromImage(image.ToArray(), filePath: "/src/Core/obj/Core.dll");
        }

        var api = CSharpCompilation.Create("Api", [CSharpSyntaxTree.ParseText("namespace Api { public class ItemsController { } }")], References.AspNetCore.Append(reference), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var knowledge = PhiKnowledge.For(api, PhiSettings.None);
        return (knowledge, api, knowledge.IsHealthCode);
    }
}
