using Microsoft.Extensions.Compliance.Classification;
using Xunit;

namespace Chaperone.AspNetCore.Tests;

public class TaxonomyTests
{
    public static TheoryData<PhiKind> Kinds => [.. Enum.GetValues<PhiKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_RoundTrips(PhiKind kind)
    {
        Assert.Equal(kind, PhiTaxonomy.KindOf(new PhiAttribute(kind).Classification));
        Assert.Equal(kind, new PhiAttribute(kind).Kind);
    }

    /// <summary>The analyzers read the attribute's argument as a number of their own list.</summary>
    [Fact]
    public void Kinds_AreThoseOfTheAnalyzers() =>
        Assert.Equal(
            Enum.GetValues<Chaperone.Phi.PhiKind>().Select(static k => (k.ToString(), (int)k)),
            Enum.GetValues<PhiKind>().Select(static k => (k.ToString(), (int)k)));

    [Fact]
    public void UndefinedKind_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(static () => new PhiAttribute((PhiKind)9999));

    [Theory]
    [InlineData("Other", "Mrn")]
    [InlineData("Phi", "Unheard")]
    [InlineData("Phi", "1")]
    public void ForeignClassification_HasNoKind(string taxonomy, string value) => Assert.Null(PhiTaxonomy.KindOf(new DataClassification(taxonomy, value)));
}
