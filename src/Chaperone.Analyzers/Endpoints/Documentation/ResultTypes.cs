using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Return types: what they are wrapped in, and the status that a type alone says.</summary>
internal sealed class ResultTypes
{
    /// <summary>Microsoft.AspNetCore.Http.HttpResults: the status each type stands for (src/Http/Http.Results/src).</summary>
    private static readonly Dictionary<string, int> StatusOfTypedResult = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200, ["Created"] = 201, ["CreatedAtRoute"] = 201, ["Accepted"] = 202, ["AcceptedAtRoute"] = 202, ["NoContent"] = 204,
        ["BadRequest"] = 400, ["UnauthorizedHttpResult"] = 401, ["NotFound"] = 404, ["Conflict"] = 409, ["UnprocessableEntity"] = 422,
        ["ValidationProblem"] = 400, ["InternalServerError"] = 500, ["ServerSentEventsResult"] = 200,
    };

    private readonly WellKnownSymbols _symbols;

    public ResultTypes(WellKnownSymbols symbols) => _symbols = symbols;

    /// <summary>The type behind Task, ValueTask or another awaitable; null for nothing.</summary>
    public ITypeSymbol? Unwrap(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return null;
        }

        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask" } task && Namespaces.Is(task.ContainingNamespace, "System.Threading.Tasks"))
        {
            return task.TypeArguments.Length == 1 ? task.TypeArguments[0] : null;
        }

        var awaited = type.GetMembers("GetAwaiter").OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty && !m.IsStatic)
            ?.ReturnType.GetMembers("GetResult").OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty)?.ReturnType;
        return awaited is null ? type : awaited.SpecialType == SpecialType.System_Void ? null : awaited;
    }

    /// <summary>The T of <c>ActionResult&lt;T&gt;</c>; null for any other type.</summary>
    public static ITypeSymbol? ValueOfActionResult(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ActionResult", TypeArguments: [var value] } result && Namespaces.Is(result.ContainingNamespace, "Microsoft.AspNetCore.Mvc") ? value : null;

    public bool IsActionResult(ITypeSymbol type) => WellKnownSymbols.Is(type, _symbols.Get("Microsoft.AspNetCore.Mvc.IActionResult"));

    public bool IsHttpResult(ITypeSymbol type) => WellKnownSymbols.Is(type, _symbols.Get("Microsoft.AspNetCore.Http.IResult"));

    /// <summary>Whether the type declares responses by itself.</summary>
    public bool Describes(ITypeSymbol type) => WellKnownSymbols.Is(type, _symbols.Get("Microsoft.AspNetCore.Http.Metadata.IEndpointMetadataProvider"));

    /// <summary>The members of <c>Results&lt;A, B, …&gt;</c>; the type itself otherwise.</summary>
    public static IEnumerable<ITypeSymbol> Alternatives(ITypeSymbol type) =>
        IsUnion(type) && type is INamedTypeSymbol union ? union.TypeArguments.SelectMany(Alternatives) : new[] { type };

    public static bool IsUnion(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Results", TypeArguments.Length: > 1 } && IsTypedResult(type);

    /// <summary>The status and body that a typed result stands for; null for one that can have any.</summary>
    public (int Status, ITypeSymbol? Body)? StatusOf(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || !IsTypedResult(type) || !StatusOfTypedResult.TryGetValue(type.Name, out var status))
        {
            return null;
        }

        var body = named.TypeArguments.FirstOrDefault() ?? (type.Name == "ValidationProblem" ? _symbols.Get("Microsoft.AspNetCore.Http.HttpValidationProblemDetails") : null);
        return (status, body);
    }

    public static bool IsTypedResult(ITypeSymbol type) => Namespaces.Is(type.ContainingNamespace, "Microsoft.AspNetCore.Http.HttpResults");
}
