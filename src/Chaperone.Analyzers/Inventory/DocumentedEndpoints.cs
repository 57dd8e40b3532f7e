using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;

namespace Chaperone.Inventory;

/// <summary>The rows' part about the API description.</summary>
internal sealed class DocumentedEndpoints
{
    private readonly ApplicationModel _model;
    private readonly DocumentationReader _reader;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _isReview;

    /// <param name="model">The endpoints' model.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="isReview">Whether only what a reviewed line says is wanted: who is shown, with a summary or not.</param>
    public DocumentedEndpoints(ApplicationModel model, CancellationToken cancellationToken, bool isReview = false)
    {
        _isReview = isReview;
        _model = model;
        _reader = model.Documentation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Of several descriptions the first that shows the endpoint. Null in a library, where nothing is known of the application.</summary>
    public InventoryDocumentation? Of(Endpoint endpoint)
    {
        if (_reader.SetupOf(endpoint) is not { } setup)
        {
            return null;
        }

        var row = new InventoryDocumentation();
        if (!_isReview)
        {
            var lifecycle = _reader.Lifecycle.Of(endpoint, _cancellationToken);
            (row.Deprecated, row.Sunset, row.Version) = (lifecycle.Deprecated is not null, lifecycle.Sunset, lifecycle.Version);
        }

        if (_reader.Best(endpoint, _cancellationToken) is not { } documentation)
        {
            row.Why = setup.Other is { } other ? "what " + other.Name + "() registers is not modelled"
                : setup.Invisible is { } invisible ? invisible.Name + "() may register a generator of an API description"
                : _model.HasUnresolvedCalls ? "start-up code does not compile"
                : null;
            row.Visible = row.Why is null ? false : null;
            row.HiddenBy = row.Why is null ? InventoryDocumentation.NoGenerator : null;
            return row;
        }

        if (documentation.Visibility == Visibility.Unknown)
        {
            row.Visible = null;
            row.Why = documentation.DecidedBy?.What;
            return row;
        }

        row.Visible = documentation.Visibility == Visibility.Visible;
        row.HiddenBy = row.Visible == true ? null : documentation.DecidedBy?.What;
        row.Why = row.Visible == true ? WhyNoSummary(documentation.Summary.State) : null;
        row.Summary = documentation.Summary.Value;
        if (_isReview)
        {
            return row;
        }

        row.OperationId = documentation.OperationId.Value;
        row.Tags.AddRange(documentation.Tags.IsDefault ? Enumerable.Empty<string>() : documentation.Tags);
        row.Responses.AddRange(documentation.Responses.Items
            .Select(static r => (r.Status, Type: r.Type?.ToDisplayString()))
            .Distinct()
            .Select(static r => new InventoryResponse { Status = r.Status, Type = r.Type }));
        return row;
    }

    private static string? WhyNoSummary(TextState summary) => summary switch
    {
        TextState.Present => "its summary is computed",
        TextState.Unknown => "code that is not followed may give it a summary",
        _ => null,
    };
}
