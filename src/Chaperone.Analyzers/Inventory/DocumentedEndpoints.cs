using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;

namespace Chaperone.Inventory;

/// <summary>The rows' part about the API description.</summary>
internal sealed class DocumentedEndpoints
{
    private readonly DocumentationReader _reader;
    private readonly CancellationToken _cancellationToken;

    public DocumentedEndpoints(ApplicationModel model, CancellationToken cancellationToken)
    {
        _reader = model.Documentation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Of several descriptions the first that shows the endpoint. Null when it can't be told what they say: in a library, or where code that is not visible decides.</summary>
    public InventoryDocumentation? Of(Endpoint endpoint)
    {
        var lifecycle = _reader.Lifecycle.Of(endpoint, _cancellationToken);
        var row = new InventoryDocumentation { Deprecated = lifecycle.Deprecated is not null, Sunset = lifecycle.Sunset, Version = lifecycle.Version };
        if (_reader.Best(endpoint, _cancellationToken) is not { } documentation)
        {
            if (_reader.SetupOf(endpoint) is not { HasOtherGenerator: false, Invisible: null })
            {
                return null;
            }

            row.HiddenBy = "the application registers no generator of an API description";
            return row;
        }

        if (documentation.Visibility == Visibility.Unknown)
        {
            return null;
        }

        row.Visible = documentation.Visibility == Visibility.Visible;
        row.HiddenBy = row.Visible ? null : documentation.DecidedBy?.What;
        row.Summary = documentation.Summary.Value;
        row.OperationId = documentation.OperationId.Value;
        row.Tags.AddRange(documentation.Tags.IsDefault ? Enumerable.Empty<string>() : documentation.Tags);
        row.Responses.AddRange(documentation.Responses.Items
            .Select(static r => (r.Status, Type: r.Type?.ToDisplayString()))
            .Distinct()
            .Select(static r => new InventoryResponse { Status = r.Status, Type = r.Type }));
        return row;
    }
}
