using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using System.Xml.Serialization;
using Microsoft.Extensions.Logging;

namespace Cells.FlowsThatLeave;

public static class InvariantText { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", FormattableString.Invariant($"S {p.Ssn}")); }

public static class SerializedToNode { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", JsonSerializer.SerializeToNode(p)!.ToJsonString()); }

public static class SerializedToElement { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", JsonSerializer.SerializeToElement(p).GetRawText()); }

public static class JsonTree { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", new JsonObject { ["number"] = p.Ssn }.ToJsonString()); }

public static class JsonTreeBuilt
{
    public static void Run(ILogger log, Patient p)
    {
        var tree = new JsonObject();
        tree["number"] = p.Ssn;
        log.LogInformation("{X}", tree.ToJsonString());
    }
}

public static class XmlTree { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", new XElement("p", new XElement("number", p.Ssn)).ToString()); }

public static class SerializedAsXml
{
    public static void Run(ILogger log, Patient p)
    {
        var writer = new StringWriter();
        new XmlSerializer(typeof(Patient)).Serialize(writer, p);
        log.LogInformation("{X}", writer.ToString());
    }
}

public static class IgnoredByJsonSerializedAsXml
{
    public static void Run(ILogger log, JsonIgnoredRow row)
    {
        var writer = new StringWriter();
        new XmlSerializer(typeof(JsonIgnoredRow)).Serialize(writer, row);
        log.LogInformation("{X}", writer.ToString());
    }
}

public static class Delegated
{
    public static void Run(ILogger log, Patient p)
    {
        Action<string> note = text => log.LogInformation("{X}", text);
        note(p.Ssn);
    }
}

public static class DelegatedWithResult
{
    public static void Run(ILogger log, Patient p)
    {
        Func<Patient, string> number = q => q.Ssn;
        log.LogInformation("{X}", number(p));
    }
}

public static class OfAroundLocalFunction
{
    public static void Run(ILogger log, Patient p) => Note(log, "seen", p.Ssn);

    private static void Note(ILogger log, string what, string text)
    {
        string Whole(string prefix) => prefix + text;
        log.LogInformation("{X}", Whole(what));
    }
}

public static class ImmutableItems { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", ImmutableList<string>.Empty.Add(p.Ssn)[0]); }

public static class AddedRange
{
    public static void Run(ILogger log, Patient p)
    {
        var parts = new List<string>();
        parts.AddRange([p.Ward, p.Ssn]);
        log.LogInformation("{X}", string.Join(',', parts));
    }
}

public static class DeconstructedPairs
{
    public static void Run(ILogger log, Patient p)
    {
        foreach (var (key, value) in new Dictionary<string, string> { ["number"] = p.Ssn })
        {
            log.LogInformation("{K} {X}", key, value);
        }
    }
}

public static class MemberOfCreated { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", new Line { Text = p.Ssn }.Text); }

public static class MemberOfReturned
{
    public static void Run(ILogger log, Patient p)
    {
        var line = Make(p);
        log.LogInformation("{X}", line.Text);
    }

    private static Line Make(Patient p) => new() { Text = p.Ssn };
}

public static class SetInOneAndPrintedByAnother
{
    public static void Run(ILogger log, Patient p)
    {
        p.Ward = "";
        log.LogInformation("{X}", JsonSerializer.Serialize(p));
    }
}

public static class SetOnTheChildAlone
{
    public static void Run(ILogger log, Child child)
    {
        child.Ssn = "";
        log.LogInformation("{X}", JsonSerializer.Serialize(child));
    }
}

public static class AnonymousOther { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", JsonSerializer.Serialize(new { Ward = p.Ssn, Ssn = "***" })); }

public static class ReplacedInOneBranch
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        if (p.Ward.Length > 1)
        {
            text = "***";
        }
        else if (p.Ward.Length > 2)
        {
            text = "none";
        }

        log.LogInformation("{X}", text);
    }
}

public static class KeptInOneBranch
{
    public static void Run(ILogger log, Patient p)
    {
        var text = "none";
        if (p.Ward.Length > 1)
        {
            text = "***";
        }
        else
        {
            text = p.Ssn;
        }

        log.LogInformation("{X}", text);
    }
}

public static class NotReplacedWhereItFails
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        try
        {
            text = p.Ward[..9];
        }
        catch (ArgumentOutOfRangeException error)
        {
            log.LogError("{Type}", error.GetType());
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedByOneOfTwoCatches
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        try
        {
            text = p.Ward[..9];
        }
        catch (InvalidOperationException)
        {
            text = "none";
        }
        catch (ArgumentOutOfRangeException)
        {
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInSectionsWithoutDefault
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        switch (p.Ward)
        {
            case "8":
                text = "eight";
                break;
            case "9":
                text = "nine";
                break;
        }

        log.LogInformation("{X}", text);
    }
}

public static class LeftBeforeItIsReplaced
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        switch (p.Ward)
        {
            default:
                if (p.Ward.Length == 1)
                {
                    break;
                }

                text = "other";
                break;
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInATurnThatMayNotBe
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        for (var i = 1; i < p.Ward.Length; i++)
        {
            if (i > 1)
            {
                text = "***";
            }
            else
            {
                text = "none";
            }
        }

        log.LogInformation("{X}", text);
    }
}

public static class WrittenAgainBehindTheBranches
{
    public static void Run(ILogger log, Patient p)
    {
        var text = "none";
        for (var i = 0; i < 2; i++)
        {
            log.LogInformation("{X}", text);
            if (i > 0)
            {
                text = "***";
            }
            else
            {
                text = "none";
            }

            text = p.Ssn;
        }
    }
}

public static class UsedByTheFormat { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", string.Format("{1}", p.Ward, p.Ssn)); }

public static class UsedAmongMany { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", string.Format("{0} {1} {2} {3}", p.Ward, p.Id, 3, p.Ssn)); }

public static class UsedAmongManyOfAnArray { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", string.Format("{0} {{2}} {1}", new object[] { p.Ward, p.Ssn })); }

public class Line { public string Text { get; set; } = ""; }

public class Child
{
    public string Ssn { get; set; } = "MARKED-ssn";

    public Child? Mother { get; set; }

    public Child() => Mother = new Child(0);

    private Child(int number) => _ = number;
}
