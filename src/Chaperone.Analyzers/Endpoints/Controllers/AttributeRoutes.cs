using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Controllers;

/// <summary>Routes and verbs of an action, from its attributes and its controller's.</summary>
/// <remarks>DefaultApplicationModelProvider.CreateSelectors, ActionAttributeRouteModel and AttributeRouteModel in dotnet/aspnetcore, src/Mvc/Mvc.Core.</remarks>
internal sealed class AttributeRoutes
{
    private readonly WellKnownSymbols _symbols;
    private readonly StartupInterpreter _interpreter;

    // Actions come controller by controller: what its class says is read once.
    private INamedTypeSymbol? _controller;
    private ImmutableArray<AttributeData> _classAttributes;
    /// <summary>A template that is there and can't be read.</summary>
    public const string Unseen = "?";

    private ImmutableArray<(string? Template, string? Name)> _classTemplates;

    public AttributeRoutes(WellKnownSymbols symbols, StartupInterpreter interpreter)
    {
        _symbols = symbols;
        _interpreter = interpreter;
    }

    public ControllerAction Describe(INamedTypeSymbol controller, IMethodSymbol method, Host? host)
    {
        if (!SymbolEqualityComparer.Default.Equals(_controller, controller))
        {
            _controller = controller;
            _classAttributes = ReflectedAttributes.Of(controller);
            _classTemplates = ClassTemplates(controller);
        }

        var values = RouteValues(controller, method, host);
        var templates = _classTemplates;
        var selectors = ImmutableArray.CreateBuilder<ActionSelector>();
        foreach (var (template, verbs, name) in MethodSelectors(method))
        {
            foreach (var (combined, routeName) in Combine(templates, template, name))
            {
                string? unknownToken = null;
                selectors.Add(new ActionSelector(combined is null ? null : ReplaceTokens(combined, values, host, out unknownToken), verbs)
                {
                    Name = routeName is null ? null : ReplaceTokens(routeName, values, host, out _),
                    UnknownToken = unknownToken,
                });
            }
        }

        return new ControllerAction(controller, method, values, selectors.ToImmutable())
        {
            StartupError = selectors.Any(static s => s.Template is null) && IsApiController(controller)
                ? "an action of an [ApiController] needs an attribute route: the application does not start"
                : null,
        };
    }

