using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>The endpoints whose exceptions a handler gets.</summary>
[Flags]
internal enum ErrorsOf
{
    None = 0,
    Actions = 1,
    Minimal = 2,
    All = Actions | Minimal,
}

/// <summary>Exceptions that the framework hands to code which answers in the place of an endpoint.</summary>
/// <remarks>
/// ExceptionHandlerMiddlewareImpl.cs (IExceptionHandler, IExceptionHandlerFeature) and ResourceInvoker.cs (filters) in dotnet/aspnetcore.
/// Middleware and filters that catch around the next delegate get the same. Hubs and gRPC services answer for their own exceptions.
/// </remarks>
internal static class HandedErrors
{
    /// <summary>Whose exceptions come with a parameter: that of <c>IExceptionHandler.TryHandleAsync</c>.</summary>
    public static ErrorsOf With(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { ContainingType: { } type } method
        && method.Name.EndsWith("TryHandleAsync", StringComparison.Ordinal)
        && type.AllInterfaces.Any(static i => i.Name == "IExceptionHandler" && IsIn(i, "Diagnostics"))
            ? ErrorsOf.All
            : ErrorsOf.None;

    /// <summary>Whose exceptions a member gives: those of the feature of <c>UseExceptionHandler</c>, and of the contexts of MVC's filters.</summary>
    public static ErrorsOf In(ISymbol member) => (member.Name, member.ContainingType?.Name) switch
    {
        ("Error", "IExceptionHandlerFeature" or "IExceptionHandlerPathFeature" or "ExceptionHandlerFeature") when IsIn(member.ContainingType!, "Diagnostics") => ErrorsOf.All,
        ("Exception", "ExceptionContext" or "ActionExecutedContext" or "ResourceExecutedContext") when IsIn(member.ContainingType!, "Filters") => ErrorsOf.Actions,
        _ => ErrorsOf.None,
    };

    /// <summary>Whose exceptions come out of a call: that of the next middleware or filter.</summary>
    public static ErrorsOf OutOf(IInvocationOperation call)
    {
        if (call.TargetMethod is not { MethodKind: MethodKind.DelegateInvoke, ContainingType: { } type })
        {
            return ErrorsOf.None;
        }

        return type.Name switch
        {
            "RequestDelegate" when IsIn(type, "Http") => ErrorsOf.All,
            "EndpointFilterDelegate" when IsIn(type, "Http") => ErrorsOf.Minimal,

            // app.Use(async (context, next) => await next())
            "Func" when call.Instance is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } next && IsMiddleware(next) => ErrorsOf.All,
            _ => ErrorsOf.None,
        };
    }

    /// <summary>Whether code around a place gets an exception at all; by syntax, for the many calls that write an answer, and for each method once.</summary>
    public static bool MayBeAround(SyntaxNode node, ConcurrentDictionary<SyntaxNode, bool> known)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case CatchClauseSyntax:
                    return true;
                case BaseMethodDeclarationSyntax or GlobalStatementSyntax:
                    return known.GetOrAdd(current, static m => m.DescendantTokens().Any(static t => t.IsKind(SyntaxKind.IdentifierToken) && NamesOne(t.ValueText)));
            }
        }

        return false;
    }

    private static bool NamesOne(string name) =>
        name.EndsWith("Exception", StringComparison.Ordinal) || name is "ExceptionContext" or "ActionExecutedContext" or "ResourceExecutedContext" or "IExceptionHandlerFeature" or "IExceptionHandlerPathFeature";

    private static bool IsMiddleware(IOperation inside)
    {
        for (var current = inside.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function)
            {
                var argument = function.Parent;
                while (argument is IDelegateCreationOperation or IConversionOperation)
                {
                    argument = argument.Parent;
                }

                return argument is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Use", ContainingType: { Name: "UseExtensions" } type } } } && IsIn(type, "Builder");
            }
        }

        return false;
    }

    private static bool IsIn(INamedTypeSymbol type, string space) =>
        type.ContainingNamespace is { } found && found.Name == space && found.ToDisplayString().StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
}
