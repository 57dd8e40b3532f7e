using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Requests that a handler hands to a mediator, and what may refuse its caller on the way: the request's own handler, and behaviours in front of it.</summary>
/// <remarks>By shape and by name, whichever library it is: a request is a type argument of its handler's interface, a behaviour is generic in the request.</remarks>
internal sealed class SentRequests
{
    private static readonly string[] Marks = { "Authoriz", "Permission", "Secured", "RequireRole", "RequiresRole", "RequiredRole", "Authenticated" };

    private static readonly string[] OpenMarks = { "Anonymous", "Skip", "NotRequired", "Unauthorized" };

    private readonly SemanticModels _models;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<List<INamedTypeSymbol>> _handlers;

    public SentRequests(SemanticModels models, SourceIndex index, CancellationToken cancellationToken)
    {
        _models = models;
        _cancellationToken = cancellationToken;
        _handlers = new Lazy<List<INamedTypeSymbol>>(() => index.DerivedTypes(static f => f.RefusingMethods.Any(IsHandling)).Where(static t => t.AllInterfaces.Any(static i => i.IsGenericType)).ToList());
    }

    /// <summary>Whether a method of that name may hand a request to a mediator.</summary>
    public static bool IsSending(string name) =>
        name is "Send" or "SendAsync" or "Invoke" or "InvokeAsync" or "Execute" or "ExecuteAsync" or "Dispatch" or "DispatchAsync" or "Query" or "QueryAsync" or "Publish" or "PublishAsync";

    /// <summary>The first request of these calls that is marked for somebody who checks its sender, as <c>[Authorize]</c> or <c>ISecuredRequest</c> do.</summary>
    public (string Request, string Mark, Location Where)? MarkedIn(IEnumerable<(string Name, InvocationExpressionSyntax Call)> calls)
    {
        foreach (var (request, call) in SentBy(calls))
        {
            if (MarkOf(request) is { } mark)
            {
                return (request.Name, mark, call.GetLocation());
            }
        }

        return null;
    }

    /// <summary>The methods of this compilation that get the requests of these calls, and refuse somebody by their text.</summary>
    public IEnumerable<IMethodSymbol> HandledBy(IEnumerable<(string Name, InvocationExpressionSyntax Call)> calls) =>
        SentBy(calls).SelectMany(sent => _handlers.Value.Where(h => Handles(h, sent.Request) || IsInFrontOf(h, sent.Request))).SelectMany(static h => h.GetMembers().OfType<IMethodSymbol>().Where(static m => IsHandling(m.Name)));

    private static bool IsHandling(string method) => method is "Handle" or "HandleAsync" or "Process" or "ProcessAsync" or "Consume" or "Execute" or "ExecuteAsync";

    private IEnumerable<(INamedTypeSymbol Request, InvocationExpressionSyntax Call)> SentBy(IEnumerable<(string Name, InvocationExpressionSyntax Call)> calls)
    {
        foreach (var (_, call) in calls.Where(static c => IsSending(c.Name)))
        {
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (_models.For(call.SyntaxTree).GetTypeInfo(argument.Expression, _cancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } type
                    && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
                {
                    yield return (type, call);
                }
            }
        }
    }

    private static string? MarkOf(INamedTypeSymbol request)
    {
        for (var type = request; type is not null; type = type.BaseType)
        {
            if (type.GetAttributes().Select(static a => a.AttributeClass?.Name).FirstOrDefault(IsMark) is { } attribute)
            {
                return "[" + (attribute.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - "Attribute".Length) : attribute) + "]";
            }
        }

        return request.AllInterfaces.Select(static i => i.Name).FirstOrDefault(IsMark);
    }

    private static bool IsMark(string? name) =>
        name is not null && Marks.Any(m => name.IndexOf(m, StringComparison.Ordinal) >= 0) && !OpenMarks.Any(o => name.IndexOf(o, StringComparison.Ordinal) >= 0);

    private static bool Handles(INamedTypeSymbol handler, INamedTypeSymbol request) =>
        handler.AllInterfaces.Any(i => i.TypeArguments.Any(a => SymbolEqualityComparer.Default.Equals(a, request)));

    /// <summary>A behaviour stands before every request that fits its constraints; one that asks for marks refuses those that are marked (<see cref="MarkedIn"/>).</summary>
    private bool IsInFrontOf(INamedTypeSymbol behavior, INamedTypeSymbol request) =>
        behavior.TypeParameters is [var parameter, ..]
        && behavior.AllInterfaces.Any(i => i.TypeArguments.Length > 0 && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], parameter))
        && parameter.ConstraintTypes.All(c => SymbolEqualityComparer.Default.Equals(c, request) || request.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, c.OriginalDefinition)))
        && !behavior.DeclaringSyntaxReferences.Any(r => r.GetSyntax(_cancellationToken).ToString() is var text && (text.IndexOf("GetCustomAttribute", StringComparison.Ordinal) >= 0 || text.IndexOf("typeof", StringComparison.Ordinal) >= 0 || text.IndexOf("request is ", StringComparison.OrdinalIgnoreCase) >= 0));
}
