using Chaperone.Inventory.Reviewed;
using Xunit;

namespace Chaperone.Inventory.Tests.Reviewed;

public class InventoryUpdateTests
{
    private static readonly string[] s_both = ["net10.0", "net8.0"];

    [Fact]
    public void OneFramework_HasNoMarks() =>
        Check("GET /a auth=user", "GET /b auth=user\nGET /c auth=open", ["net10.0"], ["net10.0"], update =>
        {
            update.Remove(Entry("GET /a auth=user"), "net10.0");
            update.Add(Entry("GET /b auth=user"), "net10.0");
            update.Add(Entry("GET /c auth=open"), "net10.0");
        });

    [Fact]
    public void WhatAllFrameworksAskFor_HasNoMarks() =>
        Check("GET /a auth=user\nGET /u auth=open", "GET /b auth=user\nGET /u auth=user", s_both, s_both, update =>
        {
            foreach (var framework in s_both)
            {
                update.Remove(Entry("GET /a auth=user"), framework);
                update.Add(Entry("GET /b auth=user"), framework);
                update.Update(Entry("GET /u auth=open"), Entry("GET /u auth=user"), framework);
            }
        });

    [Fact]
    public void WhatOneFrameworkAsksFor_IsMarked() =>
        Check("GET /a auth=user\nGET /u auth=open", "GET /a auth=user tfm=net8.0\nGET /b auth=user tfm=net10.0\nGET /u auth=user tfm=net10.0\nGET /u auth=open tfm=net8.0", s_both, s_both, update =>
        {
            update.Remove(Entry("GET /a auth=user"), "net10.0");
            update.Add(Entry("GET /b auth=user"), "net10.0");
            update.Update(Entry("GET /u auth=open"), Entry("GET /u auth=user"), "net10.0");
        });

    [Fact]
    public void OneAfterTheOther_EndsLikeTogether()
    {
        foreach (var (first, second) in new[] { ("net8.0", "net10.0"), ("net10.0", "net8.0") })
        {
            Check("GET /u auth=open", "GET /u auth=user", s_both, [first], u => u.Update(Entry("GET /u auth=open"), Entry("GET /u auth=user"), first), then: text =>
            {
                var update = new InventoryUpdate(InventoryEntry.ParseFile(text), s_both, [second]);
                update.Update(Entry($"GET /u auth=open tfm={second}"), Entry("GET /u auth=user"), second);
                return update.Apply();
            });
        }
    }

    [Fact]
    public void LightBulb_AddsForAll_AndAnotherFrameworkTakesItselfOut() =>
        Check("", "GET /a auth=user tfm=net10.0", s_both, ["net10.0"], u => u.Add(Entry("GET /a auth=user"), "net10.0"), then: text =>
        {
            var update = new InventoryUpdate(InventoryEntry.ParseFile(text), s_both, ["net8.0"]);
            update.Remove(Entry("GET /a auth=user"), "net8.0");
            return update.Apply();
        });

    [Fact]
    public void EndpointOfAnotherFramework_GetsThisOneToo() =>
        Check("GET /a auth=user tfm=net8.0", "GET /a auth=user", s_both, ["net10.0"], u => u.Add(Entry("GET /a auth=user"), "net10.0"));

    [Fact]
    public void LastFrameworkThatGoes_TakesTheLineAlong() =>
        Check("GET /a auth=user tfm=net8.0\nGET /b auth=user", "GET /b auth=user", s_both, ["net8.0"], u => u.Remove(Entry("GET /a auth=user tfm=net8.0"), "net8.0"));

    [Fact]
    public void LineThatIsGone_IsNoError() =>
        Check("GET /b auth=user", "GET /b auth=user", ["net10.0"], ["net10.0"], u => u.Remove(Entry("GET /a auth=user"), "net10.0"));

    [Fact]
    public void CopiesOfALine_GoWithIt() =>
        Check("GET /a auth=user\nGET /b auth=user\nGET  /a auth=user", "GET /b auth=user", ["net10.0"], ["net10.0"], u => u.Remove(Entry("GET /a auth=user"), "net10.0"));

    [Fact]
    public void CopiesOfALine_DoNotContradictTheUpdatedOne() =>
        Check("GET /a auth=user\nGET /a auth=user\nGET /b auth=user", "GET /a auth=policy:P\nGET /b auth=user", ["net10.0"], ["net10.0"], u => u.Update(Entry("GET /a auth=user"), Entry("GET /a auth=policy:P"), "net10.0"));

    private static void Check(string before, string after, string[] frameworks, string[] contexts, Action<InventoryUpdate> ask, Func<string, string>? then = null)
    {
        var update = new InventoryUpdate(InventoryEntry.ParseFile(Text(before)), frameworks, contexts);
        ask(update);
        var text = update.Apply();
        Assert.Equal(Text(after), then is null ? text : then(text));
    }

    private static string Text(string lines) => "#format 1\n" + (lines.Length == 0 ? "" : lines + "\n");

    private static InventoryEntry Entry(string line) => InventoryEntry.Parse(line).Entry!;
}
