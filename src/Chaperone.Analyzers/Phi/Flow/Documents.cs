using System;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Objects of libraries that are filled part by part and then saved into a stream: workbooks with their sheets, rows and cells.</summary>
/// <remarks>
/// Recognised by what is done with them, whatever library they are of (held to the files that ClosedXML, EPPlus and MiniExcel really make):
/// what is set on a part, or given to a call that adds, is in the document that the part was got from; what is given to a call that saves,
/// and a stream with it, is in the stream.
/// </remarks>
internal static class Documents
{
    /// <summary>The variable that holds the document or the part from which an expression gets on; null when it is none.</summary>
    public static ISymbol? RootOf(IOperation? part)
    {
        for (var current = part; current is not null;)
        {
            if (DefinitionReader.Variable(current) is { } variable)
            {
                return IsDocument(current) ? variable : null;
            }

            current = current switch
            {
                IInvocationOperation { Instance: { } instance } => instance,
                IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [var first, ..] } => first.Value,
                IPropertyReferenceOperation property => property.Instance,
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                _ => null,
            };
        }

        return null;
    }

    /// <summary>For <c>var sheet = workbook.Worksheets.Add("a")</c> and <c>foreach (var row in sheet.Rows())</c> the part and what it is of; null for anything else.</summary>
    public static (ISymbol Part, ISymbol Whole)? PartOf(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var part, Initializer.Value: IInvocationOperation or IPropertyReferenceOperation or IConversionOperation } declarator
            when IsOfLibrary(part.Type, operation) && RootOf(declarator.Initializer!.Value) is { } whole => (part, whole),
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var part } } loop
            when IsOfLibrary(part.Type, operation) && RootOf(loop.Collection) is { } whole => (part, whole),
        _ => null,
    };

    /// <summary>For <c>var package = new ExcelPackage(stream)</c> the two: it is saved where it was opened. Null for anything else.</summary>
    public static (ISymbol Document, ISymbol Stream)? OpenedOn(IOperation operation) =>
        operation is IVariableDeclaratorOperation { Symbol: var document, Initializer.Value: IObjectCreationOperation { Type: { } type } created } && IsOfLibrary(type, operation) && !Printing.HoldsText(type)
            && created.Arguments.FirstOrDefault(static a => a.Parameter is { } p && IsStream(p.Type)) is { Value: var stream } && DefinitionReader.Target(stream) is { } opened
            ? (document, opened)
            : null;

    /// <summary>What a call saves into a stream, and in which form; null for any other call.</summary>
    public static (IOperation Target, IOperation Value, Form Form)? SavedBy(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!(method.Name.StartsWith("Save", StringComparison.Ordinal) || method.Name.StartsWith("Write", StringComparison.Ordinal) || method.Name.StartsWith("Export", StringComparison.Ordinal))
            || !IsOfLibrary(method.ContainingType, call) || call.Arguments.FirstOrDefault(static a => a.Parameter is { } p && IsStream(p.Type)) is not { } stream)
        {
            return null;
        }

        if (call.Instance is { } document)
        {
            return (stream.Value, document, Form.Document);
        }

        // MiniExcel's SaveAs(stream, rows): a serializer.
        var rows = call.Arguments.FirstOrDefault(a => a != stream && a.Parameter is { } p && !a.IsImplicit && (p.Type.SpecialType == SpecialType.System_Object || Printing.ElementOf(p.Type) is not null));
        return rows is null ? null : (stream.Value, rows.Value, FormOfRows(method));
    }

    /// <summary>Whether the call gives back the saved document: EPPlus's <c>GetAsByteArray()</c>.</summary>
    public static bool IsSaved(IInvocationOperation call) => call is { Instance: not null, TargetMethod.Name: "GetAsByteArray" } && IsOfLibrary(call.TargetMethod.ContainingType, call);

    /// <summary>The form in which a part takes a value: a cell shows a text, a table has the members of its rows as columns.</summary>
    public static Form FormOf(IOperation value, IMethodSymbol? taker)
    {
        var given = value;
        while (given is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
        {
            given = conversion.Operand;
        }

        return IsDocument(given) ? Form.Document : given.Type is { } type && Printing.ElementOf(type) is not null ? FormOfRows(taker) : Form.Text;
    }

    private static Form FormOfRows(IMethodSymbol? taker) => RootNamespaceOf(taker?.ContainingType) switch
    {
        "ClosedXML" => Form.ClosedXmlRows,
        "MiniExcelLibs" => Form.MiniExcelRows,
        _ => Form.Rows,
    };

    private static string? RootNamespaceOf(INamedTypeSymbol? type)
    {
        var space = type?.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space?.Name;
    }

    private static bool IsDocument(IOperation value) => value.Type is { } type && (IsOfLibrary(type, value) || type is { Name: "DataTable" or "DataSet" or "DataRow", ContainingNamespace: { Name: "Data", ContainingNamespace.Name: "System" } });

    private static bool IsOfLibrary(ITypeSymbol? type, IOperation at) =>
        type is { SpecialType: SpecialType.None, ContainingAssembly: { } assembly } && !WellKnownSymbols.IsFrameworkAssembly(assembly)
        && !SymbolEqualityComparer.Default.Equals(assembly, at.SemanticModel?.Compilation.Assembly);

    private static bool IsStream(ITypeSymbol type) => type is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } };
}
