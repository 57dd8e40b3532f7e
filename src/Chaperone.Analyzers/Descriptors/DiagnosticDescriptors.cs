using Microsoft.CodeAnalysis;

namespace Chaperone;

/// <summary>Every rule's descriptor. Identifiers are never reused and never change meaning.</summary>
internal static partial class DiagnosticDescriptors
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

    /// <summary>An endpoint in the code that was not reviewed.</summary>
    public static readonly DiagnosticDescriptor EndpointNotInInventory = Create(
        "CHP4001",
        "Endpoint is not in the inventory",
        "Endpoint '{0}' is not in ApiInventory.txt; its line would be '{1}'",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "The project keeps a reviewed inventory of its API, and this endpoint is not in it. Add its line, so that the review sees it.");

    /// <summary>A reviewed line whose endpoint is gone.</summary>
    public static readonly DiagnosticDescriptor InventoryEntryWithoutEndpoint = Create(
        "CHP4002",
        "Inventory entry without endpoint",
        "The code has no endpoint '{0}' any more",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "A line of the reviewed inventory or of the accepted exceptions names an endpoint that the code no longer has. A line that stays would speak for the next endpoint of that name.");

    /// <summary>An endpoint that is less than what was reviewed.</summary>
    public static readonly DiagnosticDescriptor PostureWeakened = Create(
        "CHP4003",
        "Endpoint is weaker than reviewed",
        "Endpoint '{0}' is weaker than ApiInventory.txt says: {1}",
        Categories.Inventory,
        DiagnosticSeverity.Error,
        "Less protection, more patient data, a lost mask or a lost document than the line that was reviewed. Put it back, or accept it with a reason, one endpoint at a time.");

    /// <summary>A reviewed line that says less than the code.</summary>
    public static readonly DiagnosticDescriptor PostureStrengthened = Create(
        "CHP4004",
        "Inventory entry is out of date",
        "The line of endpoint '{0}' in ApiInventory.txt is out of date: {1}",
        Categories.Inventory,
        DiagnosticSeverity.Info,
        "The code protects more, returns less or is documented better than the reviewed line says, or says the same in another way. Update the line, so that the next weakening is seen.");

    /// <summary>A line of a reviewed file that cannot be read or does not belong there.</summary>
    public static readonly DiagnosticDescriptor InventoryFileInvalid = Create(
        "CHP4005",
        "Inventory file is invalid",
        "This line is not in order: {0}",
        Categories.Inventory,
        DiagnosticSeverity.Error,
        "A line of ApiInventory.txt or ApiExceptions.txt cannot be read, stands twice, is out of order or was left by a merge. The other lines still count.");

    /// <summary>An accepted exception that does not count.</summary>
    public static readonly DiagnosticDescriptor ExceptionExpiredOrUnjustified = Create(
        "CHP4006",
        "Exception has expired or is not justified",
        "This does not count as accepted: {0}",
        Categories.Inventory,
        DiagnosticSeverity.Error,
        "An accepted exception holds until a day, belongs to somebody and has a reason worth reading. Without them, or past the day, its finding is reported again.");

    /// <summary>A suppression in source that does not say why.</summary>
    public static readonly DiagnosticDescriptor SuppressionWithoutJustification = Create(
        "CHP4010",
        "Suppression without justification",
        "The suppression of {0} gives no reason worth reading: {1}",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "A finding about authorization or patient data is suppressed, and whoever reviews it cannot tell why. Say it behind the pragma or in Justification, or accept the finding in ApiExceptions.txt, where it has an owner and an end.");

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
        public const string Inventory = nameof(Inventory);
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
