using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Options that make a library write the data it handles into logs and traces.</summary>
internal static class SensitiveSwitches
{
    private const string Middleware = "UseHttpLogging";

    private const string Fields = "Microsoft.AspNetCore.HttpLogging.HttpLoggingFields";

    /// <summary>What passes the events of Azure's clients on: without one of them nobody writes what they log.</summary>
    private static readonly string[] ListenersToAzure = { "AzureEventSourceListener", "AzureEventSourceLogForwarder", "AddAzureClients", "AddAzureClientsCore" };

    /// <summary>What an operation switches on for production too; null for everything else.</summary>
    public static string? SwitchedOnBy(IOperation operation, WellKnownSymbols symbols)
    {
        var found = operation switch
        {
            IInvocationOperation call => OfCall(call, symbols),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } } assignment => OfProperty(property, assignment.Value, symbols),
            _ => null,
        };
        return found is not null && !IsForDevelopment(operation) ? found : null;
    }

    private static string? OfCall(IInvocationOperation call, WellKnownSymbols symbols)
    {
        switch (call.TargetMethod.Name)
        {
            case "EnableSensitiveDataLogging" when call.TargetMethod.ContainingType is { Name: "DbContextOptionsBuilder", ContainingNamespace.Name: "EntityFrameworkCore" }:
                var argument = call.Arguments.FirstOrDefault(static a => a.Parameter?.Type.SpecialType == SpecialType.System_Boolean)?.Value;
                return argument is null || argument.ConstantValue is { HasValue: true, Value: true } ? "'EnableSensitiveDataLogging' writes the parameters of every database command, patient data among them" : null;
            case "WithHttpLogging":
                return call.Arguments.Any(a => LogsBodies(a.Value, symbols)) && LogsRequests(symbols.Compilation) ? "'WithHttpLogging' writes request or response bodies" : null;
            default:
                return null;
        }
    }

    private static string? OfProperty(IPropertySymbol property, IOperation value, WellKnownSymbols symbols)
    {
        var isTrue = value.ConstantValue is { HasValue: true, Value: true };
        return (property.Name, property.ContainingType?.Name) switch
        {
            ("LoggingFields", "HttpLoggingOptions" or "HttpLoggingInterceptorContext") when LogsBodies(value, symbols) && LogsRequests(symbols.Compilation) => "'LoggingFields' writes request or response bodies",
            ("IsLoggingContentEnabled", "DiagnosticsOptions") when isTrue && IsNamed(symbols.Compilation, ListenersToAzure) => "'IsLoggingContentEnabled' writes the bodies of the client's requests and responses",
            ("ShowPII", "IdentityModelEventSource") when isTrue => "'ShowPII' writes personal data of tokens",
            ("LogCompleteSecurityArtifact", "IdentityModelEventSource") when isTrue => "'LogCompleteSecurityArtifact' writes whole tokens",
            ("EnableSensitiveData", { } type) when isTrue && type.StartsWith("OpenTelemetry", System.StringComparison.Ordinal) => "'EnableSensitiveData' writes prompts and answers of the model",
            ("SetDbStatementForText" or "SetDbQueryParameters", _) when isTrue => "'" + property.Name + "' writes the text of database commands",
            _ => null,
        };
    }

    /// <summary>Whether the middleware that writes them may be in the pipeline.</summary>
    private static bool LogsRequests(Compilation compilation) => IsNamed(compilation, Middleware);

    /// <summary>Whether what makes a switch write anything may be there: an application that never names it has none; a library's host may.</summary>
    private static bool IsNamed(Compilation compilation, params string[] names) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        || compilation.SyntaxTrees.Any(t => t.GetText().ToString() is var text && names.Any(n => text.IndexOf(n, System.StringComparison.Ordinal) >= 0) && t.GetRoot().DescendantTokens().Any(k => names.Contains(k.ValueText)));

    private static bool LogsBodies(IOperation value, WellKnownSymbols symbols)
    {
        if (symbols.Get(Fields) is not { } type || value.ConstantValue is not { HasValue: true, Value: { } constant } || !SymbolEqualityComparer.Default.Equals(value.Type, type))
        {
            return false;
        }

        var bits = System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture);
        return new[] { "RequestBody", "ResponseBody" }.Any(name => type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is { } bit
            && (bits & System.Convert.ToInt64(bit, System.Globalization.CultureInfo.InvariantCulture)) != 0);
    }

    /// <summary>Inside <c>if (env.IsDevelopment())</c>, its <c>else</c> included when negated, or code that only debug builds have.</summary>
    public static bool IsForDevelopment(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalOperation choice && choice.Condition != current && (IsSetting(choice.Condition) || choice.Condition.DescendantsAndSelf().Any(IsEnvironmentTest)))
            {
                return true;
            }
        }

        // What the tools of Entity Framework make never runs in the application.
        if (operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.ContainingType is { } type && type.AllInterfaces.Any(static i => i.Name == "IDesignTimeDbContextFactory"))
        {
            return true;
        }

        return operation.Syntax.SyntaxTree.GetRoot().DescendantTrivia(operation.Syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.BlockSyntax>()?.Span ?? operation.Syntax.Span, descendIntoTrivia: false)
            .Any(t => t.IsDirective && t.SpanStart < operation.Syntax.SpanStart && t.ToString().IndexOf("DEBUG", System.StringComparison.Ordinal) >= 0);
    }

    // if (settings.LogsParameters): what is set in production is not written here.
    private static bool IsSetting(IOperation condition) => condition switch
    {
        IUnaryOperation not => IsSetting(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => IsSetting(both.LeftOperand) || IsSetting(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test => IsSetting(test.LeftOperand),
        IConversionOperation conversion => IsSetting(conversion.Operand),
        IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => condition.Type?.SpecialType == SpecialType.System_Boolean || condition.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
        IInvocationOperation { TargetMethod.ContainingType.Name: "ConfigurationBinder" } => true,
        _ => false,
    };

    // Which way the test goes is not worth a false alarm: whoever asks for the environment has thought of it.
    private static bool IsEnvironmentTest(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "IsDevelopment" or "IsEnvironment" or "IsProduction" or "IsStaging" }
        || operation is IPropertyReferenceOperation { Property.Name: "IsDevelopment" or "EnvironmentName" };
}
