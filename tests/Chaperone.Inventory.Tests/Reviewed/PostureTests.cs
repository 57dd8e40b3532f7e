using Chaperone.Inventory.Reviewed;
using Xunit;

namespace Chaperone.Inventory.Tests.Reviewed;

public class PostureTests
{
    [Theory]
    [InlineData("auth=user", "auth=anonymous", "Weaker")]
    [InlineData("auth=fallback", "auth=open", "Weaker")]
    [InlineData("auth=broken", "auth=open", "Weaker")]
    [InlineData("auth=unknown", "auth=open", "Weaker")]
    [InlineData("auth=policy:A", "auth=user", "Weaker")]
    [InlineData("auth=policy:A", "auth=policy:B", "Weaker")]
    [InlineData("auth=role:a", "auth=role:a|b", "Weaker")]
    [InlineData("auth=role:a", "auth=user", "Weaker")]
    [InlineData("auth=scheme:Bearer", "auth=user", "Weaker")]
    [InlineData("auth=requires:RequireClaim(x)", "auth=user", "Weaker")]
    [InlineData("auth=user phi=none", "auth=user phi=out:mrn", "Weaker")]
    [InlineData("auth=user phi=out:mrn", "auth=user phi=out:mrn,ssn!", "Weaker")]
    [InlineData("auth=user phi=none", "auth=user phi=in:ssn", "Weaker")]
    [InlineData("auth=user docs=yes", "auth=user docs=hidden", "Weaker")]
    [InlineData("auth=user docs=yes", "auth=user docs=no", "Weaker")]
    [InlineData("auth=open", "auth=user", "Stronger")]
    [InlineData("auth=anonymous", "auth=policy:A", "Stronger")]
    [InlineData("auth=unknown", "auth=user", "Stronger")]
    [InlineData("auth=user", "auth=policy:A", "Stronger")]
    [InlineData("auth=fallback", "auth=user", "Stronger")]
    [InlineData("auth=role:a|b", "auth=role:a", "Stronger")]
    [InlineData("auth=requires:RequireClaim(x)", "auth=policy:A", "Stronger")]
    [InlineData("auth=user phi=out:mrn,ssn", "auth=user phi=out:mrn", "Stronger")]
    [InlineData("auth=user phi=opaque", "auth=user phi=none", "Stronger")]
    [InlineData("auth=user docs=hidden", "auth=user docs=yes", "Stronger")]
    [InlineData("auth=user", "auth=fallback", "Changed")]
    [InlineData("auth=open", "auth=anonymous", "Changed")]
    [InlineData("auth=anonymous", "auth=open", "Changed")]
    [InlineData("auth=user", "auth=user phi=out:mrn", "Changed")]
    [InlineData("auth=user", "auth=unknown", "")]
    [InlineData("auth=user phi=out:mrn", "auth=user", "")]
    [InlineData("auth=user phi=out:mrn", "auth=user phi=opaque", "")]
    [InlineData("auth=user phi=out:mrn", "auth=user phi=out:mrn!", "")]
    public void Change_HasADirection(string reviewed, string code, string expected) =>
        Assert.Equal(expected, string.Join(",", Posture.Compare(Line(reviewed), Line(code)).Select(c => c.Direction)));

    [Fact]
    public void OppositeChanges_AreBothNamed() =>
        Assert.Equal(
            ["Stronger: auth was user and is policy:A", "Weaker: also returns ssn"],
            Posture.Compare(Line("auth=user phi=out:mrn"), Line("auth=policy:A phi=out:mrn,ssn!")).Select(c => c.Direction + ": " + c.What));

    [Fact]
    public void AnyLine_IsNotWeakerThanItself_AndOneSideOnlyIsWeaker()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var entry = Entries.Inventory(random);
            Assert.Empty(Posture.Compare(entry, entry));
            var opened = new InventoryEntry(entry.Id, AuthColumn.Parse("open")!) { Phi = entry.Phi, Docs = entry.Docs };
            if (!entry.Auth.IsOpen && entry.Auth.Level != AuthLevel.Unknown)
            {
                Assert.Contains(Posture.Compare(entry, opened), c => c.Direction == Direction.Weaker);
                Assert.DoesNotContain(Posture.Compare(opened, entry), c => c.Direction == Direction.Weaker);
            }
        }
    }

    [Fact]
    public void AfterTheUpdate_NothingIsLeftToCompare()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var (reviewed, code) = (Entries.Inventory(random), Entries.Inventory(random));
            Assert.Empty(Posture.Compare(Posture.Update(reviewed, code), code));
        }
    }

    [Theory]
    [InlineData("auth=anonymous \"liveness probe\"", "auth=user", "GET /x auth=user")]
    [InlineData("auth=anonymous \"liveness probe\"", "auth=open", "GET /x auth=open \"liveness probe\"")]
    [InlineData("auth=policy:A docs=yes", "auth=unknown", "GET /x auth=policy:A docs=yes")]
    [InlineData("auth=user phi=out:mrn", "auth=user phi=out:mrn!,ssn!", "GET /x auth=user phi=out:mrn,ssn!")]
    [InlineData("auth=user phi=out:mrn!", "auth=user phi=out:mrn!", "GET /x auth=user phi=out:mrn!")]
    public void Update_KeepsWhatOnlyPeopleKnow(string reviewed, string code, string expected) =>
        Assert.Equal(expected, Posture.Update(Line(reviewed), Line(code)).ToString());

    private static InventoryEntry Line(string columns) => InventoryEntry.Parse("GET /x " + columns).Entry!;
}
