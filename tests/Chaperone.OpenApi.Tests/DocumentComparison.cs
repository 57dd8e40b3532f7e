using System.Globalization;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;

namespace Chaperone.OpenApi;

/// <summary>The model of an application's endpoints against one of its documents.</summary>
internal sealed class DocumentComparison
{
    private readonly ApplicationModel _model;
    private readonly ApiGenerator _generator;
    private readonly IReadOnlyList<ServedOperation> _operations;
    private readonly List<string> _differences = [];
    private readonly List<string> _unknowns = [];

    private DocumentComparison(ApplicationModel model, ApiGenerator generator, IEnumerable<ServedDocument> documents)
    {
        _model = model;
        _generator = generator;
        _operations = [.. documents.SelectMany(static d => d.Operations).DistinctBy(static o => (o.Verb, o.Path))];
    }

    /// <summary>What the model says and the document does not, or the other way round.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>What the model says it does not know.</summary>
    public IReadOnlyList<string> Unknowns => _unknowns;

    /// <summary>The endpoints that were compared, hidden ones included.</summary>
    public int Compared { get; private set; }

    /// <summary>The responses whose bodies' types were compared.</summary>
    public int ComparedBodies { get; private set; }

    /// <summary>All documents of one generator together: an endpoint with a group is in one of them only.</summary>
    public static DocumentComparison Of(ApplicationModel model, ApiGenerator generator, params ServedDocument[] documents)
    {
        var comparison = new DocumentComparison(model, generator, documents);
        comparison.Compare();
        return comparison;
    }

    private void Compare()
    {
        var seen = new HashSet<ServedOperation>();
        foreach (var endpoint in _model.Endpoints.Where(static e => e.Kind is EndpointKind.Minimal or EndpointKind.Controller or EndpointKind.Carter or EndpointKind.Identity))
        {
            var documentation = _model.Documentation.Of(endpoint, CancellationToken.None).Single(d => d.Generator == _generator);
            var operations = OperationsOf(endpoint);
            Compared++;
            foreach (var operation in operations)
            {
                seen.Add(operation);
            }

            switch (documentation.Visibility)
            {
                case Visibility.Visible when operations.Count == 0 && endpoint.Input?.Created.IsAlways == false:
                    _unknowns.Add($"{endpoint.Id}: {endpoint.Why}");
                    break;
                case Visibility.Visible when operations.Count == 0:
                    _differences.Add($"{endpoint.Id}: said to be visible, is not in the document");
                    break;
                case Visibility.Hidden when operations.Count > 0:
                    _differences.Add($"{endpoint.Id}: said to be hidden ({documentation.DecidedBy}), is in the document");
                    break;
                case Visibility.Unknown:
                    _unknowns.Add($"{endpoint.Id}: visibility");
                    break;
            }

            if (documentation.Visibility != Visibility.Hidden)
            {
                foreach (var operation in operations)
                {
                    Compare(endpoint, documentation, operation);
                }
            }
        }

        _differences.AddRange(_operations.Where(o => !seen.Contains(o)).Select(static o => $"{o.Verb} {o.Path}: in the document, and no endpoint of the model"));
    }

    private List<ServedOperation> OperationsOf(Endpoint endpoint)
    {
        // A document names an action by its own template: the prefix of a group around MapControllers() is missing there.
        var path = PathOf(endpoint.Selector is { Template: { } template } ? template : endpoint.Route);
        return [.. _operations.Where(o => PathOf(o.Path) == path && (endpoint.Verbs.IsEmpty || endpoint.Verbs.Contains(o.Verb)))];
    }

    private static string PathOf(string route) => "/" + Routes.WithoutConstraints(route).Trim('/').Replace("{*", "{", StringComparison.Ordinal);

    private void Compare(Endpoint endpoint, EndpointDocumentation model, ServedOperation operation)
    {
        Text("summary", model.Summary, operation.Summary);
        Text("description", model.Description, operation.Description);
        Text("operationId", model.OperationId, operation.OperationId);
        if (model.Tags.IsDefault)
        {
            _unknowns.Add($"{endpoint.Id}: tags");
        }
        else
        {
            Same("tags", string.Join(",", model.Tags.Order(StringComparer.Ordinal)), string.Join(",", operation.Tags));
        }

        if (!model.Responses.IsComplete)
        {
            _unknowns.Add($"{endpoint.Id}: responses");
        }
        else
        {
            var statuses = model.Responses.Items.Select(static r => r.Status.ToString(CultureInfo.InvariantCulture)).Concat(model.Responses.HasDefault ? ["default"] : []).Distinct().Order(StringComparer.Ordinal);
            Same("responses", string.Join(",", statuses), string.Join(",", operation.Responses.Select(static r => r.Status)));
            foreach (var response in operation.Responses)
            {
                Bodies(response, [.. model.Responses.Items.Where(r => r.Status.ToString(CultureInfo.InvariantCulture) == response.Status)]);
            }
        }

        if (model.Deprecated is { } deprecated)
        {
            Same("deprecated", deprecated.ToString(), operation.Deprecated.ToString());
        }
        else
        {
            _unknowns.Add($"{endpoint.Id}: deprecated");
        }

        // Of several declarations of one status the document has one.
        void Bodies(ServedResponse served, DeclaredResponse[] declared)
        {
            var said = declared.Select(static d => d.Type is { } type ? Schemas.Of(type) : "").ToArray();
            ComparedBodies++;
            if (said.Length > 0 && !said.Contains(served.Schema ?? ""))
            {
                _differences.Add($"{operation.Verb} {operation.Path}: the body of {served.Status} is '{served.Schema}', said to be '{string.Join(" or ", said)}'");
            }
        }

        void Text(string what, DocumentedText text, string? served)
        {
            switch (text.State)
            {
                case TextState.Known or TextState.Absent:
                    Same(what, text.Value ?? "", served ?? "");
                    break;
                case TextState.Present:
                    Same(what + " is there", "True", (!string.IsNullOrEmpty(served)).ToString());
                    break;
                default:
                    _unknowns.Add($"{endpoint.Id}: {what}");
                    break;
            }
        }

        void Same(string what, string said, string served)
        {
            if (said != served)
            {
                _differences.Add($"{operation.Verb} {operation.Path}: {what} is '{served}', said to be '{said}'");
            }
        }
    }
}
