using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Fixes;

public class RedactFixerTests
{
    private const string Redaction = """
        namespace Microsoft.Extensions.Compliance.Redaction { public abstract class Redactor { public abstract string Redact(string? source); } }
        """;

    private static Task FixAsync(string before, string after, string members = "private readonly Redactor redactor = null!;") =>
        new FixTest<PhiInLogAnalyzer, RedactFixer>([Source(before, members), Flows.Types, Redaction], [Source(after, members), Flows.Types, Redaction])
        {
            TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
            CodeActionEquivalenceKey = "CHP2003.Redact",
        }.RunAsync();

    private static string Source(string statements, string members) => $$"""
        using Microsoft.Extensions.Compliance.Redaction;
        public class Clinic(ILogger<Clinic> log)
        {
            {{members}}

            public void Do(Patient p)
            {
                {{statements}}
            }
        }
        """;

    [Fact]
    public Task Argument_Fixes() => FixAsync(
        """log.LogInformation("Admitted {Ssn}", {|CHP2003:p.Ssn|}); // now""",
        """log.LogInformation("Admitted {Ssn}", redactor.Redact(p.Ssn)); // now""");

    [Fact]
    public Task EveryPart_Fixes() => FixAsync(
        """log.LogInformation($"Admitted {{|CHP2003:p.Ssn|}} as {p.Mrn ?? "none"} to {p.Theme}");""",
        """log.LogInformation($"Admitted {redactor.Redact(p.Ssn)} as {redactor.Redact(p.Mrn ?? "none")} to {p.Theme}");""");

    [Fact]
    public Task SeveralCalls_FixAll() => FixAsync(
        """log.LogInformation("A " + {|CHP2003:p.Ssn|}); log.LogInformation("{M}", {|CHP2003:p.Mrn|}); log.LogInformation("{Id}", p.Id);""",
        """log.LogInformation("A " + redactor.Redact(p.Ssn)); log.LogInformation("{M}", redactor.Redact(p.Mrn)); log.LogInformation("{Id}", p.Id);""");

    [Fact]
    public Task LocalOrParameter_Fixes() => FixAsync(
        """Redactor mine = null!; log.LogInformation("{S}", {|CHP2003:p.Ssn|});""",
        """Redactor mine = null!; log.LogInformation("{S}", mine.Redact(p.Ssn));""",
        "");

    [Theory]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:p.Ssn|});""", "")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:p.Ssn|}); Redactor mine = null!; mine.Redact("x");""", "")]
    [InlineData("""log.LogInformation("{@P}", {|CHP2003:p|});""", "private readonly Redactor redactor = null!;")]
    [InlineData("""log.LogInformation("{All} {S}", {|CHP2003:p.OtherMrns|}, p.Ssn);""", "private readonly Redactor redactor = null!;")]
    public Task NoRedactorOrNoText_NotOffered(string statements, string members) =>
        new FixTest<PhiInLogAnalyzer, RedactFixer>([Source(statements, members), Flows.Types, Redaction], [Source(statements, members), Flows.Types, Redaction])
        {
            TestState = { OutputKind = OutputKind.DynamicallyLinkedLibrary },
        }.RunAsync();
}
