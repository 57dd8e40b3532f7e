using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.OpenApi;

/// <summary>What an API description says of who may call an operation.</summary>
internal enum OperationSecurity
{
    /// <summary>The document does not speak of security, or what it refers to is not here.</summary>
    Unsaid,

    /// <summary>It names no scheme, or says that none is needed.</summary>
    Open,

    /// <summary>A scheme is demanded.</summary>
    Secured,
}

/// <summary>An operation and where its verb stands.</summary>
internal sealed class OpenApiOperation
{
    public OpenApiOperation(string? verb, string path, OperationSecurity security, int start, int length)
    {
        Verb = verb;
        Path = path;
        Security = security;
        Start = start;
        Length = length;
    }

    /// <summary>Upper case; null where the path's verbs are in another document.</summary>
    public string? Verb { get; }

    /// <summary>As written below <c>paths</c>.</summary>
    public string Path { get; }

    /// <summary>The base paths of the servers it is offered at, without a slash at the end; empty ones included.</summary>
    public IReadOnlyList<string> BasePaths { get; set; } = new string[0];

    public OperationSecurity Security { get; }

    public int Start { get; }

    public int Length { get; }
}

/// <summary>An OpenAPI document of version 3.0, 3.1 or 3.2, as far as it says which operations there are and who may call them.</summary>
internal sealed class OpenApiDocument
{
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "get", "put", "post", "delete", "options", "head", "patch", "trace", "query" };

    private readonly DataNode _root;
    private readonly List<OpenApiOperation> _operations = new();
    private readonly bool _speaksOfSecurity;

    private OpenApiDocument(DataNode root)
    {
        _root = root;
        _speaksOfSecurity = root["security"] is not null || Demands(root["paths"]) || Demands(root["components"]?["pathItems"]);
    }

    // Schemes alone say how credentials look. Generators write them without saying of any operation that it needs some.
    private static bool Demands(DataNode? paths) =>
        paths?.Members?.Any(static path => path.Value.Members?.Any(static operation => operation.Value["security"] is not null) == true) == true;

    public IReadOnlyList<OpenApiOperation> Operations => _operations;

    /// <summary>Whether a text looks like such a document, so that a failure to read it is worth reporting.</summary>
    public static bool LooksLikeOne(string text) => text.Contains("openapi") && text.Contains("paths");

    /// <returns>The document; null for something else, such as an older version.</returns>
    /// <exception cref="DataFormatException">The text cannot be read.</exception>
    public static OpenApiDocument? Read(string text)
    {
        var first = text.TrimStart('\ufeff', ' ', '\t', '\r', '\n');
        var root = first.Length > 0 && first[0] == '{' ? JsonReader.Read(text) : YamlReader.Read(text);
        if (root["openapi"]?.Text is not { } version || !(version.StartsWith("3.0", StringComparison.Ordinal) || version.StartsWith("3.1", StringComparison.Ordinal) || version.StartsWith("3.2", StringComparison.Ordinal)))
        {
            return null;
        }

        var document = new OpenApiDocument(root);
        foreach (var path in root["paths"]?.Members ?? new List<DataMember>())
        {
            if (path.Name.Length > 0 && path.Name[0] == '/')
            {
                document.AddPath(path);
            }
        }

        return document;
    }

    private void AddPath(DataMember path)
    {
        var item = Resolve(path.Value);
        if (item is null)
        {
            _operations.Add(new OpenApiOperation(null, path.Name, OperationSecurity.Unsaid, path.Start, path.Length) { BasePaths = BasePathsOf(null, path.Value) });
            return;
        }

        foreach (var member in item.Members ?? new List<DataMember>())
        {
            if (Verbs.Contains(member.Name))
            {
                AddOperation(member, path, item);
            }
            else if (member.Name == "additionalOperations")
            {
                // Since 3.2: methods that have no member of their own.
                (member.Value.Members ?? new List<DataMember>()).ForEach(o => AddOperation(o, path, item));
            }
        }
    }

    private void AddOperation(DataMember operation, DataMember path, DataNode item) =>
        _operations.Add(new OpenApiOperation(operation.Name.ToUpperInvariant(), path.Name, SecurityOf(operation.Value), operation.Start, operation.Length)
        {
            BasePaths = BasePathsOf(operation.Value, item),
        });

    private OperationSecurity SecurityOf(DataNode operation)
    {
        if (!_speaksOfSecurity && operation["security"] is null)
        {
            return OperationSecurity.Unsaid;
        }

        // An operation's own list takes the place of the document's. An empty requirement in it means that none is needed.
        var requirements = (operation["security"] ?? _root["security"])?.Items;
        return requirements is { Count: > 0 } && requirements.All(static r => r.Members is { Count: > 0 }) ? OperationSecurity.Secured : OperationSecurity.Open;
    }

    private IReadOnlyList<string> BasePathsOf(DataNode? operation, DataNode item)
    {
        var servers = (operation?["servers"] ?? item["servers"] ?? _root["servers"])?.Items;
        return servers is null || servers.Count == 0 ? new[] { "" } : servers.Select(BasePathOf).Distinct(StringComparer.Ordinal).ToList();
    }

    private static string BasePathOf(DataNode server)
    {
        var url = server["url"]?.Text ?? "";
        foreach (var variable in server["variables"]?.Members ?? new List<DataMember>())
        {
            url = url.Replace("{" + variable.Name + "}", variable.Value["default"]?.Text ?? "");
        }

        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 || url.StartsWith("//", StringComparison.Ordinal))
        {
            var path = url.IndexOf('/', scheme >= 0 ? scheme + 3 : 2);
            url = path < 0 ? "" : url.Substring(path);
        }

        var end = url.IndexOfAny(new[] { '?', '#' });
        url = (end < 0 ? url : url.Substring(0, end)).Trim('/');
        return url.Length == 0 || url == "." ? "" : "/" + url;
    }

    /// <summary>What a path item is, itself or by reference; null when it is in another document or goes round in circles.</summary>
    private DataNode? Resolve(DataNode item)
    {
        for (var i = 0; i < 20; i++)
        {
            if (item["$ref"]?.Text is not { } reference)
            {
                return item;
            }

            if (!reference.StartsWith("#/", StringComparison.Ordinal))
            {
                return null;
            }

            DataNode? target = _root;
            foreach (var part in reference.Substring(2).Split('/'))
            {
                target = target?[Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~")];
            }

            if (target is null)
            {
                return null;
            }

            item = target;
        }

        return null;
    }
}
