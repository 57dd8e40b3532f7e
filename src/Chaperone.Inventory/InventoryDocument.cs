using System.Collections.Generic;

namespace Chaperone.Inventory;

/// <summary>One project's API inventory: what <c>api-inventory.json</c> holds.</summary>
/// <remarks>The format is a contract (schema <c>chaperone-inventory/1</c>, <c>docs/api-inventory.schema.json</c>): other tools read it.</remarks>
internal sealed class InventoryDocument
{
    /// <summary>The value of the document's <c>schema</c> member.</summary>
    public const string Schema = "chaperone-inventory/1";

    public string Project { get; set; } = "";

    public string Assembly { get; set; } = "";

    public string TargetFramework { get; set; } = "";

    public InventoryApplication Application { get; set; } = new();

    public List<InventoryEndpoint> Endpoints { get; set; } = new();
}

/// <summary>What holds for the whole application.</summary>
internal sealed class InventoryApplication
{
    /// <summary>Whether the project is an application, not a library: only then can the pipeline be known.</summary>
    public bool IsApplication { get; set; }

    /// <summary>What the fallback policy demands; null when there is none.</summary>
    public string? FallbackPolicy { get; set; }

    /// <summary>What the default policy demands; null when it is the framework's own (an authenticated user).</summary>
    public string? DefaultPolicy { get; set; }

    /// <summary><c>ran</c>, <c>ran-without-endpoint</c>, <c>not-run</c> or <c>unknown</c>.</summary>
    public string AuthorizationMiddleware { get; set; } = "unknown";

    public bool HealthMode { get; set; }

    /// <summary>What made the model uncertain, once a cause.</summary>
    public List<InventoryDegradation> Degraded { get; set; } = new();
}

/// <summary>A cause of uncertainty and where it stands (<c>file:line</c>, relative to the project).</summary>
internal sealed class InventoryDegradation
{
    public string Cause { get; set; } = "";

    public string Where { get; set; } = "";
}

/// <summary>One endpoint: one row.</summary>
internal sealed class InventoryEndpoint
{
    /// <summary>Verbs joined by a comma (<c>*</c> for any), a space, the full route without constraints and defaults.</summary>
    public string Id { get; set; } = "";

    public string Kind { get; set; } = "";

    public List<string> Verbs { get; set; } = new();

    /// <summary>The full route as the framework builds it, constraints and defaults included.</summary>
    public string Route { get; set; } = "";

    /// <summary>Documentation comment id; for a lambda the enclosing member's id, <c>~</c> and its ordinal in it.</summary>
    public string Handler { get; set; } = "";

    /// <summary>The assembly the endpoint lives in when it is not the project's own; else null.</summary>
    public string? Assembly { get; set; }

    /// <summary>File relative to the project and line counted from 1; null for an endpoint in a referenced assembly.</summary>
    public InventoryLocation? Location { get; set; }

    public InventoryProtection Protection { get; set; } = new();

    /// <summary>What clients call over it when it is a hub's connection; empty for every other endpoint.</summary>
    public List<InventoryMethod> Methods { get; set; } = new();

    public InventoryPhi Phi { get; set; } = new();

    /// <summary>What the API description says of it; null when that is not known.</summary>
    public InventoryDocumentation? Documentation { get; set; }

    /// <summary><c>exact</c>, <c>partial</c> or <c>unknown</c>.</summary>
    public string Confidence { get; set; } = "exact";

    /// <summary>Why the row is not exact.</summary>
    public string? Why { get; set; }

    /// <summary>The rules that report this endpoint, sorted.</summary>
    public List<string> Findings { get; set; } = new();
}

/// <summary>A method of a hub, and who may connect and call it.</summary>
internal sealed class InventoryMethod
{
    /// <summary>What clients call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Documentation comment id.</summary>
    public string Handler { get; set; } = "";

    /// <summary>Null for a method of a referenced assembly.</summary>
    public InventoryLocation? Location { get; set; }

    public InventoryProtection Protection { get; set; } = new();
}

