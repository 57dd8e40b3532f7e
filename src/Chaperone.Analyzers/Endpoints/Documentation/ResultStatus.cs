using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Documentation;

/// <summary>The status and the body of a result that an expression makes: MVC's helpers and result types, <c>Results</c> and <c>TypedResults</c>.</summary>
/// <remarks>
/// MVC marks its result types and parameters for this purpose: DefaultStatusCodeAttribute, ActionResultStatusCodeAttribute and
/// ActionResultObjectValueAttribute (src/Mvc/Mvc.Core/src/Infrastructure), which also hold for types derived from them.
/// </remarks>
internal sealed class ResultStatus
{
    private static readonly Dictionary<string, int> StatusOfFactory = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200, ["Created"] = 201, ["CreatedAtRoute"] = 201, ["Accepted"] = 202, ["AcceptedAtRoute"] = 202, ["NoContent"] = 204,
        ["BadRequest"] = 400, ["Unauthorized"] = 401, ["NotFound"] = 404, ["Conflict"] = 409, ["UnprocessableEntity"] = 422, ["InternalServerError"] = 500,
        ["Json"] = 200, ["Text"] = 200, ["Content"] = 200, ["Bytes"] = 200, ["File"] = 200, ["Stream"] = 200, ["PhysicalFile"] = 200, ["VirtualFile"] = 200,
        ["ServerSentEvents"] = 200, ["Problem"] = 500, ["ValidationProblem"] = 400,
    };

    private static readonly HashSet<string> SuccessResults = new(StringComparer.Ordinal)
    {
        "ObjectResult", "JsonResult", "ContentResult", "FileResult", "FileContentResult", "FileStreamResult", "PhysicalFileResult", "VirtualFileResult",
        "ViewResult", "PartialViewResult", "ViewComponentResult", "EmptyResult",
    };

    private static readonly HashSet<string> BodyParameters = new(StringComparer.Ordinal) { "value", "data", "error", "modelState", "obj", "content", "errors" };

    private readonly WellKnownSymbols _symbols;
    private readonly ResultTypes _types;

    public ResultStatus(WellKnownSymbols symbols, ResultTypes types)
    {
        _symbols = symbols;
        _types = types;
    }

    /// <summary>Whether a method makes results of its own accord: one of ControllerBase, Controller, Results or TypedResults.</summary>
    public static bool IsFactory(IMethodSymbol method) =>
        method.ContainingType is { Name: "ControllerBase" or "Controller" or "Results" or "TypedResults" } type
        && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
        && type.ContainingNamespace.ToDisplayString() is "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Http";

    /// <summary>Whether such a method shows a view.</summary>
    public static bool IsPage(IMethodSymbol method) => method.ContainingType.Name == "Controller" && method.Name is "View" or "PartialView" or "ViewComponent";

    /// <summary>The result of such a method; null when its status can't be told.</summary>
    /// <param name="call">The call.</param>
    /// <param name="code">The body of the method or function that it stands in.</param>
    public (int Status, ITypeSymbol? Body)? Of(IInvocationOperation call, IOperation code)
    {
        var method = call.TargetMethod;
        var body = BodyOf(call.Arguments);
        if (IsRedirect(method.Name))
        {
            return RedirectOf(call) is { } redirect ? (redirect, null) : null;
        }

        var isProblem = method.Name is "Problem" or "ValidationProblem";
        if (call.Arguments.FirstOrDefault(a => IsStatusParameter(a.Parameter)) is { } status && !(isProblem && IsNull(status.Value)))
        {
            if (ConstantStatus.Of(status.Value, code) is { } given)
            {
                return (given, isProblem ? ProblemOf(method) : body);
            }

            // Json(value, options, contentType, statusCode: null): the parameter is optional.
            return IsNull(status.Value) && Default(method) is { } usual ? (usual, body) : null;
        }

        // Problem(problemDetails): the status is a property of the object.
        if (isProblem && call.Arguments.Any(static a => a.ArgumentKind != ArgumentKind.DefaultValue && a.Parameter?.Name is "problemDetails" or "descriptor"))
        {
            return null;
        }

        return Default(method) is { } known ? (known, isProblem ? ProblemOf(method) : body) : null;
    }

    /// <summary>The result that <c>new</c> makes; null when its status can't be told.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="code">The body of the method or function that it stands in.</param>
    public (int Status, ITypeSymbol? Body)? Of(IObjectCreationOperation creation, IOperation code)
    {
        if (creation.Type is not INamedTypeSymbol type)
        {
            return null;
        }

        var body = BodyOf(creation.Arguments);
        var set = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static a => a.Target is IPropertyReferenceOperation { Property.Name: "StatusCode" });
        var status = set?.Value ?? creation.Arguments.FirstOrDefault(a => IsStatusParameter(a.Parameter))?.Value;
        if (status is not null)
        {
            return ConstantStatus.Of(status, code) is { } given ? (given, body) : null;
        }

        return DefaultOf(type) is { } known ? (known, body) : null;
    }

    /// <summary>The status that a result type of MVC stands for; null for one that can have any.</summary>
    public int? DefaultOf(ITypeSymbol type)
    {
        var attribute = _symbols.Get("Microsoft.AspNetCore.Mvc.Infrastructure.DefaultStatusCodeAttribute");
        for (ITypeSymbol? current = type; current is not null && attribute is not null; current = current.BaseType)
        {
            if (current.GetAttributes().FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute)) is { ConstructorArguments: [{ Scalar: int status }] })
            {
                return status;
            }
        }

        return SuccessResults.Contains(type.Name) && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) ? 200 : null;
    }

    private int? Default(IMethodSymbol method)
    {
        if (method.ContainingType.Name is "Results" or "TypedResults")
        {
            return StatusOfFactory.TryGetValue(method.Name, out var status) ? status : null;
        }

        return DefaultOf(method.ReturnType) ?? (method.Name switch
        {
            "Problem" => 500,
            "ValidationProblem" => 400,
            _ => null,
        });
    }

    private ITypeSymbol? ProblemOf(IMethodSymbol method)
    {
        var isHttp = method.ContainingType.Name is "Results" or "TypedResults";
        return _symbols.Get(method.Name == "Problem" ? "Microsoft.AspNetCore.Mvc.ProblemDetails"
            : isHttp ? "Microsoft.AspNetCore.Http.HttpValidationProblemDetails" : "Microsoft.AspNetCore.Mvc.ValidationProblemDetails");
    }

    private static bool IsRedirect(string name) => name.StartsWith("Redirect", StringComparison.Ordinal) || name.StartsWith("LocalRedirect", StringComparison.Ordinal);

    /// <summary>302, 301 when permanent, 307 and 308 when the method is kept; MVC says it in the name, minimal APIs in arguments.</summary>
    private static int? RedirectOf(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var permanent = Flag(call, "permanent", name.IndexOf("Permanent", StringComparison.Ordinal) >= 0);
        var keeps = Flag(call, "preserveMethod", name.IndexOf("PreserveMethod", StringComparison.Ordinal) >= 0);
        return permanent is null || keeps is null ? null : keeps.Value ? permanent.Value ? 308 : 307 : permanent.Value ? 301 : 302;
    }

    private static bool? Flag(IInvocationOperation call, string parameter, bool otherwise) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter) is { } argument
            ? argument.Value.ConstantValue is { HasValue: true, Value: bool set } ? set : null
            : otherwise;

    private bool IsStatusParameter(IParameterSymbol? parameter) =>
        parameter is not null
        && (parameter.Name == "statusCode" || Has(parameter, "Microsoft.AspNetCore.Mvc.Infrastructure.ActionResultStatusCodeAttribute"));

    private ITypeSymbol? BodyOf(IEnumerable<IArgumentOperation> arguments)
    {
        var argument = arguments.FirstOrDefault(a => a.Parameter is { } p && (Has(p, "Microsoft.AspNetCore.Mvc.Infrastructure.ActionResultObjectValueAttribute") || BodyParameters.Contains(p.Name)));
        return argument is null || argument.ArgumentKind == ArgumentKind.DefaultValue ? null : Unconverted(argument.Value).Type;
    }

    private bool Has(IParameterSymbol parameter, string attribute) =>
        _symbols.Get(attribute) is { } type && parameter.OriginalDefinition.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, type));

    /// <summary>The value before implicit conversions.</summary>
    public static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static bool IsNull(IOperation value) => Unconverted(value).ConstantValue is { HasValue: true, Value: null } || Unconverted(value) is IDefaultValueOperation;
}
