using System.Text.Json;

namespace Chaperone.Differential.Comparison;

/// <summary>What the tests read of <c>api-inventory.json</c>: written apart from the product's model, so that the text itself is under test.</summary>
internal sealed record CompileTimeInventory(string Schema, ApplicationFacts Application, IReadOnlyList<InventoryRow> Endpoints)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static CompileTimeInventory Parse(string json) =>
        JsonSerializer.Deserialize<CompileTimeInventory>(json, Options) ?? throw new InvalidDataException("The inventory is empty");
}

internal sealed record ApplicationFacts(bool IsApplication, string AuthorizationMiddleware);

internal sealed record InventoryRow(
    string Id,
    string Kind,
    IReadOnlyList<string> Verbs,
    string Route,
    string Handler,
    RowProtection Protection,
    string Confidence,
    string? Why)
{
    /// <summary>What clients call over a hub's connection.</summary>
    public IReadOnlyList<MethodRow> Methods { get; init; } = [];

    /// <summary>The rules that report it.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Null where it is not known what the description says.</summary>
    public RowDocumentation? Documentation { get; init; }
}

/// <summary>What a row says of the API description. A text or list that is not known is absent.</summary>
internal sealed record RowDocumentation(bool? Visible, string? HiddenBy, string? Summary, string? OperationId, IReadOnlyList<string> Tags, IReadOnlyList<RowResponse> Responses);

internal sealed record RowResponse(int Status, string? Type);

internal sealed record MethodRow(string Name, string Handler, RowProtection Protection);

internal sealed record RowProtection(
    string State,
    IReadOnlyList<string> Policies,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Schemes,
    IReadOnlyList<string> Requirements,
    string? Reason);
