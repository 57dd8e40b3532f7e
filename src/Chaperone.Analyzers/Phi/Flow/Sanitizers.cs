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

    /// <summary>Those of them that are said of whole objects: what hashes or encrypts a patient keeps him, and what sanitizes him looks for HTML.</summary>
    private static readonly string[] WordsOfObjects = { "Mask", "Redact", "Anonymi", "Pseudonymi", "Deidentif", "DeIdentif", "Obfuscat", "Scrub", "Censor" };

    /// <summary>Words of what works on a text without hiding it in an answer: HTML is taken out of it, or its end.</summary>
    private static readonly string[] WordsOfTexts = { "Sanitiz", "Sanitis", "Truncate" };

    private readonly ImmutableHashSet<string> _declared;

    public Sanitizers(AnalyzerConfigOptionsProvider provider, Compilation compilation)
    {
        _declared = ChaperoneOptions.ReadAll(ChaperoneOptions.Sanitizers, provider, compilation);
    }

    /// <summary>NullRedactor of Microsoft.Extensions.Compliance.Redaction gives back what it is given.</summary>
    public static bool IsNone(IInvocationOperation call) =>
        (call.Instance?.Type ?? call.TargetMethod.ContainingType) is { Name: "NullRedactor", ContainingNamespace.Name: "Redaction" };

    /// <summary>Whether a method of that name says that it masks the objects it is given.</summary>
    public static bool SaysItMasks(string name) => SaysSo(name, WordsOfObjects);

    /// <summary>Whether a method masks the objects it is given, or gives back masked ones: by its name, or as it is declared.</summary>
    public bool MasksObjects(IMethodSymbol method) => SaysItMasks(method.Name) || IsDeclared(method);

    /// <summary>Whether a call gives back something in an answer that is not its argument any more.</summary>
    public bool Hides(IInvocationOperation call, PhiFlow flow) => Covers(call, flow) && (IsDeclared(call.TargetMethod) || !SaysSo(call.TargetMethod.Name, WordsOfTexts));

    public bool Covers(IInvocationOperation call, PhiFlow flow)
    {
        var method = call.TargetMethod;
        if (IsDeclared(method))
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

    private bool IsDeclared(IMethodSymbol method) =>
        _declared.Count > 0 && (_declared.Contains(method.Name) || (method.ContainingType is { } type && (_declared.Contains(type.Name + "." + method.Name) || _declared.Contains(type.ToDisplayString(NameOnly) + "." + method.Name))));

    private static bool SaysSo(string? name) => name is not null && name.IndexOf("HashSet", StringComparison.Ordinal) < 0 && SaysSo(name, Words);

    private static bool SaysSo(string name, string[] words) =>
        words.Any(w => name.IndexOf(w, StringComparison.Ordinal) is >= 0 and var at && !IsUndone(name, at));

    // Unmask, Unprotect, Decrypt do not contain the words in this form, but "UnHash" does.
    private static bool IsUndone(string name, int at) => at >= 2 && string.CompareOrdinal(name, at - 2, "Un", 0, 2) == 0;

    private static readonly SymbolDisplayFormat NameOnly = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
