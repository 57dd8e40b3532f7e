using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>One line of <c>ApiInventory.txt</c>: an endpoint as it was reviewed.</summary>
/// <remarks><c>GET /health auth=anonymous "liveness probe, no data" phi=none docs=hidden</c>. A column that is not there was not reviewed and is not compared.</remarks>
internal sealed class InventoryEntry : IReviewedEntry
{
    private const string HandlerColumn = "handler=";
    private const string FrameworksColumn = "tfm=";
    private const string MethodColumn = "method=";

    public InventoryEntry(string id, AuthColumn auth)
    {
        Id = id;
        Auth = auth;
    }

    /// <summary>Verbs, a space, the route; blanks inside the route are escaped.</summary>
    public string Id { get; private set; }

    /// <summary>What clients call over the connection, for the line of a hub's method; null for an endpoint's line.</summary>
    public string? Method { get; private set; }

    /// <summary>What the line is about, whichever handler answers: an endpoint, or a method of one.</summary>
    public string Key => KeyOf(Id, Method);

    public AuthColumn Auth { get; private set; }

    /// <summary>Why it is as it is; empty quotes and no quotes differ only to people.</summary>
    public string? Reason { get; set; }

    public PhiColumn? Phi { get; set; }

    /// <summary><c>yes</c>, <c>no</c> or <c>hidden</c>; null when it was not reviewed.</summary>
    public string? Docs { get; set; }

    /// <summary>Whether the application has no API description at all: then no line has the column, and one that has it has lost its description.</summary>
    public bool IsUndescribed { get; private set; }

    /// <summary>Which handler, where several endpoints share an id; else null.</summary>
    public string? Handler { get; set; }

    /// <summary>The target frameworks it holds for, sorted; empty for all.</summary>
    public IReadOnlyList<string> Frameworks { get; set; } = new string[0];

    public string SortKey => Key + " " + Handler + " " + string.Join(",", Frameworks);

    public string Subject => Key + " " + Handler;

    public bool Collides(IReviewedEntry other)
    {
        var frameworks = ((InventoryEntry)other).Frameworks;
        return Frameworks.Count == 0 || frameworks.Count == 0 || Frameworks.Any(frameworks.Contains);
    }

    /// <summary>Whether the line is about a build for that framework.</summary>
    public bool HoldsFor(string framework) => Frameworks.Count == 0 || framework.Length == 0 || Frameworks.Contains(framework);

    /// <summary>An endpoint's id and a method's name, both as a line has them.</summary>
    public static string KeyOf(string id, string? method) => method is null ? id : id + " " + MethodColumn + method;

    /// <summary>What <c>--weakened</c> and the like name: <c>GET /x</c>, or <c>* /hub method=Send</c>.</summary>
    public static string KeyOf(string text)
    {
        var method = text.IndexOf(" " + MethodColumn, StringComparison.Ordinal);
        return method < 0 ? IdOf(text) : KeyOf(IdOf(text.Substring(0, method)), LineTokens.Escape(text.Substring(method + MethodColumn.Length + 1)));
    }

    /// <summary>An endpoint's id as a line begins with it.</summary>
    public static string IdOf(string id)
    {
        var space = id.IndexOf(' ');
        return space < 0 ? LineTokens.Escape(id) + " /" : LineTokens.Escape(id.Substring(0, space)) + " " + LineTokens.Escape(id.Substring(space + 1));
    }

    public static ReviewedFile<InventoryEntry> ParseFile(string text) => ReviewedFile<InventoryEntry>.Parse(text, Parse);

    /// <summary>Reads a line without its comment and blanks around it.</summary>
    public static (InventoryEntry? Entry, string? Problem) Parse(string line)
    {
        var tokens = LineTokens.Read(line);
        var words = tokens.Words;
        if (words.Count < 2 || words[0].IndexOf('=') >= 0 || words[1].Length == 0 || words[1][0] != '/')
        {
            return (null, "it does not begin with a verb and a route");
        }

        string? problem = tokens.Problem;
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words.Skip(2))
        {
            var equals = word.IndexOf('=');
            var name = equals <= 0 ? word : word.Substring(0, equals);
            if (equals <= 0 || name is not ("auth" or "phi" or "docs" or "handler" or "tfm" or "method"))
            {
                problem ??= "'" + name + "' is no column; there are auth, phi, docs, handler, tfm and method";
            }
            else if (columns.ContainsKey(name))
            {
                problem ??= "the column '" + name + "' stands twice";
            }
            else
            {
                columns.Add(name, word.Substring(equals + 1));
            }
        }

