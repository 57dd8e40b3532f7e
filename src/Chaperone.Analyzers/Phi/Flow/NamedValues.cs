using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Values that are asked for by a name in quotes: <c>Request.Query["ssn"]</c>, <c>row["PatientName"]</c>, <c>json["mrn"]</c>.</summary>
internal static class NamedValues
{
    private static readonly ImmutableHashSet<string> Holders = ImmutableHashSet.Create(
        "Microsoft.AspNetCore.Http.IQueryCollection",
        "Microsoft.AspNetCore.Http.IFormCollection",
        "Microsoft.AspNetCore.Routing.RouteValueDictionary",
        "System.Collections.Specialized.NameValueCollection",
        "System.Data.DataRow",
        "System.Data.IDataRecord",
        "System.Data.Common.DbDataReader",
        "System.Text.Json.Nodes.JsonNode",
        "Newtonsoft.Json.Linq.JToken",
        "Newtonsoft.Json.Linq.JObject");

    /// <summary>The name that an indexer or a getter of such a thing is asked for; null for everything else.</summary>
    public static string? NameIn(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Arguments: [{ Value: var key }] } when IsHolder(type) => TextOf(key),
        IInvocationOperation { TargetMethod: { Name: "GetProperty", ContainingType: { Name: "JsonElement", ContainingNamespace.Name: "Json" } }, Arguments: [{ Value: var key }] } => TextOf(key),
        _ => null,
    };

    private static bool IsHolder(INamedTypeSymbol type) => Holders.Contains(type.ToDisplayString());

    private static string? TextOf(IOperation key) => key.ConstantValue is { HasValue: true, Value: string { Length: > 0 and < 64 } text } ? text : null;
}
