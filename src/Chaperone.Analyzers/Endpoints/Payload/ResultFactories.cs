using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>What a call like <c>Ok(x)</c> makes the body of an answer.</summary>
/// <param name="Value">The value that is serialized; null for none.</param>
/// <param name="Unseen">A body that can't be looked into; null when it can.</param>
/// <param name="IsJson">Written as JSON whatever the caller asks for.</param>
internal sealed record FactoryBody(IOperation? Value, ResponseBody? Unseen, bool IsJson = false);

/// <summary>The methods of ControllerBase, Controller, Results and TypedResults that make results.</summary>
internal static class ResultFactories
{
    /// <summary>Why nobody looks into a file.</summary>
    public const string File = "it answers a file";

    /// <summary>Why nobody looks into a text.</summary>
    public const string Text = "it answers a text";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Ok", "Json", "Created", "CreatedAtAction", "CreatedAtRoute", "Accepted", "AcceptedAtAction", "AcceptedAtRoute", "BadRequest", "NotFound", "Conflict",
        "UnprocessableEntity", "StatusCode", "Unauthorized", "InternalServerError", "ServerSentEvents", "Content", "Text", "File", "PhysicalFile", "Bytes", "Stream", "View", "PartialView",
    };

    public static bool IsFactoryName(string name) => Names.Contains(name);

    /// <summary>Whether it makes an IResult, which has the options of minimal APIs.</summary>
    public static bool IsHttp(IMethodSymbol method) => method.ContainingType.Name is "Results" or "TypedResults";

    /// <summary>Whether its first argument is what is serialized: <c>Ok</c>, handed on as a function.</summary>
    public static bool WritesItsArgument(IMethodSymbol method) => IsFactory(method) && method.Parameters is [{ Name: "value" or "data" or "error" }, ..];

    /// <summary>The body that the call makes; null when it is no such call.</summary>
    public static FactoryBody? BodyOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsFactory(method))
        {
            return null;
        }

        switch (method.Name)
        {
            case "File" or "PhysicalFile" or "VirtualFile" or "Bytes" or "Stream":
                return new FactoryBody(null, ResponseBody.Written(File, call.Arguments.FirstOrDefault(static a => a.Parameter?.Name is "fileContents" or "contents" or "fileStream" or "stream" or "streamWriterCallback")?.Value));
            case "View" or "PartialView" or "ViewComponent":
                return new FactoryBody(null, ResponseBody.Page());
            case "Content" or "Text":
                var text = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name is "content" or "utf8Content")?.Value;
                return text is null or { ConstantValue.HasValue: true } ? new FactoryBody(null, null) : new FactoryBody(null, ResponseBody.Written(Text, text));
            default:
                var value = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name is "value" or "data" or "error" or "values" && !a.IsImplicit)?.Value;
                return new FactoryBody(value, null, method.Name == "Json");
        }
    }

    private static bool IsFactory(IMethodSymbol method) =>
        method.ContainingType is { Name: "Results" or "TypedResults" or "ControllerBase" or "Controller" } declaring && WellKnownSymbols.IsFrameworkAssembly(declaring.ContainingAssembly);
}
