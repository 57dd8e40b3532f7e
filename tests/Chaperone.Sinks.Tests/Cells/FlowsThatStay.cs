using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Serialization;
using Microsoft.Extensions.Logging;

namespace Cells.FlowsThatStay;

public static class AnonymousMasked { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", JsonSerializer.Serialize(new { p.Id, Ssn = "***" })); }

public static class TupleMasked { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", (Ssn: "none", p.Ward)); }

public static class OtherElementOfTuple
{
    public static void Run(ILogger log, Patient p)
    {
        var pair = (p.Ssn, p.Ward);
        log.LogInformation("{X}", pair.Ward);
    }
}

public static class EmptiedMember
{
    public static void Run(ILogger log, Patient p)
    {
        p.Ssn = "***";
        log.LogInformation("{X}", p.Ssn);
    }
}

public static class EmptiedThenSerialized
{
    public static void Run(ILogger log, Patient p)
    {
        p.Ssn = "";
        log.LogInformation("{X}", JsonSerializer.Serialize(p));
    }
}

public static class ReplacedParameter
{
    public static void Run(ILogger log, Patient p)
    {
        p = new Patient { Ssn = "none" };
        log.LogInformation("{X}", p.Ssn);
    }
}

public static class ClearedText
{
    public static void Run(ILogger log, Patient p)
    {
        var text = new StringBuilder();
        text.Append(p.Ssn);
        text.Clear();
        text.Append('x');
        log.LogInformation("{X}", text.ToString());
    }
}

public static class ClearedList
{
    public static void Run(ILogger log, Patient p)
    {
        var parts = new List<string> { p.Ssn };
        parts.Clear();
        log.LogInformation("{X}", string.Join(',', parts));
    }
}

public static class MadeWithoutIt
{
    public static void Run(ILogger log, Patient p)
    {
        var safe = Safe(p);
        log.LogInformation("{X}", safe.Ssn);
    }

    private static Patient Safe(Patient p) => new() { Id = p.Id, Ssn = "hidden" };
}

public static class DelegatedOther
{
    public static void Run(ILogger log, Patient p)
    {
        Action<string> note = text => log.LogInformation("{X}", text.Length);
        note(p.Ssn);
        Func<Patient, string> ward = q => q.Ward;
        log.LogInformation("{X}", ward(p));
    }
}

public static class JsonTreeWithoutIt { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", new JsonObject { ["ward"] = p.Ward }.ToJsonString()); }

public static class IgnoredByXml
{
    public static void Run(ILogger log, XmlIgnoredRow row)
    {
        var writer = new StringWriter();
        new XmlSerializer(typeof(XmlIgnoredRow)).Serialize(writer, row);
        log.LogInformation("{X}", writer.ToString());
    }
}

public static class KeysAndCounts
{
    public static void Run(ILogger log, Patient p)
    {
        var all = new List<Patient> { p };
        log.LogInformation("{A} {B} {C}", all.Count(q => q.Ssn == p.Ssn), all.GroupBy(q => q.Ssn).Count(), all.FindIndex(q => q.Ssn == p.Ssn));
        log.LogInformation("{A} {B}", all.Where(q => q.Ssn == p.Ssn).Select(q => q.Ward).First(), string.Join(',', all.OrderBy(q => q.Ssn).Select(q => q.Id)));
        log.LogInformation("{A} {B}", p.Ssn.Length > 4 ? "long" : "short", Regex.Replace(p.Ssn, ".", "*"));
    }
}

public static class ReplacedInBothBranches
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        if (p.Ward.Length > 1)
        {
            text = "***";
        }
        else
        {
            text = "none";
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInEveryBranch
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        if (p.Ward.Length > 1)
        {
            text = "***";
        }
        else if (p.Ward == "7")
        {
            text = p.Ward;
        }
        else
        {
            throw new InvalidOperationException();
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInTryAndCatch
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        try
        {
            text = p.Ward[..1];
        }
        catch (ArgumentOutOfRangeException)
        {
            text = "none";
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInFinally
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        try
        {
            log.LogInformation("{X}", p.Ward);
        }
        finally
        {
            text = "none";
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInEverySection
{
    public static void Run(ILogger log, Patient p)
    {
        var text = p.Ssn;
        switch (p.Ward)
        {
            case "7":
                text = "seven";
                break;
            case "8":
                return;
            default:
                text = "other";
                break;
        }

        log.LogInformation("{X}", text);
    }
}

public static class ReplacedInBothBranchesOfEveryTurn
{
    public static void Run(ILogger log, Patient p)
    {
        for (var i = 0; i < 2; i++)
        {
            var text = p.Ssn;
            if (i > 0)
            {
                text = "first";
            }
            else
            {
                text = "other";
            }

            log.LogInformation("{X}", text);
            text = p.Ssn;
        }
    }
}

public static class UnusedByTheFormat { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", string.Format("{0}", p.Ward, p.Ssn)); }

public static class UnusedAmongMany { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", string.Format("{0} {{1}} {2}", [p.Ward, p.Ssn, p.Id])); }

public static class UnusedAmongFour { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", string.Format("{0} {1} {2}", p.Ward, p.Id, 3, p.Ssn)); }

public static class UnusedByTheFormatOfABuilder { public static void Run(ILogger log, Patient p) => log.LogInformation("{X}", new StringBuilder().AppendFormat(null, "{1,4:x}", p.Ssn, p.Id).ToString()); }

public class XmlIgnoredRow { [XmlIgnore] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }
