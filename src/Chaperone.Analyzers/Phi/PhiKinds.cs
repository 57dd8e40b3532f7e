namespace Chaperone.Phi;

/// <summary>What regulation says of a kind.</summary>
internal static class PhiKinds
{
    /// <summary>The Safe Harbor identifier of 45 CFR 164.514(b)(2)(i), A to R; null for clinical and other data.</summary>
    public static char? IdentifierOf(PhiKind kind) => kind switch
    {
        PhiKind.Name => 'A',
        PhiKind.Address => 'B',
        PhiKind.Date => 'C',
        PhiKind.Phone => 'D',
        PhiKind.Fax => 'E',
        PhiKind.Email => 'F',
        PhiKind.NationalId => 'G',
        PhiKind.Mrn => 'H',
        PhiKind.HealthPlanId => 'I',
        PhiKind.Account => 'J',
        PhiKind.License => 'K',
        PhiKind.Vehicle => 'L',
        PhiKind.Device => 'M',
        PhiKind.Url => 'N',
        PhiKind.IpAddress => 'O',
        PhiKind.Biometric => 'P',
        PhiKind.Photo => 'Q',
        PhiKind.RecordId or PhiKind.PatientRef => 'R',
        _ => null,
    };

    /// <summary>The specially protected category that a kind belongs to by itself.</summary>
    public static SensitiveCategory SensitiveOf(PhiKind kind) => kind switch
    {
        PhiKind.SubstanceUse => SensitiveCategory.SubstanceUse,
        PhiKind.Hiv => SensitiveCategory.Hiv,
        PhiKind.Genetic => SensitiveCategory.Genetic,
        PhiKind.Reproductive => SensitiveCategory.Reproductive,
        _ => SensitiveCategory.None,
    };

    /// <summary>The kind as the inventory and messages write it: <c>health-plan-id</c>.</summary>
    public static string TextOf(PhiKind kind)
    {
        var name = kind.ToString();
        var text = new System.Text.StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>Clinical, payment and demographic data, as opposed to what identifies.</summary>
    public static bool IsClinical(PhiKind kind) => kind >= PhiKind.Diagnosis;
}
