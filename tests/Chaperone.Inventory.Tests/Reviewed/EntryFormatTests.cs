using Chaperone.Inventory.Reviewed;
using Xunit;

namespace Chaperone.Inventory.Tests.Reviewed;

public class EntryFormatTests
{
    [Theory]
    [InlineData("GET /api/patients/{id} auth=policy:ReadChart phi=out:dob,mrn docs=yes")]
    [InlineData("GET /health auth=anonymous \"liveness probe, no data\" phi=none docs=hidden")]
    [InlineData("POST /api/patients/search auth=policy:ReadChart phi=in:ssn;out:mrn docs=yes")]
    [InlineData("DELETE,GET /x auth=fallback,role:a|b,scheme:Bearer")]
    [InlineData("* / auth=user phi=out:mrn!;opaque handler=M:A.B(System.Int32)~2 tfm=net10.0,net8.0")]
    [InlineData("* /hubs/chart method=Send auth=policy:Write")]
    [InlineData("* /hubs/chart method=Send%20note auth=open \"a demo\" handler=M:Hub.Send tfm=net10.0")]
    [InlineData("GET /x auth=requires:RequireClaim(a%2Cb)")]
    [InlineData("GET /x auth=open \"a \\\"quoted\\\" word and a \\\\\"")]
    public void Line_RoundTrips(string line)
    {
        var (entry, problem) = InventoryEntry.Parse(line);
        Assert.Null(problem);
        Assert.Equal(line, entry!.ToString());
    }

    [Fact]
    public void MethodOfAHub_IsALineOfItsOwn_BehindTheHubs()
    {
        var file = InventoryEntry.ParseFile("#format 1\n* /hub auth=user phi=none\n* /hub method=Read auth=user\n* /hub method=Write auth=policy:P\n* /hub/negotiate auth=user\n");

        Assert.Empty(file.Problems);
        Assert.Equal(["* /hub", "* /hub method=Read", "* /hub method=Write", "* /hub/negotiate"], file.Entries.Select(static e => e.Key));
        Assert.Equal("* /hub method=Write%20all", InventoryEntry.KeyOf("* /hub method=Write all"));
    }

    [Theory]
    [InlineData("phi=none")]
    [InlineData("docs=yes")]
    public void MethodOfAHub_HasNoPayloadAndNoDescription(string column)
    {
        var (entry, problem) = InventoryEntry.Parse("* /hub method=Read auth=user " + column);

        Assert.Equal("a method's line has no phi and no docs: they are columns of the endpoint", problem);
        Assert.Equal("* /hub method=Read auth=user", entry!.ToString());
    }

