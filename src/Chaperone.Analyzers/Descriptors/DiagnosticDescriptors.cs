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
    /// <summary>No summary reaches the API description.</summary>
    public static readonly DiagnosticDescriptor EndpointWithoutSummary = Create(
        "CHP3001",
        "Endpoint without summary",
        "Endpoint '{0}' has no summary in the API description: {1}",
        Categories.Documentation,
        DiagnosticSeverity.Warning,
        "The application describes its API, and this endpoint stands there without a word of what it is for. Only what the generator in use "
        + "really reads counts: an XML comment does where the OpenAPI source generator or Swashbuckle picks it up.");

    /// <summary>An endpoint that no API description lists.</summary>
    public static readonly DiagnosticDescriptor EndpointHidden = Create(
        "CHP3002",
        "Endpoint hidden from the API description",
        "Endpoint '{0}': {1}",
        Categories.Documentation,
        DiagnosticSeverity.Warning,
        "The application describes its API, and this endpoint is not in it, so that whoever reviews, tests or protects the API by its description "
        + "does not know it. Or it is meant to be hidden, in a way that has no effect.");

    /// <summary>The code returns what the API description does not declare.</summary>
    public static readonly DiagnosticDescriptor UndeclaredResponse = Create(
        "CHP3003",
        "Undeclared response",
        "Endpoint '{0}' returns what its API description does not declare: {1}",
        Categories.Documentation,
        DiagnosticSeverity.Warning,
        "The handler returns a status, or a body of a type, that the API description does not list. Declare it with typed results, "
        + ".Produces() or [ProducesResponseType]. Takes over from API1000 and API1001.");

    /// <summary>A declared response that the code never gives.</summary>
    public static readonly DiagnosticDescriptor DeclaredResponseNeverReturned = Create(
        "CHP3004",
        "Declared response is never returned",
        "Endpoint '{0}' declares {1}, which it never returns",
        Categories.Documentation,
        DiagnosticSeverity.Info,
        "Every way out of the handler is visible, and none of them gives this status. Takes over from API1002.");

    /// <summary>A protected endpoint that declares neither 401 nor 403.</summary>
    public static readonly DiagnosticDescriptor ProtectedEndpointUndeclaredRejection = Create(
        "CHP3005",
        "Protected endpoint does not declare its rejection",
        "Endpoint '{0}' refuses callers without authorization, and its API description declares neither 401 nor 403",
        Categories.Documentation,
        DiagnosticSeverity.Info,
        "Clients learn from the description that a call can be refused. Declare 401 and 403, or add them to every protected operation with an operation transformer.");

    /// <summary>No operation id, or one that another endpoint has too.</summary>
    public static readonly DiagnosticDescriptor OperationNameMissingOrDuplicate = Create(
        "CHP3006",
        "Operation name missing or duplicate",
        "Endpoint '{0}' {1}",
        Categories.Documentation,
        DiagnosticSeverity.Info,
        "The operation id names an operation in generated clients, gateways and logs. Without one tools make one up, which changes when the route does. "
        + "The same name twice fails at run time.");

    /// <summary>A deprecated endpoint that is still mapped.</summary>
    public static readonly DiagnosticDescriptor ZombieEndpoint = Create(
        "CHP3007",
        "Zombie endpoint",
        "Endpoint '{0}' {1}",
        Categories.Documentation,
        DiagnosticSeverity.Warning,
        "An endpoint on its way out needs a day on which it is gone. Without one, or past it, it stays: unattended, and often less protected than its successor.");

    /// <summary>An endpoint that no OpenAPI document describes.</summary>
    public static readonly DiagnosticDescriptor EndpointNotInOpenApiDocument = Create(
        "CHP4007",
        "Endpoint is not in the OpenAPI document",
        "Endpoint '{0}' is not described by {1}",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "The project has OpenAPI documents among its additional files, and none of them describes this endpoint. Describe it, or hide it from descriptions.");

    /// <summary>An operation of an OpenAPI document that the code does not have.</summary>
    public static readonly DiagnosticDescriptor OpenApiOperationWithoutEndpoint = Create(
        "CHP4008",
        "OpenAPI operation without endpoint",
        "The code has no endpoint for the operation '{0}'",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "An OpenAPI document describes an operation that the code does not have. Whoever relies on the document calls into nothing, or something else answers.");

    /// <summary>An OpenAPI document and the code disagree on who may call.</summary>
    /// <remarks>An error in Recommended, by the preset: the compiler lets no suppressor accept what is an error by default.</remarks>
    public static readonly DiagnosticDescriptor OpenApiSecurityDrift = Create(
        "CHP4009",
        "OpenAPI document and code disagree on security",
        "Endpoint '{0}': {1}",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "The OpenAPI document says that an operation is secured and the code lets everybody in, or the reverse. Linters of documents pass either way: only the code says who may call.");

    /// <summary>A suppression in source that does not say why.</summary>
    public static readonly DiagnosticDescriptor SuppressionWithoutJustification = Create(
        "CHP4010",
        "Suppression without justification",
        "The suppression of {0} gives no reason worth reading: {1}",
        Categories.Inventory,
        DiagnosticSeverity.Warning,
        "A finding about authorization or patient data is suppressed, and whoever reviews it cannot tell why. Say it behind the pragma or in Justification, or accept the finding in ApiExceptions.txt, where it has an owner and an end.");

    /// <summary>An endpoint that anonymous callers reach takes or returns PHI.</summary>
    /// <remarks>An error in Recommended, by the preset: the compiler lets no suppressor accept what is an error by default.</remarks>
    public static readonly DiagnosticDescriptor AnonymousPhiEndpoint = Create(
        "CHP1002",
        "Anonymous callers reach patient data",
        "Endpoint '{0}' {1}, and anybody can call it: {2}",
        Categories.Authorization,
        DiagnosticSeverity.Warning,
        "An endpoint that takes or returns protected health information can be called without signing in. Whether that was decided or forgotten does not matter to the patient.");

    /// <summary>Every signed-in user reaches PHI.</summary>
    public static readonly DiagnosticDescriptor PhiEndpointWithoutPolicy = Create(
        "CHP1012",
        "Every signed-in user reaches patient data",
        "Endpoint '{0}' {1}, and every signed-in user can call it: no policy, role or check of the resource is demanded",
        Categories.Authorization,
        DiagnosticSeverity.Info,
        "An endpoint with protected health information demands no more than a signed-in user. Demand a policy, a role or a scope, or check the resource.");

    /// <summary>An id from the request selects a record, whoever calls.</summary>
    public static readonly DiagnosticDescriptor ObjectLevelCheckMissing = Create(
        "CHP1013",
        "Record selected by id without a check of the caller",
        "Endpoint '{0}' selects a patient's record by '{1}' and {2}, and {3}",
        Categories.Authorization,
        DiagnosticSeverity.Info,
        "An id from the request selects a record with protected health information, and the handler neither asks IAuthorizationService nor looks at the caller.");

    /// <summary>An answer can carry PHI that nothing masks and nobody declared.</summary>
    public static readonly DiagnosticDescriptor UnmaskedPhiInResponse = Create(
        "CHP2001",
        "Unmasked patient data in an answer",
        "Endpoint '{0}' answers with {1}, which nothing masks for {2} and the endpoint does not disclose",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "The body of an answer can carry protected health information that is not masked for the serializer that writes it, and the endpoint does not declare to disclose it. Mask or ignore the member, return a type without it, or declare the disclosure.");

    /// <summary>PHI is taken from route or query.</summary>
    public static readonly DiagnosticDescriptor PhiInUrl = Create(
        "CHP2002",
        "Patient data in the URL",
        "{0}, where it stays in histories and logs",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "A route or query parameter is protected health information. URLs are kept in histories, in the logs of servers and proxies, and are sent on as referrers. Take it from the body or a header.");

    /// <summary>A cache stores an answer with PHI.</summary>
    public static readonly DiagnosticDescriptor PhiResponseCached = Create(
        "CHP2007",
        "Answer with patient data is cached",
        "Endpoint '{0}' answers with {1}, and {2} stores the answer",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "An answer with protected health information is stored by a shared cache or by the client. Use NoStore.");

    /// <summary>A mask that the serializer does not read.</summary>
    public static readonly DiagnosticDescriptor MaskHasNoEffect = Create(
        "CHP2008",
        "Mask without effect",
        "{0}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "What is meant to mask protected health information is not honoured where it is written: an attribute of another serializer, a classification that no redactor of the log handles, a redactor that does nothing. The value is written as it is.");

    /// <summary>A persistence entity with PHI is returned as it is.</summary>
    public static readonly DiagnosticDescriptor EntityInResponse = Create(
        "CHP2010",
        "Persistence entity with patient data in an answer",
        "Endpoint '{0}' answers with the persistence entity '{1}', which holds {2} and masks nothing of it",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "An entity of the database is the answer: every column that is added leaves by itself. Return a type that names what leaves.");

    /// <summary>A persistence entity with PHI is bound from the request.</summary>
    public static readonly DiagnosticDescriptor PhiOverPosting = Create(
        "CHP2011",
        "Persistence entity with patient data is bound from the request",
        "Endpoint '{0}' binds the persistence entity '{1}' from the request, which sets {2}",
        Categories.PatientData,
        DiagnosticSeverity.Warning,
        "An entity of the database is bound from the request: a caller sets every column that there is. Bind a type that names what may be set.");

    /// <summary>What leaves an endpoint in a PHI area cannot be known.</summary>
    public static readonly DiagnosticDescriptor OpaquePhiPayload = Create(
        "CHP2012",
        "Answer that cannot be looked into",
        "Endpoint '{0}' handles patient data, {2}, and what it answers cannot be known: {1}",
        Categories.PatientData,
        DiagnosticSeverity.Info,
        "An endpoint that handles patient data answers object, dynamic, a file, a text or an untyped result, so that what leaves can be neither checked nor documented. Return a typed result.");

    /// <summary>No audit event is written on the path of an endpoint with PHI.</summary>
    public static readonly DiagnosticDescriptor PhiAccessNotAudited = Create(
        "CHP2015",
        "Access to patient data is not audited",
        "Endpoint '{0}' handles patient data, {2}, and none of {1} is on its path",
        Categories.PatientData,
        DiagnosticSeverity.Info,
        "An endpoint with protected health information reaches nothing that chaperone.audit_markers names.");

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
        public const string Documentation = nameof(Documentation);
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
