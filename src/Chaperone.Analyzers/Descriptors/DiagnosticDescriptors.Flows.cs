using Microsoft.CodeAnalysis;

namespace Chaperone;

/// <content>Rules over flows of PHI.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>PHI reaches a log.</summary>
    public static readonly DiagnosticDescriptor PhiInLog = Create(
        "CHP2003",
        "Patient data in a log",
        "{0} reaches a log through '{1}' and nothing redacts it; patient data by {2}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "Logs are read by more people, kept longer and copied to more places than patient records. Log the surrogate key instead, redact the value, "
        + "or pass it to a [LoggerMessage] method as a classified parameter.");

    /// <summary>PHI reaches an error.</summary>
    public static readonly DiagnosticDescriptor PhiInError = Create(
        "CHP2004",
        "Patient data in an error",
        "{0} becomes part of an error through '{1}' and nothing redacts it; patient data by {2}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "Messages of exceptions end in logs, traces and answers; problem descriptions and validation messages are sent to the caller and kept by whatever is in between. "
        + "Name the surrogate key instead.");

    /// <summary>PHI reaches traces or metrics.</summary>
    public static readonly DiagnosticDescriptor PhiInTelemetry = Create(
        "CHP2005",
        "Patient data in telemetry",
        "{0}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "Tags, baggage and events of traces, tags of metrics, and what libraries write when their sensitive-data switches are on, leave the application for systems "
        + "that are not made for patient data. Baggage is even sent to other services. Remove the value, or restrict the switch to development.");

    /// <summary>PHI in cookies, headers, keys and names.</summary>
    public static readonly DiagnosticDescriptor PhiInClientStateOrKey = Create(
        "CHP2006",
        "Patient data in client state, a key or a name",
        "{0} becomes part of a cookie, header, key, file name or debugger text through '{1}' and nothing redacts it; patient data by {2}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "Cookies and headers are kept by clients and proxies, keys and file names by caches, listings and logs, and none of them is protected as the data is. Use the surrogate key.");

    /// <summary>A record prints PHI.</summary>
    public static readonly DiagnosticDescriptor PhiPrintedByRecord = Create(
        "CHP2009",
        "Patient data printed by a record",
        "The text of '{0}' prints {1} as it is and goes into {2}; patient data by {3}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "The compiler gives a record a ToString that prints all of its public members, so that one record in a message prints the patient. Override ToString, or write the key instead of the record.");

    /// <summary>PHI that carries no classification.</summary>
    public static readonly DiagnosticDescriptor UnclassifiedPhi = Create(
        "CHP2013",
        "Patient data is not classified",
        "{0} {1} and no classification says so",
        Categories.PatientData,
        DiagnosticSeverity.Info,
        "A member that tells about a patient has no data classification. With [Phi(PhiKind.…)] redactors, masks, reviewers and this analyzer need not guess; "
        + "[NoDataClassification] says that the guess is wrong.");

    /// <summary>PHI reaches a language model.</summary>
    public static readonly DiagnosticDescriptor PhiToGenerativeAi = Create(
        "CHP2014",
        "Patient data to a language model",
        "{0} reaches a language model through '{1}' and nothing redacts it; patient data by {2}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "What a model is asked, and what a tool answers it, leaves the application for somebody else's, whose use of it a contract has to bind. Redact it, or declare the client approved.");
}
