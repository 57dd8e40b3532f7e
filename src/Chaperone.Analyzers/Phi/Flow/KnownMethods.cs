using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>What methods outside of the compilation do with what they get.</summary>
/// <remarks>A method that is not here gives back something unknown, which is no finding.</remarks>
internal static class KnownMethods
{
    private static readonly ImmutableHashSet<string> SameElements = ImmutableHashSet.Create(
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "Where", "OrderBy", "OrderByDescending",
        "ThenBy", "ThenByDescending", "Order", "OrderDescending", "Distinct", "DistinctBy", "Skip", "SkipWhile", "SkipLast", "Take", "TakeWhile", "TakeLast", "Reverse",
        "ToList", "ToArray", "ToHashSet", "AsEnumerable", "AsQueryable", "Append", "Prepend", "Concat", "Union", "DefaultIfEmpty", "Cast", "OfType", "Except", "Intersect",
        "Max", "Min", "MaxBy", "MinBy", "Chunk", "ToImmutableArray", "ToImmutableList", "AsNoTracking", "AsTracking", "Include", "ThenInclude", "AsSplitQuery", "TagWith",
        "Find", "FindAll", "FindLast", "AsReadOnly", "GetRange", "Peek", "Pop", "Dequeue", "IgnoreQueryFilters", "WhereNotNull", "AsAsyncEnumerable", "AsParallel", "AsSpan",
        "GetValueOrDefault", "GetEnumerator");

    private static readonly ImmutableHashSet<string> Projections = ImmutableHashSet.Create("Select", "SelectMany", "ConvertAll", "ToDictionary", "ToLookup", "GroupBy", "Aggregate", "Zip", "Join");

    private static readonly ImmutableHashSet<string> OverElements = ImmutableHashSet.Create("ForEach", "ForEachAsync", "Any", "All", "Count", "Sum", "Average", "Contains").Union(SameElements).Union(Projections);

    private static readonly ImmutableHashSet<string> SameText = ImmutableHashSet.Create(
        "Trim", "TrimStart", "TrimEnd", "ToUpper", "ToUpperInvariant", "ToLower", "ToLowerInvariant", "Replace", "ReplaceLineEndings", "PadLeft", "PadRight", "Insert", "Normalize",
        "Clone", "ToCharArray", "Split", "Copy", "Intern", "Concat", "Format", "Join", "Create", "AsSpan", "AsMemory", "EnumerateRunes");

    private static readonly ImmutableHashSet<string> Encoders = ImmutableHashSet.Create(
        "Convert", "Encoding", "WebUtility", "HttpUtility", "TextEncoder", "UrlEncoder", "HtmlEncoder", "JavaScriptEncoder", "WebEncoders", "Base64Url", "BitConverter", "Path", "JsonEncodedText", "SecurityElement", "MemoryExtensions");

