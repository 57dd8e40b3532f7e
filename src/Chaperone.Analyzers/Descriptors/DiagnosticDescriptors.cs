using Microsoft.CodeAnalysis;

namespace Chaperone;

/// <summary>Every rule's descriptor. Identifiers are never reused and never change meaning.</summary>
internal static class DiagnosticDescriptors
{
    /// <summary>Where a rule's page lies; the page's file name is the rule's id.</summary>
    public const string HelpLinkRoot = "https://github.com/chaperone-dev/chaperone/blob/main/docs/rules/";

    /// <summary>No authorization decision reaches the endpoint.</summary>
    public static readonly DiagnosticDescriptor EndpointWithoutAuthorization = Create(
        "CHP1001",
        "Endpoint without authorization",
        "Endpoint '{0}' can be called by anyone: {1}",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "No authorization decision reaches this endpoint: no attribute, group, convention, global filter or fallback policy "
        + "demands a caller, and nothing declares it anonymous. Require authorization, or declare it anonymous with [AllowAnonymous] or .AllowAnonymous().");

    /// <summary>PHI reaches a log.</summary>
    public static readonly DiagnosticDescriptor PhiInLog = Create(
        "CHP2003",
        "Patient data in a log",
        "{0} reaches a log through '{1}' and nothing redacts it; patient data by {2}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "Logs are read by more people, kept longer and copied to more places than patient records. Log the surrogate key instead, redact the value, "
        + "or pass it to a [LoggerMessage] method as a classified parameter.");

    /// <summary>An option that does not exist or has a malformed value.</summary>
    public static readonly DiagnosticDescriptor ConfigurationInvalid = Create(
        "CHP9002",
        "Chaperone configuration is invalid",
        "{0}",
        Categories.Analysis,
        DiagnosticSeverity.Warning,
        "An option of Chaperone is unknown or its value is malformed. It was ignored, so that the analysis may differ from what was intended.");

    /// <summary>One of our own analyzers failed: what it would have found is not known, so that the build must not pass.</summary>
    /// <remarks>
    /// The compiler turns an exception of an analyzer into AD0001, a warning. CHP9101 to CHP9104 are the build task's and targets' codes.
    /// </remarks>
    public static readonly DiagnosticDescriptor AnalyzerFailed = Create(
        "CHP9003",
        "A Chaperone analyzer failed",
        "{0} failed and checked nothing here: {1}: {2}; please report it, and set ChaperoneEnabled to false to build without Chaperone until then",
        Categories.Analysis,
        DiagnosticSeverity.Error,
        "An analyzer of Chaperone threw an exception. Its findings are missing, so that the build fails instead of passing unchecked.",
        WellKnownDiagnosticTags.NotConfigurable,
        WellKnownDiagnosticTags.AnalyzerException);

    internal static class Categories
    {
        public const string Authorization = nameof(Authorization);
        public const string PatientData = nameof(PatientData);
        public const string Analysis = nameof(Analysis);
    }

#pragma warning disable RS0030 // The one place that may call the constructor.
    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        string category,
        DiagnosticSeverity severity,
        string description,
        params string[] customTags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, HelpLinkRoot + id + ".md", customTags);
#pragma warning restore RS0030
}
