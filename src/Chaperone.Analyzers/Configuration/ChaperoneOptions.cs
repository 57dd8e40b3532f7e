using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Configuration;

/// <summary>What a call that makes endpoints in a referenced package is declared to do.</summary>
internal enum EndpointMaker
{
    /// <summary>It makes endpoints that anyone may call, unless conventions on what it returns say otherwise.</summary>
    Open,

    /// <summary>Its endpoints refuse anonymous callers by themselves.</summary>
    Protected,

    /// <summary>It makes no endpoints, or none that matter.</summary>
    Ignore,
}

/// <summary>Every option. docs/configuration.md describes each; a test compares.</summary>
internal static class ChaperoneOptions
{
    /// <summary>Route prefixes that are public by purpose.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> PublicRoutes =
        new("public_routes", ImmutableArray<string>.Empty, ParseRoutes);

    /// <summary>Filters, middleware and attributes that refuse anonymous callers.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> Guards =
        new("guards", ImmutableArray<string>.Empty, ParseTypeNames);

    /// <summary>Map-like methods of referenced packages and what they do.</summary>
    public static readonly OptionDefinition<ImmutableDictionary<string, EndpointMaker>> EndpointMakers =
        new("endpoint_makers", ImmutableDictionary<string, EndpointMaker>.Empty, ParseMakers);

    /// <summary>Whether names are read as those of health care.</summary>
    public static readonly OptionDefinition<HealthMode> HealthMode = new("health_mode", Configuration.HealthMode.Auto, ParseHealthMode);

    /// <summary>The project's own attributes that classify data as sensitive.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> ClassifiedAttributes =
        new("classified_attributes", ImmutableArray<string>.Empty, ParseTypeNames);

    /// <summary>Methods whose result is not patient data any more.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> Sanitizers =
        new("sanitizers", ImmutableArray<string>.Empty, ParseMethodNames);

    /// <summary>Clients of language models, or whole libraries, that may be given patient data.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> ApprovedModels =
        new("approved_models", ImmutableArray<string>.Empty, ParseTypeNames);

    /// <summary>Converters and attributes that mask a member in answers, besides those whose name says so.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> Masks =
        new("masks", ImmutableArray<string>.Empty, ParseTypeNames);

    /// <summary>Methods, types, attributes, filters and middleware that write audit events.</summary>
    public static readonly OptionDefinition<ImmutableArray<string>> AuditMarkers =
        new("audit_markers", ImmutableArray<string>.Empty, ParseTypeNames);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<OptionDefinition> All =
        ImmutableArray.Create<OptionDefinition>(PublicRoutes, Guards, EndpointMakers, HealthMode, ClassifiedAttributes, Sanitizers, ApprovedModels, Masks, AuditMarkers);

    /// <summary>An option that holds for the whole project: what any of its files, or the global configuration, says.</summary>
    public static ImmutableHashSet<string> ReadAll(OptionDefinition<ImmutableArray<string>> option, AnalyzerConfigOptionsProvider provider, Compilation compilation) =>
        compilation.SyntaxTrees.Select(provider.GetOptions).Prepend(provider.GlobalOptions)
            .Select(o => o.TryGetValue(option.Key, out var text) ? text : null)
            .OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(t => option.Parse(t)).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Whether a route lies below one of the prefixes, segment by segment.</summary>
    public static bool IsBelow(string route, ImmutableArray<string> prefixes) => prefixes.Any(prefix =>
        route.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (route.Length == prefix.Length || route[prefix.Length] == '/'));

    private static string? ParseRoutes(string text, out ImmutableArray<string> routes)
    {
        routes = ImmutableArray<string>.Empty;
        var items = ItemsOf(text);
        foreach (var item in items)
        {
            if (item[0] != '/')
            {
                return "'" + item + "' does not begin with '/'";
            }

            if (item.Trim('/').Length == 0)
            {
                return "'" + item + "' would declare every route public";
            }

            if (item.Any(static c => char.IsWhiteSpace(c) || c is '?' or '#' or '*'))
            {
                return "'" + item + "' is not a route prefix; write whole segments, without wildcards";
            }
        }

        routes = items.Select(static i => i.TrimEnd('/')).ToImmutableArray();
        return items.Count == 0 ? "it names no route" : null;
    }

    private static string? ParseTypeNames(string text, out ImmutableArray<string> names)
    {
        names = ItemsOf(text).ToImmutableArray();
        return names.FirstOrDefault(static n => !n.Split('.').All(SyntaxFacts.IsValidIdentifier)) is { } wrong
            ? "'" + wrong + "' is not a type name"
            : names.IsEmpty ? "it names no type" : null;
    }

    private static string? ParseMethodNames(string text, out ImmutableArray<string> names)
    {
        names = ItemsOf(text).ToImmutableArray();
        return names.FirstOrDefault(static n => !n.Split('.').All(SyntaxFacts.IsValidIdentifier)) is { } wrong
            ? "'" + wrong + "' is not a method name"
            : names.IsEmpty ? "it names no method" : null;
    }

    private static string? ParseMakers(string text, out ImmutableDictionary<string, EndpointMaker> makers)
    {
        makers = ImmutableDictionary.Create<string, EndpointMaker>(StringComparer.Ordinal);
        foreach (var item in ItemsOf(text))
        {
            var parts = item.Split('=');
            var name = parts[0].Trim();
            if (parts.Length != 2 || !SyntaxFacts.IsValidIdentifier(name))
            {
                return "'" + item + "' is not of the form MapSomething=open";
            }

            if (!MapCallNames.LooksLikeMapCall(name))
            {
                return "'" + name + "' does not begin with Map";
            }

            EndpointMaker? maker = parts[1].Trim().ToLowerInvariant() switch
            {
                "open" => EndpointMaker.Open,
                "protected" => EndpointMaker.Protected,
                "ignore" => EndpointMaker.Ignore,
                _ => null,
            };
            if (maker is null)
            {
                return "'" + parts[1].Trim() + "' is none of open, protected, ignore";
            }

            if (makers.ContainsKey(name))
            {
                return "'" + name + "' is declared twice";
            }

            makers = makers.Add(name, maker.Value);
        }

        return makers.IsEmpty ? "it names no method" : null;
    }

    private static string? ParseHealthMode(string text, out HealthMode mode)
    {
        HealthMode? parsed = text.Trim().ToLowerInvariant() switch
        {
            "auto" => Configuration.HealthMode.Auto,
            "true" => Configuration.HealthMode.Always,
            "false" => Configuration.HealthMode.Never,
            _ => null,
        };
        mode = parsed ?? Configuration.HealthMode.Auto;
        return parsed is null ? "'" + text.Trim() + "' is none of auto, true, false" : null;
    }

    private static List<string> ItemsOf(string text) =>
        text.Split(',').Select(static i => i.Trim()).Where(static i => i.Length > 0).ToList();
}