    /// <summary>The arguments, and the forms of them, that a known method's result depends on; null when the method is not known.</summary>
    public static IEnumerable<(IOperation Value, Form Form)>? PassedBy(IInvocationOperation call, Form form)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type is null)
        {
            return null;
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            // A part of a text, such as its last four characters, is not the text.
            return SameText.Contains(method.Name) ? Inputs(call, Form.Log) : Nothing;
        }

        if (Printing.IsPlain(type))
        {
            return type.Name == "StringBuilder" || method.Name is "FromDateTime" or "Parse" or "ParseExact" or "ToShortDateString" or "ToLongDateString" or "ToUniversalTime" or "ToLocalTime" or "ToDateTime" or "SpecifyKind"
                or "EscapeDataString" or "UnescapeDataString" or "AddDays" or "AddMonths" or "AddYears" or "AddHours" or "GetComponents" or "ToUnixTimeSeconds" or "ToArray"
                ? Inputs(call, Form.Log)
                : Nothing;
        }

        if (type is { Name: "FormattableString" or "FormattableStringFactory" })
        {
            return Inputs(call, Form.Log);
        }

        if (IsTree(type) && method.Name is "ToJsonString" or "GetRawText" or "Parse" or "Create" or "DeepClone")
        {
            return Inputs(call, Form.Text);
        }

        if (Printing.HoldsText(type) && method.Name is "ToArray" or "GetBuffer")
        {
            return Inputs(call, Form.Text);
        }

        if (Documents.IsSaved(call))
        {
            return new[] { (call.Instance!, Form.Document) };
        }

        if (type.ContainingNamespace is { Name: "Immutable", ContainingNamespace.Name: "Collections" } && method.Name is "Add" or "AddRange" or "Insert" or "InsertRange" or "SetItem" or "Push" or "Enqueue" or "CreateRange" or "Create")
        {
            return Inputs(call, form.OfElements());
        }

        if (IsSequenceMethod(method))
        {
            return SameElements.Contains(method.Name) && !(method.Name is "Max" or "Min" && HasFunction(call)) ? Receivers(call, form)
                : Projections.Contains(method.Name) || method.Name is "Max" or "Min" ? Projected(call, form)
                : method.Name is "Any" or "All" or "Count" or "LongCount" or "Sum" or "Average" or "Contains" or "CountAsync" or "AnyAsync" or "AllAsync" or "SumAsync" ? Nothing
                : method.Name.EndsWith("Async", StringComparison.Ordinal) && SameElements.Contains(method.Name.Substring(0, method.Name.Length - 5)) ? Receivers(call, form)
                : null;
        }

        if (SerializedBy(method) is { } serialized)
        {
            return call.Arguments.Length > 0 && method.Name.IndexOf("Deserialize", StringComparison.Ordinal) < 0 ? new[] { (call.Arguments[0].Value, serialized) } : null;
        }

        return method.Name is "FromResult" or "ConfigureAwait" or "AsTask" or "GetResult" or "GetAwaiter" or "WaitAsync" && type.ContainingNamespace?.Name is "Tasks" or "CompilerServices" ? Inputs(call, form)
            : Encoders.Contains(type.Name) && type.DeclaringSyntaxReferences.IsEmpty ? Inputs(call, Form.Log)
            : type.Name is "Tuple" or "KeyValuePair" && method.Name == "Create" ? Inputs(call, Form.Text)
            : null;
    }

    /// <summary>What a serializer puts into a stream or a writer, and in which form; null for any other call.</summary>
    public static (IOperation Target, IOperation Value, Form Form)? WritesInto(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } csv && method is { Name: "WriteRecord" or "WriteRecords" or "WriteRecordsAsync", ContainingType.ContainingNamespace.Name: "CsvHelper" })
        {
            return Argument("record", "records") is { } records && !ChoosesColumns(call.Syntax) ? (csv, records, Form.Csv) : null;
        }

        if (method is { Name: "Serialize", ContainingType: { Name: "XmlSerializer", ContainingNamespace: { Name: "Serialization", ContainingNamespace.Name: "Xml" } } })
        {
            return Argument("textWriter", "stream", "xmlWriter") is { } document && Argument("o") is { } written ? (document, written, Form.Xml) : null;
        }

        if (method.Name is "CopyTo" or "CopyToAsync" or "WriteTo" && call.Instance is { Type: { } held } copied && Printing.HoldsText(held))
        {
            return Argument("destination", "stream") is { } destination ? (destination, copied, Form.Text) : null;
        }

        // The extension of IBufferWriter<byte>, by which a pipe is written.
        if (method is { Name: "Write", ContainingType: { Name: "BuffersExtensions", ContainingNamespace.Name: "Buffers" } })
        {
            return Argument("writer") is { } writer && Argument("value") is { } bytes ? (writer, bytes, Form.Text) : null;
        }

        if (Documents.SavedBy(call) is { } saved)
        {
            return saved;
        }

        return method.Name is "Serialize" or "SerializeAsync" && SerializedBy(method) is { } form && Argument("utf8Json") is { } stream && Argument("value") is { } value ? (stream, value, form) : null;

        IOperation? Argument(params string[] names) => call.Arguments.FirstOrDefault(a => names.Contains(a.Parameter?.Name))?.Value;
    }

    /// <summary>A class map of CsvHelper's says which members are columns; it is registered where the writer is made.</summary>
    private static bool ChoosesColumns(SyntaxNode call) =>
        call.Ancestors().FirstOrDefault(static n => n is BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)?.DescendantNodes().OfType<SimpleNameSyntax>().Any(static n => n.Identifier.ValueText == "RegisterClassMap") == true;

    /// <summary>Whether what the method gives back are elements of its receiver, all or some of them.</summary>
    public static bool KeepsElements(IMethodSymbol method) => IsSequenceMethod(method) && Plain(method.Name) is var name && SameElements.Contains(name) && name is not ("Append" or "Prepend" or "Concat" or "Union");

    private static string Plain(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    /// <summary>Whether a lambda that the method gets stands for the elements of the method's receiver.</summary>
    public static bool IsOverElements(IMethodSymbol method) => OverElements.Contains(Plain(method.Name)) && (IsSequenceMethod(method) || method.ContainingType?.Name == "Parallel");

    /// <summary>An unkeyed hash: with identifiers as few as they are, everybody can find out which one it was.</summary>
    public static bool IsUnkeyedHash(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (Namespaces.Is(type.ContainingNamespace, "System.Security.Cryptography"))
            {
                if (type.Name.StartsWith("HMAC", StringComparison.Ordinal) || type.Name is "KeyedHashAlgorithm" or "Kmac128" or "Kmac256")
                {
                    return false;
                }

                return type.Name is "SHA1" or "SHA256" or "SHA384" or "SHA512" or "MD5" or "SHA3_256" or "SHA3_384" or "SHA3_512"
                    && method.Name is "HashData" or "ComputeHash" or "HashDataAsync" or "ComputeHashAsync";
            }
        }

        return false;
    }

    /// <summary>Results that are never the data: a hash code differs in each process, a type is not its instance.</summary>
    public static bool IsClean(IMethodSymbol method) => method.Name is "GetHashCode" or "GetType" or "Equals" or "CompareTo";

    public static bool IsPair(ITypeSymbol type) => type is { Name: "KeyValuePair" or "Tuple" or "ValueTuple", ContainingNamespace: var space } && (Namespaces.Is(space, "System") || Namespaces.Is(space, "System.Collections.Generic"));

    /// <summary>A tree of JSON or XML, whose text holds all that was put into it.</summary>
    public static bool IsTree(ITypeSymbol type) =>
        type is { Name: "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" or "JsonElement" or "JsonDocument", ContainingNamespace: { Name: "Nodes" or "Json" } }
        || type is { Name: "JToken" or "JObject" or "JArray" or "JValue" or "JProperty", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "Json" } }
        || type is { Name: "XElement" or "XDocument" or "XAttribute" or "XText" or "XCData" or "XNode" or "XContainer", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "Xml" } };

    /// <summary>The body of a request.</summary>
    public static bool IsContent(ITypeSymbol type) =>
        type is { Name: "StringContent" or "ByteArrayContent" or "ReadOnlyMemoryContent" or "FormUrlEncodedContent", ContainingNamespace: var space } && Namespaces.Is(space, "System.Net.Http");

    /// <summary>The lambda or method that an argument is; null when it is another value.</summary>
    public static IOperation? FunctionOf(IOperation value)
    {
        while (value is IConversionOperation or IDelegateCreationOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        }

        return value is IAnonymousFunctionOperation or IMethodReferenceOperation ? value : null;
    }

    private static IEnumerable<(IOperation, Form)> Nothing => Array.Empty<(IOperation, Form)>();

    private static Form? SerializedBy(IMethodSymbol method) => method.ContainingType switch
    {
        { Name: "JsonContent", ContainingNamespace.Name: "Json" } => Form.Json,
        { Name: "JsonSerializer", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } } => Form.Json,
        { Name: "JsonConvert" or "JObject" or "JToken" or "JArray", ContainingNamespace.Name: "Json" or "Linq" } => Form.Newtonsoft,
        { ContainingNamespace: { Name: "Serialization", ContainingNamespace.Name: "Fhir" } } when method.Name.StartsWith("To", StringComparison.Ordinal) || method.Name.StartsWith("Serialize", StringComparison.Ordinal) => Form.Json,
        _ => null,
    };

    private static bool IsSequenceMethod(IMethodSymbol method) =>
        method.ContainingType is { DeclaringSyntaxReferences.IsEmpty: true } type
        && (type.Name is "Enumerable" or "Queryable" or "EntityFrameworkQueryableExtensions" or "AsyncEnumerable" or "ParallelEnumerable" or "CollectionExtensions" or "ImmutableArray" or "ImmutableList" or "Array" or "Nullable" || IsCollection(type) || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.Arity > 0 && type.ContainingNamespace is { Name: "Generic" or "Immutable" or "Concurrent" or "ObjectModel", ContainingNamespace: var outer } && Namespaces.Is(outer, "System.Collections");

    private static bool HasFunction(IInvocationOperation call) => call.Arguments.Any(static a => FunctionOf(a.Value) is not null);

    private static IEnumerable<(IOperation, Form)> Inputs(IInvocationOperation call, Form form) =>
        CompositeFormats.Written(call).Select(v => (v, form)).Concat(call.Instance is { } instance ? new[] { (instance, form) } : Nothing);

    private static IEnumerable<(IOperation, Form)> Receivers(IInvocationOperation call, Form form) =>
        Inputs(call, form.OfElements()).Where(static i => FunctionOf(i.Item1) is null);

    /// <summary>What the functions make of the elements; the elements themselves only where they are part of the result.</summary>
    private static IEnumerable<(IOperation, Form)> Projected(IInvocationOperation call, Form form)
    {
        var functions = call.Arguments.Where(static a => FunctionOf(a.Value) is not null).Select(a => (a.Value, call.TargetMethod.Name == "SelectMany" ? form.OfElements() : form == Form.Log ? Form.Text : form)).ToList();
        var takesElements = functions.Count == 0 || (call.TargetMethod.Name is "GroupBy" or "ToLookup" or "ToDictionary" && functions.Count == 1);
        return takesElements ? Receivers(call, form).Concat(functions) : functions;
    }
}
