using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Calls whose result is not PHI any more.</summary>
internal sealed class Sanitizers
{
    /// <summary>Beginnings of words of a name that says so. What it is called is believed: a wrong name is found by other means than this.</summary>
    private static readonly string[] Words =
    {
        "Mask", "Redact", "Anonymi", "Pseudonymi", "Deidentif", "DeIdentif", "Hash", "Encrypt", "Obfuscat", "Scrub", "Tokeni", "Protect", "Hmac", "HMAC", "Sanitiz", "Sanitis", "Censor", "Truncate",
    };

    private readonly ImmutableHashSet<string> _declared;

    public Sanitizers(AnalyzerConfigOptionsProvider provider, Compilation compilation)
    {
        _declared = ChaperoneOptions.ReadAll(ChaperoneOptions.Sanitizers, provider, compilation);
    }

    /// <summary>NullRedactor of Microsoft.Extensions.Compliance.Redaction gives back what it is given.</summary>
    public static bool IsNone(IInvocationOperation call) =>
        (call.Instance?.Type ?? call.TargetMethod.ContainingType) is { Name: "NullRedactor", ContainingNamespace.Name: "Redaction" };

    public bool Covers(IInvocationOperation call, PhiFlow flow)
    {
        var method = call.TargetMethod;
        if (_declared.Count > 0 && (_declared.Contains(method.Name) || (method.ContainingType is { } type && (_declared.Contains(type.Name + "." + method.Name) || _declared.Contains(type.ToDisplayString(NameOnly) + "." + method.Name)))))
        {
            return true;
        }

        // HashData of SHA256 is no protection for an identifier; what the name promises is judged elsewhere.
        if (KnownMethods.IsUnkeyedHash(method) || !(SaysSo(method.Name) || (method.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false } or { Name: "Redactor" or "IDataProtector" } && SaysSo(method.ContainingType.Name)) || method.GetAttributes().Any(static a => SaysSo(a.AttributeClass?.Name))))
        {
            return false;
        }

        return !(flow.Summaries.HasBody(method) && LineBreaks.OnlyRemovedBy(method, flow));
    }

    private static bool SaysSo(string? name) =>
        name is not null && name.IndexOf("HashSet", StringComparison.Ordinal) < 0 && Words.Any(w => name.IndexOf(w, StringComparison.Ordinal) is >= 0 and var at && !IsUndone(name, at));

    // Unmask, Unprotect, Decrypt do not contain the words in this form, but "UnHash" does.
    private static bool IsUndone(string name, int at) => at >= 2 && string.CompareOrdinal(name, at - 2, "Un", 0, 2) == 0;

    private static readonly SymbolDisplayFormat NameOnly = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
