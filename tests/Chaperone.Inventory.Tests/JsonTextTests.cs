using System.Text;
using System.Text.Json;
using Xunit;

namespace Chaperone.Inventory.Tests;

public class JsonTextTests
{
    [Fact]
    public void EveryCharacterAlone_RoundTrips()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var text = "a" + (char)code + "z";
            Assert.Equal(char.IsSurrogate((char)code) ? "a\ufffdz" : text, RoundTrip(text));
        }
    }

    /// <summary>Not a theory: an attribute cannot hold half a character, the compiler stores its text as UTF-8.</summary>
    [Fact]
    public void LoneSurrogates_BecomeReplacementCharacters_AndPairsStay()
    {
        Assert.Equal("", RoundTrip(""));
        Assert.Equal("\U0001F600", RoundTrip("\U0001F600"));
        Assert.Equal("\ufffd", RoundTrip("\ud83d"));
        Assert.Equal("\ufffd", RoundTrip("\ude00"));
        Assert.Equal("\ufffd\ufffd", RoundTrip("\ude00\ud83d"));
        Assert.Equal("\ufffd\U0001F600", RoundTrip("\ud83d\ud83d\ude00"));
        Assert.Equal("\ufffdx\ufffd", RoundTrip("\ud83dx\ude00"));
    }

    [Fact]
    public void RandomText_RoundTrips()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 5000; i++)
        {
            var text = RandomText(random);

            // What .NET itself makes of lone surrogates when it writes UTF-8.
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            Assert.Equal(expected, RoundTrip(text));
        }
    }

    [Fact]
    public void RandomText_AsAName_RoundTrips()
    {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var name = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(RandomText(random)));
            var json = new JsonText().BeginObject().Name(name).Value(i).EndObject().ToString();
            using var document = JsonDocument.Parse(json);
            var member = Assert.Single(document.RootElement.EnumerateObject());
            Assert.Equal(name, member.Name);
            Assert.Equal(i, member.Value.GetInt32());
        }
    }

    /// <summary>The document travels through a C# comment, where these would end the line and leave the rest as code.</summary>
    [Fact]
    public void NoCharacterOfAValue_EndsALine_InJsonOrInCSharp()
    {
        var everything = new StringBuilder();
        for (var code = 0; code <= char.MaxValue; code++)
        {
            everything.Append((char)code);
        }

        var json = new JsonText().Value(everything.ToString()).ToString();

        Assert.Equal(json.Length - 1, json.AsSpan().IndexOfAny("\r\n\u0085\u2028\u2029"));
        Assert.Equal(json, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void NestedValues_AreIndentedByTwo_WithLineFeeds()
    {
        var json = new JsonText().BeginObject()
            .Name("a").BeginArray().EndArray()
            .Name("b").BeginArray().Value(1).Value(true).Value((string?)null).BeginObject().EndObject().EndArray()
            .Name("c").BeginObject().Name("d").Values(["x", "y"]).EndObject()
            .EndObject().ToString();

        const string Expected = """
            {
              "a": [],
              "b": [
                1,
                true,
                null,
                {}
              ],
              "c": {
                "d": [
                  "x",
                  "y"
                ]
              }
            }

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), json);
    }

    private static string RoundTrip(string value)
    {
        var json = new JsonText().BeginArray().Value(value).EndArray().ToString();
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return document.RootElement[0].GetString()!;
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(40); length > 0; length--)
        {
            text.Append(random.Next(8) switch
            {
                0 => (char)random.Next(0x20),
                1 => Documents.Pick(random, ['"', '\\', '/', '<', '\u007f', '\u0085', '\u2028', '\ufeff']),
                2 => (char)random.Next(0xd800, 0xe000),
                3 => (char)random.Next(0x80, 0x10000),
                _ => (char)random.Next(0x20, 0x7f),
            });
        }

        return text.ToString();
    }
}
