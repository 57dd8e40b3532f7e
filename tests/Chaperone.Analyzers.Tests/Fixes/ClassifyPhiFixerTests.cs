using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using Chaperone.Tests.Rules.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Fixes;

public class ClassifyPhiFixerTests
{
    private static Task FixAsync(string before, string after, bool withAttribute = true)
    {
        var other = withAttribute ? UnclassifiedPhiAnalyzerTests.Classification : "";
        return new FixTest<UnclassifiedPhiAnalyzer, ClassifyPhiFixer>([before, other], [after, other])
        {
            TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
            CodeActionEquivalenceKey = "CHP2013.Phi",
        }.RunAsync();
    }

    [Fact]
    public Task Property_Fixes() => FixAsync(
        """
        namespace Clinic;

        public class Patient
        {
            /// <summary>As it stands on the bracelet.</summary>
            public string {|CHP2013:MedicalRecordNumber|} { get; set; } = "";
        }
        """,
        """
        using Chaperone;

        namespace Clinic;

        public class Patient
        {
            /// <summary>As it stands on the bracelet.</summary>
            [Phi(PhiKind.Mrn)]
            public string MedicalRecordNumber { get; set; } = "";
        }
        """);

    [Fact]
    public Task SeveralMembers_FixAll() => FixAsync(
        """
        using Chaperone;

        namespace Clinic;

        public class Patient
        {
            [Obsolete]
            public string {|CHP2013:FirstName|} { get; set; } = "";

            public string {|CHP2013:Ssn|} = "";
        }
        """,
        """
        using Chaperone;

        namespace Clinic;

        public class Patient
        {
            [Obsolete]
            [Phi(PhiKind.Name)]
            public string FirstName { get; set; } = "";

            [Phi(PhiKind.NationalId)]
            public string Ssn = "";
        }
        """);

    [Fact]
    public Task PositionalRecord_FixesTheProperty() => FixAsync(
        """
        using Chaperone;

        namespace Clinic;

        public record PatientDto(Guid Id, string {|CHP2013:FirstName|}, DateOnly {|CHP2013:DateOfBirth|});
        """,
        """
        using Chaperone;

        namespace Clinic;

        public record PatientDto(Guid Id, [property: Phi(PhiKind.Name)] string FirstName, [property: Phi(PhiKind.Date)] DateOnly DateOfBirth);
        """);

    [Fact]
    public Task MembersByTheirType_FixAtOnce() => FixAsync(
        """
        using Chaperone;

        namespace Clinic;

        public class {|CHP2013:Encounter|}
        {
            public Guid PatientId { get; set; }

            public int Gravel { get; set; }

            public string Xyz { get; set; } = "";
        }
        """,
        """
        using Chaperone;

        namespace Clinic;

        public class Encounter
        {
            public Guid PatientId { get; set; }

            [Phi(PhiKind.Encounter)]
            public int Gravel { get; set; }

            [Phi(PhiKind.Encounter)]
            public string Xyz { get; set; } = "";
        }
        """);

    [Fact]
    public Task AnotherPhiInScope_FixesWithTheFullName() => FixAsync(
        """
        namespace Clinic;

        public enum PhiKind { X }

        public class Patient
        {
            public string {|CHP2013:Ssn|} { get; set; } = "";
        }
        """,
        """
        namespace Clinic;

        public enum PhiKind { X }

        public class Patient
        {
            [Chaperone.Phi(Chaperone.PhiKind.NationalId)]
            public string Ssn { get; set; } = "";
        }
        """);

    [Fact]
    public Task WithoutTheAttribute_IsNotOffered()
    {
        const string Source = """
            namespace Clinic;

            public class Patient
            {
                public string {|CHP2013:Ssn|} { get; set; } = "";
            }
            """;
        return FixAsync(Source, Source, withAttribute: false);
    }
}
