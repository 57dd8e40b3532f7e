using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Inventory.OpenApi;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4009: an OpenAPI document says that an operation needs a caller's credentials and the code does not ask for them, or the reverse.</summary>
/// <remarks>Deliberately silent: documents that do not speak of security at all; endpoints whose protection is unknown or that answer with an error.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenApiSecurityDriftAnalyzer : DescriptionAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.OpenApiSecurityDrift);

    private protected override IEnumerable<Diagnostic> Find(Endpoint endpoint, ApplicationModel model, ApiDescriptions descriptions, CancellationToken cancellationToken)
    {
        if (!endpoint.Protection.IsOpen && !endpoint.Protection.RefusesAnonymous)
        {
            yield break;
        }

        var wrong = endpoint.Protection.IsOpen ? OperationSecurity.Secured : OperationSecurity.Open;
        if (VerbsOf(endpoint).SelectMany(v => descriptions.Of(endpoint, v)).FirstOrDefault(o => o.Operation.Verb is not null && o.Operation.Security == wrong) is { } operation)
        {
            yield return Diagnostic.Create(
                DiagnosticDescriptors.OpenApiSecurityDrift,
                endpoint.Location,
                new[] { operation.Location },
                ImmutableDictionary<string, string?>.Empty.Add(EndpointReport.EndpointProperty, endpoint.Id),
                endpoint.Id,
                endpoint.Protection.IsOpen
                    ? operation.Document.Name + " says that it needs credentials, and the code asks for none"
                    : operation.Document.Name + " says that it needs no credentials, and the code refuses callers without");
        }
    }
}
