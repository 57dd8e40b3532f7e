using System.Collections.Immutable;
using Chaperone.Configuration;
using Chaperone.Phi;
using Chaperone.Phi.Terms;
using Chaperone.Rules.Analysis;
using Microsoft.CodeAnalysis.Text;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Phi;

public class PhiTermFileTests
{
    [Fact]
    public void EmbeddedLexicon_IsWellFormed()
    {
        var content = PhiTermFile.Parse(PhiLexicon.EmbeddedText());
        Assert.Empty(content.Errors.Select(static e => e.Message));
        Assert.True(content.Terms.Length > 2000);
        Assert.All(content.Terms, static t => Assert.True(t.Words.Split(' ').Length <= PhiLexicon.LongestTerm, t.Words));
        Assert.Equal(
            Enum.GetValues<PhiKind>().Except([PhiKind.PatientRef]).Order(),
            content.Terms.Where(static t => t.Role == TermRole.Phi).Select(static t => t.Kind).Distinct().Except([PhiKind.PatientRef]).Order());
    }

    [Theory]
    [InlineData("pesel | record no : NationalId high", "pesel/NationalId/High/False record no/NationalId/High/False")]
    [InlineData("  Ward Numbers :  Encounter   low linked ", "ward number/Encounter/Low/True")]
    [InlineData("=score : Lab MEDIUM", "score/Lab/Medium/False")]
    public void Row_IsRead(string row, string expected) =>
        Assert.Equal(expected, string.Join(' ', PhiTermFile.Parse(SourceText.From(row)).Terms.Select(static t => $"{t.Words}/{t.Kind}/{t.Confidence}/{t.Linked}")));

    [Theory]
    [InlineData("score", "a row is 'words | words : what they tell'")]
    [InlineData("score :", "nothing after ':'")]
    [InlineData("score : Scores high", "'Scores' is neither a kind of PHI nor a role")]
    [InlineData("score : Lab", "after the kind comes high, medium or low")]
    [InlineData("score : Lab highest", "after the kind comes high, medium or low")]
    [InlineData("score : Lab high always", "'always' is neither linked nor psychotherapy")]
    [InlineData("score : not ever", "'ever' does not belong after 'not'")]
    [InlineData("score | : not", "an alternative is empty")]
    [InlineData("a-b : not", "'a-b' has '-'; words are letters and digits")]
    public void MalformedRow_IsAnError(string row, string message)
    {
        var content = PhiTermFile.Parse(SourceText.From("# terms\n\n  " + row + "\nscore : Lab high\n"));
        var error = Assert.Single(content.Errors);
        Assert.Equal(message, error.Message);
        Assert.Equal(new TextSpan("# terms\n\n  ".Length, row.Trim().Length), error.Span);
        Assert.Single(content.Terms);
    }

    [Fact]
    public void ProjectTerms_AddAndTakeAway()
    {
        var terms = PhiTermFile.Parse(SourceText.From("zebra index : Lab high\nnickname : not\nrider : person")).Terms;
        var source = new PhiSource(
            "namespace Clinic; public class Patient { public string ZebraIndex { get; set; } public string Nickname { get; set; } } public class RiderDto { public string Phone { get; set; } }",
            new PhiSettings(HealthMode.Auto, ImmutableSortedSet<string>.Empty, terms));
        Assert.Equal("Lab High", source.Short("Patient.ZebraIndex"));
        Assert.Equal("none", source.Short("Patient.Nickname"));
        Assert.Equal("Phone Medium", source.Short("RiderDto.Phone"));
    }

    [Fact]
    public void WordsBesideOthers_AreOfTheLexicon()
    {
        const string Code = "namespace Clinic; public class HivTest { public int Id { get; set; } public bool IsSigned { get; set; } public bool IsStamped { get; set; } public bool IsReactive { get; set; } public string Sample { get; set; } } "
            + "public class Diagnosis { public int Id { get; set; } public string Name { get; set; } public string Shelfmark { get; set; } }";
        var source = new PhiSource(Code);
        Assert.Equal("none", source.Short("HivTest.IsSigned"));
        Assert.Equal("Hiv Medium", source.Short("HivTest.IsStamped"));
        Assert.Equal("Hiv Medium", source.Short("HivTest.IsReactive"));
        Assert.NotEqual("none", source.Short("Diagnosis.Shelfmark"));

        var terms = PhiTermFile.Parse(SourceText.From("stamped : progress\nshelfmark : catalogue")).Terms;
        var own = new PhiSource(Code, new PhiSettings(HealthMode.Auto, ImmutableSortedSet<string>.Empty, terms));
        Assert.Equal("none", own.Short("HivTest.IsStamped"));
        Assert.Equal("Hiv Medium", own.Short("HivTest.IsReactive"));
        Assert.Equal("none", own.Short("Diagnosis.Shelfmark"));
    }

    [Fact]
    public Task MalformedRowOfAnAdditionalFile_ReportsAtItsPlace() => new AnalyzerTest(App(""))
    {
        AdditionalFiles = [("/app/clinic.chaperone.phi.txt", "# own terms\nzebra index : Lab high\n{|CHP9002:zebra score : Labs high|}\n"), ("/app/other.txt", "zebra score : Labs high")],
        Analyzers = static () => [new ConfigurationInvalidAnalyzer()],
    }.RunAsync();
}
