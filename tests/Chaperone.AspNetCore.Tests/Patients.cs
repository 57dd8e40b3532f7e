using System.Text.Json.Serialization;
using Microsoft.Extensions.Compliance.Classification;

namespace Chaperone.AspNetCore.Tests;

public sealed class PatientDto
{
    public Guid Id { get; set; } = new("3f0d1c52-8a4e-4d7e-9a5b-0c3c5a1f7e01");

    [Phi(PhiKind.Mrn)]
    public string? Mrn { get; set; } = "MRN-1";

    [Phi(PhiKind.Name)]
    public string Name { get; set; } = "Ada Lind";

    [Phi(PhiKind.Date)]
    public DateOnly BirthDate { get; set; } = new(1980, 2, 29);

    [Phi(PhiKind.Diagnosis)]
    public List<string> Conditions { get; set; } = ["asthma"];

    public string Ward { get; set; } = "7";
}

/// <summary>The attribute stands on the constructor's parameter.</summary>
public sealed record PatientRow([Phi(PhiKind.Mrn)] string Mrn, [property: Phi(PhiKind.Name)] string Name, string Ward);

/// <summary>Classified as a whole.</summary>
[Phi(PhiKind.Patient)]
public sealed class Chart
{
    public string Text { get; set; } = "free text";

    public int Visits { get; set; } = 3;

    [NoDataClassification]
    public string Format { get; set; } = "v2";
}

public sealed class Folder
{
    public Chart Chart { get; set; } = new();

    public PatientDto[] Patients { get; set; } = [new(), new() { Mrn = null }];

    public string Shelf { get; set; } = "B";
}

/// <summary>Somebody else's attribute.</summary>
public sealed class SecretDataAttribute() : DataClassificationAttribute(new DataClassification("Company", "Secret"));

public class Base
{
    [Phi(PhiKind.Name)]
    public virtual string Name { get; set; } = "Ada Lind";
}

public sealed class Derived : Base
{
    [SecretData]
    public string Formula { get; set; } = "E=mc2";

    public override string Name { get; set; } = "Nia Brandt";
}

public sealed class Extended
{
    public string Ward { get; set; } = "7";

    [Phi, JsonExtensionData]
    public Dictionary<string, object> Rest { get; set; } = new() { ["ssn"] = "111-22-3333" };
}

/// <summary>Said to be about nobody.</summary>
[NoDataClassification]
public sealed class Count
{
    public string Diagnosis { get; set; } = "asthma";

    public int Patients { get; set; } = 4;
}

public sealed class Report
{
    public Count Count { get; set; } = new();
}

public sealed class NoPhi
{
    public int Number { get; set; } = 1;

    public string Text { get; set; } = "text";
}

[JsonSerializable(typeof(PatientRow))]
[JsonSerializable(typeof(NoPhi))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
public sealed partial class RowContext : JsonSerializerContext;
