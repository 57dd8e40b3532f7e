using Chaperone;
using Microsoft.Extensions.Logging;

namespace Cells;

/// <summary>The cell's value does not leave, and the rules report it: deliberately, for the reason.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReportedAnywayAttribute(string reason) : Attribute
{
    public string Reason => reason;
}

/// <summary>The cell's value leaves, and the rules are silent: deliberately, for the reason.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotReportedAttribute(string reason) : Attribute
{
    public string Reason => reason;
}

public class Patient
{
    public Guid Id { get; set; }

    public string Ssn { get; set; } = "MARKED-ssn";

    public string Ward { get; set; } = "7";
}

/// <summary>A store that answers cannot be followed into.</summary>
public interface IPatients
{
    Patient Find();

    T Find<T>()
        where T : new();
}

public record PatientRecord(Guid Id, string Ssn = "MARKED-ssn", string Ward = "7");

public record struct PatientValue(string Ssn, string Ward);

public record MaskedRecord(Guid Id, string Ssn = "MARKED-ssn")
{
    public sealed override string ToString() => $"MaskedRecord {Id}";
}

public record PrintMembersRecord(Guid Id, string Ssn = "MARKED-ssn")
{
    protected virtual bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id);
        return true;
    }
}

public class PrintingPatient : Patient
{
    public override string ToString() => Ssn;
}

public class ClassifiedRow
{
    [Phi(PhiKind.Mrn)]
    public string Mrn { get; set; } = "MARKED-mrn";

    public string Ward { get; set; } = "7";
}

public record ClassifiedRecord([property: Phi(PhiKind.Mrn)] string Mrn = "MARKED-mrn", string Ward = "7");

public class IgnoredRow
{
    [LogPropertyIgnore]
    public string Ssn { get; set; } = "MARKED-ssn";

    public string Ward { get; set; } = "7";
}

public class JsonIgnoredRow
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string Ssn { get; set; } = "MARKED-ssn";

    public string Ward { get; set; } = "7";
}

public class NewtonsoftIgnoredRow
{
    [Newtonsoft.Json.JsonIgnore]
    public string Ssn { get; set; } = "MARKED-ssn";
}

/// <summary>An attribute of the project's own that no library reads.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotLoggedAttribute : Attribute;

public class SecretCard
{
    [NotLogged]
    public string Ssn { get; set; } = "MARKED-ssn";
}

public class Visit
{
    public int Number { get; set; } = 3;

    public Patient Patient { get; set; } = new();
}