    private Dictionary<string, string> RouteValues(INamedTypeSymbol controller, IMethodSymbol method, Host? host)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["controller"] = ControllerName(controller, host),
            ["action"] = ActionName(method, host),
        };
        foreach (var attribute in ReflectedAttributes.Of(method).Concat(_classAttributes))
        {
            if (WellKnownSymbols.Is(attribute.AttributeClass, _symbols.RouteValueProvider) && _interpreter.RouteValueOf(attribute) is var (key, value) && !values.ContainsKey(key))
            {
                values[key] = value;
            }
        }

        return values;
    }

    /// <summary>The <c>controller</c> route value.</summary>
    public static string ControllerName(INamedTypeSymbol controller, Host? host)
    {
        var name = controller.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase)
            ? controller.Name.Substring(0, controller.Name.Length - "Controller".Length)
            : controller.Name;
        return host?.Calls.Any(IsVersioning) == true ? VersionedName(controller, name) : name;
    }

    private static bool IsVersioning(RecordedCall call) => call.Name switch
    {
        "AddMvc" => call.Member.ContainingAssembly.Name.StartsWith("Asp.Versioning", StringComparison.Ordinal),
        "AddApiVersioning" => call.Member.ContainingAssembly.Name == "Microsoft.AspNetCore.Mvc.Versioning",
        _ => false,
    };

    /// <summary>API versioning names controllers by an attribute, and else without a number at the end (ControllerNameConvention).</summary>
    private static string VersionedName(INamedTypeSymbol controller, string name)
    {
        var given = ReflectedAttributes.Of(controller).FirstOrDefault(static a => a.AttributeClass?.Name == "ControllerNameAttribute");
        if (given is { ConstructorArguments: [{ Scalar: string own }, ..] })
        {
            return own;
        }

        var trimmed = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return trimmed.Length == 0 ? name : trimmed;
    }

    private string ActionName(IMethodSymbol method, Host? host)
    {
        var renamed = ReflectedAttributes.Of(method).FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, _symbols.ActionNameAttribute));
        if (renamed is { ConstructorArguments: [{ Scalar: string name }] })
        {
            return name;
        }

        // Ordinal, and only a suffix: SuppressAsyncSuffixInActionNames.
        return host?.KeepsAsyncSuffix != true && method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > 5
            ? method.Name.Substring(0, method.Name.Length - 5)
            : method.Name;
    }

    /// <summary>The templates of the nearest class that has any; none for a class without routes.</summary>
    private ImmutableArray<(string? Template, string? Name)> ClassTemplates(INamedTypeSymbol controller)
    {
        for (var type = controller; type is not null; type = type.BaseType)
        {
            var providers = RouteProviders(type.GetAttributes());
            if (providers.Length > 0)
            {
                return providers.Select(p => (_interpreter.TemplateOf(p).Template, _interpreter.RouteNameOf(p))).ToImmutableArray();
            }
        }

        return ImmutableArray<(string? Template, string? Name)>.Empty;
    }

    private ImmutableArray<AttributeData> RouteProviders(ImmutableArray<AttributeData> attributes) =>
        attributes.Where(a => WellKnownSymbols.Is(a.AttributeClass, _symbols.RouteTemplateProvider)).ToImmutableArray();

    private IEnumerable<(string? Template, ImmutableArray<string> Verbs, string? Name)> MethodSelectors(IMethodSymbol method)
    {
        var attributes = AttributesOfRoutingMethod(method);
        var silent = new List<string>();
        var templated = new List<(string? Template, ImmutableArray<string> Verbs, bool IsVerb, string? Name)>();
        foreach (var attribute in attributes)
        {
            var isVerb = WellKnownSymbols.Is(attribute.AttributeClass, _symbols.ActionHttpMethodProvider);
            var isRoute = WellKnownSymbols.Is(attribute.AttributeClass, _symbols.RouteTemplateProvider);
            if (!isVerb && !isRoute)
            {
                continue;
            }

            var verbs = isVerb ? _interpreter.VerbsOf(attribute) : ImmutableArray<string>.Empty;
            var (template, isSilent) = isRoute ? _interpreter.TemplateOf(attribute) : (null, true);
            if (isSilent)
            {
                silent.AddRange(verbs);
            }
            else
            {
                templated.Add((template, verbs, isVerb, _interpreter.RouteNameOf(attribute)));
            }
        }

        if (templated.Count == 0)
        {
            yield return (null, Normalize(silent), null);
            yield break;
        }

        // Verbs without a template join every [Route]; where all routes are verbs of their own, they make a selector at the class route.
        var hasPlainRoute = templated.Any(static t => !t.IsVerb);
        foreach (var (template, verbs, isVerb, name) in templated)
        {
            yield return (template, Normalize(isVerb ? verbs : silent), name);
        }

        if (!hasPlainRoute && silent.Count > 0)
        {
            yield return (null, Normalize(silent), null);
        }
    }

    private static ImmutableArray<string> Normalize(IEnumerable<string> verbs) =>
        verbs.Select(static v => v.ToUpperInvariant()).Distinct().OrderBy(static v => v, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>Its own attributes if any of them routes; else those of the base definition, whatever lies between.</summary>
    private ImmutableArray<AttributeData> AttributesOfRoutingMethod(IMethodSymbol method)
    {
        var definition = method;
        while (definition.OverriddenMethod is { } overridden)
        {
            definition = overridden;
        }

        var own = method.GetAttributes();
        return RouteProviders(own).Length > 0 || SymbolEqualityComparer.Default.Equals(definition, method) || own.Any(a => WellKnownSymbols.Is(a.AttributeClass, _symbols.ActionHttpMethodProvider))
            ? own
            : definition.GetAttributes();
    }

    private static IEnumerable<(string? Template, string? Name)> Combine(ImmutableArray<(string? Template, string? Name)> classTemplates, string? template, string? name)
    {
        if (template is not null && IsAbsolute(template))
        {
            return new[] { ((string?)Clean(template), name) };
        }

        return classTemplates.IsEmpty
            ? new[] { (Join(null, template), name) }
            : classTemplates.Select(c => (Join(c.Template, template), name ?? (string.IsNullOrEmpty(template) ? c.Name : null)));
    }

    private static bool IsAbsolute(string template) => template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal);

    private static string? Join(string? left, string? right)
    {
        if (left is null && right is null)
        {
            return null;
        }

        if (left == Unseen || right == Unseen)
        {
            return Unseen;
        }

        if (right is null || right.Length == 0)
        {
            return Clean(left ?? "");
        }

        return left is null or "" or "/" or "~/" ? Clean(right) : Clean(left.TrimEnd('/') + "/" + right);
    }

    private static string Clean(string template)
    {
        template = template.StartsWith("~/", StringComparison.Ordinal) ? template.Substring(2) : template.StartsWith("/", StringComparison.Ordinal) ? template.Substring(1) : template;
        return template.EndsWith("/", StringComparison.Ordinal) ? template.Substring(0, template.Length - 1) : template;
    }

    private string ReplaceTokens(string template, Dictionary<string, string> values, Host? host, out string? unknownToken)
    {
        unknownToken = null;
        var result = new System.Text.StringBuilder(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if ((c == '[' || c == ']') && i + 1 < template.Length && template[i + 1] == c)
            {
                result.Append(c);
                i++;
            }
            else if (c == '[' && template.IndexOf(']', i) is var end && end > i)
            {
                var token = template.Substring(i + 1, end - i - 1);
                unknownToken ??= values.ContainsKey(token) ? null : token;
                result.Append(values.TryGetValue(token, out var value) ? Transformed(value, host) : AttributeRoutes.Unseen);
                i = end;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private string Transformed(string value, Host? host)
    {
        if (host?.TokenTransformer is not { } transformer)
        {
            return value;
        }

        if (_interpreter.Transform(transformer, value) is { } transformed)
        {
            return transformed;
        }

        host.UnknownTransformer = "tokens are rewritten by " + transformer.Name;
        return value;
    }

    private bool IsApiController(INamedTypeSymbol controller) =>
        ReflectedAttributes.Of(controller).Concat(controller.ContainingAssembly.GetAttributes())
            .Any(a => a.AttributeClass is { } type && WellKnownSymbols.Is(type, _symbols.Get("Microsoft.AspNetCore.Mvc.Infrastructure.IApiBehaviorMetadata")));
}
