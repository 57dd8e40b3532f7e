using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace Cells.HandMasked;

public static class GivenBack { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Masker.MaskPatient(patients.Find())); }

public static class InPlace
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var patient = patients.Find();
        Masker.MaskPatient(patient);
        return TypedResults.Ok(patient);
    });
}

public static class EachOfThem { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => new[] { patients.Find() }.Select(Masker.MaskPatient).ToList()); }

public static class OneMember { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new PatientCard { Number = p.Id, Ssn = Masker.Mask(p.Ssn) } : null); }

public static class OneParameter { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new PatientRecord(p.Id, Masker.Mask(p.Ssn), p.Ward) : null); }

public static class OfAnonymous { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new { p.Id, Ssn = Masker.Mask(p.Ssn) } : null); }

public static class Covered { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new PatientCard { Number = p.Id, Ssn = "***-**-" + p.Ssn[^3..] } : null); }

public static class Emptied
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var patient = patients.Find();
        patient.Ssn = string.Empty;
        return patient;
    });
}

public static class InItsMapping { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Mappings.ToCard(patients.Find())); }

public static class BehindAService { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => new CardService(patients).Service.Card()); }

public static class Hashed { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new PatientCard { Number = p.Id, Ssn = Masker.KeyedHash(p.Ssn) } : null); }

public static class OnlySanitized { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new PatientCard { Number = p.Id, Ssn = Masker.Sanitize(p.Ssn) } : null); }

public static class Unmasked { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find()); }

public static class OtherMemberMasked { public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => patients.Find() is var p ? new TwoNumbers { Ssn = p.Ssn, Mrn = Masker.Mask(p.Ssn) } : null); }

public static class OtherObjectMasked
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        Masker.MaskCard(new PatientCard());
        return patients.Find();
    });
}

public static class OtherMemberEmptied
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var patient = patients.Find();
        patient.Ward = "";
        return patient;
    });
}

public static class LoggedInPlace
{
    public static void Run(Serilog.ILogger log, Patient p)
    {
        Masker.MaskPatient(p);
        log.Information("Seen {@Patient}", p);
    }
}

public static class LoggedBehindABranch
{
    public static void Run(Serilog.ILogger log, Patient p)
    {
        if (p.Ward.Length > 5)
        {
            Masker.MaskPatient(p);
        }

        log.Information("Seen {@Patient}", p);
    }
}

public static class LoggedBefore
{
    public static void Run(Serilog.ILogger log, Patient p)
    {
        log.Information("Seen {@Patient}", p);
        Masker.MaskPatient(p);
    }
}

// A text can't be changed by whoever is given it.
public static class TextInPlace
{
    public static void Run(Serilog.ILogger log, Patient p)
    {
        var ssn = p.Ssn;
        Masker.Mask(ssn);
        log.Information("Seen {Ssn}", ssn);
    }
}

public class PatientCard { public Guid Number { get; set; } public string Ssn { get; set; } = ""; }

public class TwoNumbers { public string Ssn { get; set; } = ""; public string Mrn { get; set; } = ""; }

public interface ICards { PatientCard Card(); }

public class CardService(IPatients patients) : ICards
{
    public ICards Service => this;

    public PatientCard Card() => Mappings.ToCard(patients.Find());
}

public static class Mappings { public static PatientCard ToCard(Patient patient) => new() { Number = patient.Id, Ssn = Masker.Mask(patient.Ssn) }; }

public static class Masker
{
    public static string Mask(string text) => text[..1] + "***";

    public static string KeyedHash(string text) => Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(new byte[] { 1, 2, 3 }, System.Text.Encoding.UTF8.GetBytes(text)));

    public static string Sanitize(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);

    public static Patient MaskPatient(Patient patient)
    {
        patient.Ssn = Mask(patient.Ssn);
        return patient;
    }

    public static void MaskCard(PatientCard card) => card.Ssn = Mask(card.Ssn + "?");
}
