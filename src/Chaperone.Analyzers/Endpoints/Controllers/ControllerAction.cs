using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Controllers;

/// <summary>One route of an action: a template (null: conventional) and its verbs (empty: any).</summary>
internal sealed class ActionSelector
{
    public ActionSelector(string? template, ImmutableArray<string> verbs)
    {
        Template = template;
        Verbs = verbs;
    }

    /// <summary>Class and method templates combined, tokens replaced; null when no side has one.</summary>
    public string? Template { get; }

    public ImmutableArray<string> Verbs { get; }

    /// <summary>The route's name: the action's, or the class's where the action has no template (ActionAttributeRouteModel).</summary>
    public string? Name { get; init; }

    /// <summary>A token of the template that no route value stands for, such as <c>[namespace]</c>: a convention replaces it, or the application does not start.</summary>
    public string? UnknownToken { get; init; }
}

/// <summary>An action of a concrete controller.</summary>
internal sealed class ControllerAction
{
    public ControllerAction(INamedTypeSymbol controller, IMethodSymbol method, IReadOnlyDictionary<string, string> routeValues, ImmutableArray<ActionSelector> selectors)
    {
        Controller = controller;
        Method = method;
        RouteValues = routeValues;
        Selectors = selectors;
    }

    public INamedTypeSymbol Controller { get; }

    public IMethodSymbol Method { get; }

    /// <summary>controller, action, area and custom ones.</summary>
    public IReadOnlyDictionary<string, string> RouteValues { get; }

    public ImmutableArray<ActionSelector> Selectors { get; }

    /// <summary>Why the application does not start with it; null when it does.</summary>
    public string? StartupError { get; init; }
}
