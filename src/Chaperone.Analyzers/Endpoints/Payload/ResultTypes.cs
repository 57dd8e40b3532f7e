using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The framework's result types: which body a static type promises.</summary>
internal sealed class ResultTypes
{
    private static readonly ImmutableHashSet<string> Bytes = ImmutableHashSet.Create(
        "FileContentHttpResult", "FileStreamHttpResult", "PhysicalFileHttpResult", "VirtualFileHttpResult", "PushStreamHttpResult",
        "FileResult", "FileContentResult", "FileStreamResult", "PhysicalFileResult", "VirtualFileResult");

    private static readonly ImmutableHashSet<string> Texts = ImmutableHashSet.Create("ContentHttpResult", "Utf8ContentHttpResult", "ContentResult");

    private static readonly ImmutableHashSet<string> Views = ImmutableHashSet.Create("ViewResult", "PartialViewResult", "PageResult", "RazorComponentResult");

    private readonly WellKnownSymbols _symbols;

    public ResultTypes(WellKnownSymbols symbols) => _symbols = symbols;

    private INamedTypeSymbol? Result => _symbols.Get("Microsoft.AspNetCore.Http.IResult");

    private INamedTypeSymbol? ActionResult => _symbols.Get("Microsoft.AspNetCore.Mvc.IActionResult");

    private INamedTypeSymbol? TypedValue => _symbols.Get("Microsoft.AspNetCore.Http.IValueHttpResult`1");

    private INamedTypeSymbol? ConvertsToActionResult => _symbols.Get("Microsoft.AspNetCore.Mvc.Infrastructure.IConvertToActionResult");

    /// <summary>Whether it is a result that executes itself, not a value.</summary>
    public bool IsResult(ITypeSymbol? type) => WellKnownSymbols.Is(type, Result) || WellKnownSymbols.Is(type, ActionResult) || WellKnownSymbols.Is(type, ConvertsToActionResult);

    /// <summary>Whether it is an IResult: written with the options of minimal APIs wherever it is returned.</summary>
    public bool IsHttpResult(ITypeSymbol? type) => WellKnownSymbols.Is(type, Result);

    /// <summary>What is left of Task, ValueTask and their like; null when nothing is returned.</summary>
    public static ITypeSymbol? Unwrap(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType == SpecialType.System_Void)
        {
            return null;
        }

        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } task)
        {
            return task.TypeArguments.IsEmpty ? null : task.TypeArguments[0];
        }

        // Any awaitable: F#'s, or one's own.
        return type is INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class }
            && type.GetMembers("GetAwaiter").OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty && !m.IsStatic) is { } awaiter
            && awaiter.ReturnType.GetMembers("GetResult").OfType<IMethodSymbol>().FirstOrDefault() is { } result
            ? result.ReturnsVoid ? null : result.ReturnType
            : type;
    }

    /// <summary>
    /// The bodies that a result's static type promises; null when the type says nothing (IResult, IActionResult, ObjectResult) and the
    /// value that is returned has to be looked at.
    /// </summary>
    public IReadOnlyList<ResponseBody>? Promised(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || named.TypeKind == TypeKind.Interface)
        {
            return null;
        }

        if (named is { Name: "Results", IsGenericType: true } && IsHttpResult(named))
        {
            return named.TypeArguments.SelectMany(t => Promised(t) ?? new[] { ResponseBody.Unseen("it answers " + t.Name) }).ToList();
        }

        if (Bytes.Contains(named.Name))
        {
            return new[] { ResponseBody.Unseen(ResultFactories.File) };
        }

        if (Texts.Contains(named.Name))
        {
            return new[] { ResponseBody.Unseen(ResultFactories.Text) };
        }

        if (Views.Contains(named.Name))
        {
            return new[] { ResponseBody.Page() };
        }

        var value = named.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, TypedValue))?.TypeArguments[0]
            ?? (named is { Name: "ServerSentEventsResult", TypeArguments: [var item] } ? item : null);
        if (value is not null && IsHttpResult(named))
        {
            return named.Name is "ProblemHttpResult" or "ValidationProblem"
                ? System.Array.Empty<ResponseBody>()
                : new[] { ResponseBody.Of(value, null, byResult: true, isExact: false, isTyped: true) };
        }

        // NoContent, Ok without a value, redirects, challenges: nothing of the application's. ObjectResult and JsonResult hold anything.
        return WellKnownSymbols.IsFrameworkAssembly(named.ContainingAssembly) && !IsUntyped(named) ? System.Array.Empty<ResponseBody>() : null;
    }

    /// <summary>The value type of ActionResult&lt;T&gt;; null for any other.</summary>
    public ITypeSymbol? ActionResultValue(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ActionResult", TypeArguments: [var value] } && WellKnownSymbols.Is(type, ConvertsToActionResult) ? value : null;

    private static bool IsUntyped(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "ObjectResult" or "JsonResult" || current is { Name: "ActionResult", TypeArguments.IsEmpty: true } && SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return false;
    }
}