/// <summary>A place in a file of the project.</summary>
internal sealed class InventoryLocation
{
    public string File { get; set; } = "";

    /// <summary>Counted from 1.</summary>
    public int Line { get; set; }
}

/// <summary>Who may call an endpoint, and what decided it.</summary>
internal sealed class InventoryProtection
{
    /// <summary><c>protected</c>, <c>fallback</c>, <c>open-explicit</c>, <c>open</c>, <c>open-ineffective</c>, <c>broken</c> or <c>unknown</c>.</summary>
    public string State { get; set; } = "unknown";

    public List<string> Policies { get; set; } = new();

    public List<string> Roles { get; set; } = new();

    public List<string> Schemes { get; set; } = new();

    public List<string> Requirements { get; set; } = new();

    public string ResourceCheck { get; set; } = "unknown";

    /// <summary>Why, for <c>open-ineffective</c>, <c>broken</c> and <c>unknown</c>.</summary>
    public string? Reason { get; set; }

    public List<InventoryEvidence> Evidence { get; set; } = new();
}

/// <summary>One fact that decided, and where it stands.</summary>
internal sealed class InventoryEvidence
{
    public string What { get; set; } = "";

    public string Where { get; set; } = "";
}

/// <summary>Protected health information that an endpoint takes and gives.</summary>
internal sealed class InventoryPhi
{
    public List<InventoryPhiInput> In { get; set; } = new();

    public List<InventoryPhiOutput> Out { get; set; } = new();

    /// <summary>Whether the payload could not be looked into, so that empty lists mean nothing.</summary>
    public bool Opaque { get; set; } = true;
}

/// <summary>One value that comes with a request.</summary>
internal sealed class InventoryPhiInput
{
    /// <summary>A parameter, or type and member.</summary>
    public string Member { get; set; } = "";

    /// <summary>Lower case with dashes.</summary>
    public string Kind { get; set; } = "";

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string Confidence { get; set; } = "";

    /// <summary><c>route</c>, <c>query</c>, <c>header</c>, <c>body</c> or <c>form</c>.</summary>
    public string Source { get; set; } = "";
}

/// <summary>One member that leaves with the answer, or would if nothing masked it.</summary>
internal sealed class InventoryPhiOutput
{
    /// <summary>Type and member.</summary>
    public string Member { get; set; } = "";

    /// <summary>Lower case with dashes.</summary>
    public string Kind { get; set; } = "";

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string Confidence { get; set; } = "";

    /// <summary>What keeps it back from this answer's serializer; null when nothing does.</summary>
    public string? MaskedBy { get; set; }

    /// <summary>Why it is not certain that the member leaves as it is; null when it is certain either way.</summary>
    public string? Doubt { get; set; }

    /// <summary>Whether the endpoint declares that it gives this.</summary>
    public bool Disclosed { get; set; }
}

/// <summary>What the API description says of an endpoint.</summary>
internal sealed class InventoryDocumentation
{
    /// <summary>What hides every endpoint of an application that describes no API at all.</summary>
    public const string NoGenerator = "the application registers no generator of an API description";

    /// <summary>Null when that can't be told.</summary>
    public bool? Visible { get; set; }

    /// <summary>What keeps it out of every description; null when it is in one.</summary>
    public string? HiddenBy { get; set; }

    public string? Summary { get; set; }

    public string? OperationId { get; set; }

    public List<string> Tags { get; set; } = new();

    public List<InventoryResponse> Responses { get; set; } = new();

    /// <summary>Whether the code says so, in the description or not.</summary>
    public bool Deprecated { get; set; }

    /// <summary>The day from which it is gone, <c>yyyy-MM-dd</c>.</summary>
    public string? Sunset { get; set; }

    public string? Version { get; set; }

    /// <summary>Why it can't be told whether a description lists it, or whether it has a summary there; null when both are known.</summary>
    public string? Why { get; set; }
}

/// <summary>A response that the description lists.</summary>
internal sealed class InventoryResponse
{
    public int Status { get; set; }

    /// <summary>The body's type; null for none.</summary>
    public string? Type { get; set; }
}