    [Fact]
    public void AnyEntry_RoundTrips()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var line = Entries.Inventory(new Random(seed)).ToString();
            var (entry, problem) = InventoryEntry.Parse(line);
            Assert.True(problem is null, $"seed {seed}: {problem}\n{line}");
            Assert.Equal(line, entry!.ToString());
            Assert.DoesNotContain(line, c => c is '\n' or '\r' or '\u2028' or '\u0085');
        }
    }

    [Fact]
    public void AnyException_RoundTrips()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var line = Entries.Exception(new Random(seed)).ToString();
            var (entry, problem) = ExceptionEntry.Parse(line);
            Assert.True(problem is null, $"seed {seed}: {problem}\n{line}");
            Assert.Equal(line, entry!.ToString());
        }
    }

    [Fact]
    public void DifferentNames_AreNeverWrittenAlike()
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 5000; seed++)
        {
            var name = Entries.Text(new Random(seed), 4);
            Assert.Equal(name, written.TryGetValue(LineTokens.Escape(name, ",|"), out var other) ? other : name);
            written[LineTokens.Escape(name, ",|")] = name;
        }
    }

    [Theory]
    [InlineData("nonsense", "it does not begin with a verb and a route")]
    [InlineData("GET api/x auth=user", "it does not begin with a verb and a route")]
    [InlineData("GET /x", "it has no column auth=")]
    [InlineData("GET /x auth=", "'auth=' is not understood")]
    [InlineData("GET /x auth=admin", "'auth=admin' is not understood")]
    [InlineData("GET /x auth=open,policy:A", "'auth=open,policy:A' is not understood")]
    [InlineData("GET /x auth=user,open", "'auth=user,open' is not understood")]
    public void BrokenLine_HasAReason(string line, string expected)
    {
        var (entry, problem) = InventoryEntry.Parse(line);
        Assert.Null(entry);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("GET /x auth=user phi=ssn", "'phi=ssn' is not understood")]
    [InlineData("GET /x auth=user phi=in:ssn!", "'phi=in:ssn!' is not understood")]
    [InlineData("GET /x auth=user docs=maybe", "'docs=maybe' is none of yes, no, hidden")]
    [InlineData("GET /x auth=user ahtu=open", "'ahtu' is no column; there are auth, phi, docs, handler, tfm and method")]
    [InlineData("GET /x auth=user auth=open", "the column 'auth' stands twice")]
    [InlineData("GET /x auth=open \"not closed", "its quoted reason is not closed")]
    [InlineData("GET /x auth=open \"one\" \"two\"", "it has more than one quoted reason")]
    public void LineWithAProblem_StillCounts(string line, string expected)
    {
        var (entry, problem) = InventoryEntry.Parse(line);
        Assert.Equal("GET /x", entry!.Id);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("CHP1001 GET /api/legacy/export until=2026-12-31 owner=@team-hie ticket=SEC-112 \"vendor migration\"", null)]
    [InlineData("CHP2003 M:Clinic.Import.Run(System.String) until=2026-12-31 owner=@a \"read by the importer only\"", null)]
    [InlineData("CHP1001 GET /x owner=@a \"a real reason\"", "it does not say until when it holds (until=yyyy-MM-dd)")]
    [InlineData("CHP1001 GET /x until=2026-12-31 \"a real reason\"", "it names no owner (owner=)")]
    [InlineData("CHP1001 GET /x until=2026-12-31 owner=@a", "it gives no reason worth reading")]
    [InlineData("CHP1001 GET /x until=2026-12-31 owner=@a \"<reason>\"", "it gives no reason worth reading")]
    [InlineData("CHP1001 GET /x until=2026-06-30 owner=@a \"a real reason\"", "it ended on 2026-06-30")]
    [InlineData("CHP1001 GET /x until=2026-07-01 owner=@a \"a real reason\"", null)]
    public void Exception_CountsOnlyWhenItIsComplete(string line, string? refusal) =>
        Assert.Equal(refusal, ExceptionEntry.Parse(line).Entry!.Refusal("2026-07-01"));

    [Fact]
    public void Exception_WithoutADay_DoesNotEnd() =>
        Assert.Null(ExceptionEntry.Parse("CHP1001 GET /x until=2001-01-01 owner=@a \"a real reason\"").Entry!.Refusal(""));

    [Theory]
    [InlineData("CHP1 GET /x")]
    [InlineData("CHP1001")]
    [InlineData("CHP1001 GET")]
    [InlineData("CHP1001 GET x")]
    [InlineData("CHP10O1 GET /x")]
    public void NoException_HasAReason(string line)
    {
        var (entry, problem) = ExceptionEntry.Parse(line);
        Assert.Null(entry);
        Assert.NotNull(problem);
    }

    [Theory]
    [InlineData("until=tomorrow", "'until=tomorrow' is no day of the form yyyy-MM-dd")]
    [InlineData("until=2026-02-30", "'until=2026-02-30' is no day of the form yyyy-MM-dd")]
    [InlineData("onwer=@a", "'onwer' is no column; there are until, owner and ticket")]
    public void ExceptionWithAProblem_StillCounts(string column, string expected)
    {
        var (entry, problem) = ExceptionEntry.Parse("CHP1001 GET /x " + column);
        Assert.Equal("GET /x", entry!.Target);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("guarded by the gateway's mutual TLS", true)]
    [InlineData("vendor migration", true)]
    [InlineData("供应商迁移", true)]
    [InlineData("", false)]
    [InlineData("<Pending>", false)]
    [InlineData("TODO", false)]
    [InlineData("false positive", false)]
    [InlineData("n/a", false)]
    [InlineData("by design.", false)]
    [InlineData("xxxxxxxxxxxxxxx", false)]
    [InlineData("a b c", false)]
    [InlineData(null, false)]
    public void Reason_IsWorthReading(string? reason, bool expected) => Assert.Equal(expected, Reasons.IsWorthReading(reason));
}