        if (!columns.TryGetValue("auth", out var authText))
        {
            return (null, "it has no column auth=");
        }

        if (AuthColumn.Parse(authText) is not { } auth)
        {
            return (null, "'auth=" + authText + "' is not understood");
        }

        var entry = new InventoryEntry(words[0] + " " + words[1], auth) { Reason = tokens.Quoted, Method = columns.TryGetValue("method", out var method) && method.Length > 0 ? method : null };
        if (entry.Method is not null && (columns.ContainsKey("phi") || columns.ContainsKey("docs")))
        {
            problem ??= "a method's line has no phi and no docs: they are columns of the endpoint";
            columns.Remove("phi");
            columns.Remove("docs");
        }

        if (columns.TryGetValue("phi", out var phiText))
        {
            entry.Phi = PhiColumn.Parse(phiText);
            problem ??= entry.Phi is null ? "'phi=" + phiText + "' is not understood" : null;
        }

        if (columns.TryGetValue("docs", out var docs))
        {
            entry.Docs = docs is "yes" or "no" or "hidden" ? docs : null;
            problem ??= entry.Docs is null ? "'docs=" + docs + "' is none of yes, no, hidden" : null;
        }

        entry.Handler = columns.TryGetValue("handler", out var handler) && handler.Length > 0 ? handler : null;
        if (columns.TryGetValue("tfm", out var frameworks))
        {
            entry.Frameworks = Sorted(frameworks.Split(','));
        }

        return (entry, problem);
    }

    /// <summary>The line of an endpoint; <paramref name="withHandler"/> where another endpoint has the same id.</summary>
    public static InventoryEntry Of(InventoryEndpoint endpoint, bool withHandler) => new(IdOf(endpoint.Id), AuthColumn.Of(endpoint.Protection))
    {
        Phi = PhiColumn.Of(endpoint.Phi),
        Docs = DocsOf(endpoint.Documentation),
        IsUndescribed = endpoint.Documentation?.HiddenBy == InventoryDocumentation.NoGenerator,
        Handler = withHandler ? LineTokens.Escape(endpoint.Handler) : null,
    };

    /// <summary>The line of a method that clients call over an endpoint's connection.</summary>
    public static InventoryEntry Of(InventoryEndpoint endpoint, InventoryMethod method, bool withHandler) => new(IdOf(endpoint.Id), AuthColumn.Of(method.Protection))
    {
        Method = LineTokens.Escape(method.Name),
        Handler = withHandler ? LineTokens.Escape(method.Handler) : null,
    };

    /// <summary><c>no</c> is as much a claim as <c>yes</c>: null when either can't be told.</summary>
    private static string? DocsOf(InventoryDocumentation? documentation) => documentation switch
    {
        { HiddenBy: InventoryDocumentation.NoGenerator } => null,
        { Visible: false } => "hidden",
        { Visible: true } when !string.IsNullOrWhiteSpace(documentation.Summary) => "yes",
        { Visible: true, Why: null } => "no",
        _ => null,
    };

    /// <summary>The same line for other frameworks.</summary>
    public InventoryEntry For(IEnumerable<string> frameworks) => With(Auth, frameworks);

    /// <summary>A line about the same, that says something else of it.</summary>
    public InventoryEntry With(AuthColumn auth, IEnumerable<string> frameworks) => new(Id, auth)
    {
        Method = Method,
        Reason = Reason,
        Phi = Phi,
        Docs = Docs,
        Handler = Handler,
        Frameworks = Sorted(frameworks),
    };

    /// <inheritdoc/>
    public override string ToString() =>
        Key + " auth=" + Auth
        + (Reason is null ? "" : " " + LineTokens.Quote(Reason))
        + (Phi is null ? "" : " phi=" + Phi)
        + (Docs is null ? "" : " docs=" + Docs)
        + (Handler is null ? "" : " " + HandlerColumn + Handler)
        + (Frameworks.Count == 0 ? "" : " " + FrameworksColumn + string.Join(",", Frameworks));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> names) =>
        names.Where(static n => n.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal).ToList();
}
