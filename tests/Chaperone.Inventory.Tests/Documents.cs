namespace Chaperone.Inventory.Tests;

/// <summary>Inventories for the tests.</summary>
internal static class Documents
{
    public static readonly string[] States = ["protected", "fallback", "open-explicit", "open", "open-ineffective", "broken", "unknown"];

    public static readonly string[] Kinds =
    [
        "controller", "minimal", "hub", "grpc", "razor-page", "component", "health", "openapi", "identity", "static", "mcp", "fastendpoints", "carter", "proxy", "opaque",
    ];

    /// <summary>One document that has every optional part at least once.</summary>
    public static InventoryDocument Full()
    {
        var document = new InventoryDocument
        {
            Project = "ClinicApi",
            Assembly = "ClinicApi",
            TargetFramework = "net10.0",
            Application = new InventoryApplication
            {
                IsApplication = true,
                FallbackPolicy = "RequireAuthenticatedUser",
                AuthorizationMiddleware = "ran",
                Degraded = { new InventoryDegradation { Cause = "application model convention", Where = "Program.cs:41" } },
            },
        };
        document.Endpoints.Add(new InventoryEndpoint
        {
            Id = "GET /api/patients/{id}",
            Kind = "controller",
            Verbs = { "GET" },
            Route = "/api/patients/{id:guid}",
            Handler = "M:ClinicApi.PatientsController.Get(System.Guid)",
            Location = new InventoryLocation { File = "Controllers/PatientsController.cs", Line = 24 },
            Protection = new InventoryProtection
            {
                State = "protected",
                Policies = { "ReadChart" },
                Roles = { "physician" },
                Schemes = { "Bearer" },
                Requirements = { "MinimumAge" },
                Evidence = { new InventoryEvidence { What = "[Authorize(Policy = \"ReadChart\")] on the class", Where = "Controllers/PatientsController.cs:12" } },
            },
            Phi = new InventoryPhi
            {
                In = { new InventoryPhiInput { Member = "id", Kind = "patient-ref", Confidence = "low", Source = "route" } },
                Out =
                {
                    new InventoryPhiOutput { Member = "Patient.Ssn", Kind = "national-id", Confidence = "high", MaskedBy = "[JsonIgnore]" },
                    new InventoryPhiOutput { Member = "Patient.Weight", Kind = "vital", Confidence = "low", Doubt = "MaskPatient() may mask it" },
                    new InventoryPhiOutput { Member = "Patient.Mrn", Kind = "mrn", Confidence = "high", Disclosed = true },
                },
                Opaque = false,
            },
        });
        document.Endpoints.Add(new InventoryEndpoint
        {
            Id = "* /library/reports",
            Kind = "opaque",
            Route = "/library/reports",
            Handler = "M:Library.Reports.Map",
            Assembly = "Library",
            Protection = new InventoryProtection { State = "unknown", Reason = "opaque source", Evidence = { new InventoryEvidence { What = "Library.MapReports", Where = "" } } },
            Confidence = "unknown",
            Why = "opaque source",
            Findings = { "CHP9001", "CHP1001" },
        });
        return document;
    }

    public static InventoryEndpoint Endpoint(Random random)
    {
        var state = Pick(random, States);
        var confidence = Pick(random, ["exact", "partial", "unknown"]);
        var endpoint = new InventoryEndpoint
        {
            // Few different values, so that rows agree in some members and differ in others.
            Id = Pick(random, ["GET", "POST", "*"]) + " /" + Pick(random, ["a", "b"]),
            Kind = Pick(random, Kinds),
            Route = "/" + Pick(random, ["a", "b", "a/{id:int}"]),
            Handler = "M:" + Pick(random, ["X", "Y"]),
            Assembly = random.Next(2) == 0 ? null : "Library",
            Location = random.Next(3) == 0 ? null : new InventoryLocation { File = Pick(random, ["A.cs", "B/C.cs", "../Shared/D.cs"]), Line = 1 + random.Next(3) },
            Confidence = confidence,
            Why = confidence == "exact" ? null : "because",
            Protection = new InventoryProtection { State = state, Reason = random.Next(2) == 0 || state is "open-ineffective" or "broken" or "unknown" ? "for this" : null },
        };
        endpoint.Verbs.Add("GET");
        endpoint.Protection.Policies.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => "Policy" + i));
        endpoint.Protection.Evidence.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => new InventoryEvidence { What = "fact " + i, Where = i == 0 ? "" : "A.cs:" + i }));
        endpoint.Phi.Opaque = random.Next(2) == 0;
        endpoint.Phi.In.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => new InventoryPhiInput { Member = "p" + i, Kind = "mrn", Confidence = Pick(random, ["low", "medium", "high"]), Source = Pick(random, ["route", "query", "header", "body", "form"]) }));
        endpoint.Phi.Out.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => new InventoryPhiOutput { Member = "T.M" + i, Kind = "national-id", Confidence = Pick(random, ["low", "medium", "high"]), MaskedBy = random.Next(2) == 0 ? null : "[JsonIgnore]", Disclosed = random.Next(2) == 0 }));
        endpoint.Methods.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => new InventoryMethod { Name = "Call" + i, Handler = "M:Hub.Call" + i, Location = i == 0 ? null : new InventoryLocation { File = "Hub.cs", Line = i }, Protection = new InventoryProtection { State = "protected" } }));
        endpoint.Findings.AddRange(new[] { "CHP1001", "CHP1002" }.Where(_ => random.Next(2) == 0));
        return endpoint;
    }

    public static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
