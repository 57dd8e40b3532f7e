using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What sort of value a member holds.</summary>
internal enum ValueShapeKind
{
    /// <summary>Delegates, services, framework types that hold no data of a person.</summary>
    None,
    Text,
    Bool,
    Number,
    Guid,
    Date,
    Time,
    Enum,
    Bytes,

    /// <summary>A type of the project, of a library, or one that can't be resolved.</summary>
    Object,

    /// <summary><c>object</c>, <c>dynamic</c>, a type parameter.</summary>
    Any,
}

/// <summary>A member's type without nullability and collection.</summary>
internal readonly struct ValueShape
{
    private const int MostLayers = 8;

    private ValueShape(ValueShapeKind kind, ITypeSymbol type, bool isCollection)
    {
        Kind = kind;
        Type = type;
        IsCollection = isCollection;
    }

    public ValueShapeKind Kind { get; }

    /// <summary>The value's or the element's type.</summary>
    public ITypeSymbol Type { get; }

    public bool IsCollection { get; }

    /// <summary>The same, known to be a key.</summary>
    public ValueShape AsKey() => new(ValueShapeKind.Guid, Type, IsCollection);

    public static ValueShape Of(ITypeSymbol type)
    {
        var isCollection = false;
        for (var layer = 0; layer < MostLayers; layer++)
        {
            switch (type)
            {
                case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } bytes:
                    return new ValueShape(ValueShapeKind.Bytes, bytes, isCollection);
                case IArrayTypeSymbol array:
                    isCollection = true;
                    type = array.ElementType;
                    continue;
                case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments.Length: 1 } nullable:
                    type = nullable.TypeArguments[0];
                    continue;
                case INamedTypeSymbol named when ElementOf(named) is { } element:
                    isCollection |= !IsWrapper(named);
                    type = element;
                    continue;
                default:
                    return new ValueShape(KindOf(type), type, isCollection);
            }
        }

        return new ValueShape(ValueShapeKind.None, type, isCollection);
    }

    private static bool IsWrapper(INamedTypeSymbol type) => type.Name is "Task" or "ValueTask" or "Lazy";

    private static ITypeSymbol? ElementOf(INamedTypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String || type.TypeArguments.IsDefaultOrEmpty || type.TypeKind == TypeKind.Delegate)
        {
            return null;
        }

        var arguments = type.TypeArguments;
        if (type.TypeKind == TypeKind.Error || WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
        {
            return type.Name switch
            {
                "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ImmutableDictionary" or "ConcurrentDictionary" or "SortedDictionary" when arguments.Length == 2 => arguments[1],
                "List" or "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "HashSet" or "ISet" or "IReadOnlySet" or "Collection"
                    or "ObservableCollection" or "ReadOnlyCollection" or "ImmutableArray" or "ImmutableList" or "IAsyncEnumerable" or "IQueryable" or "Queue" or "Stack"
                    or "SortedSet" or "ConcurrentBag" or "LinkedList" or "BlockingCollection" or "Task" or "ValueTask" or "Lazy" when arguments.Length == 1 => arguments[0],
                _ => null,
            };
        }

        return null;
    }

    private static ValueShapeKind KindOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
            case SpecialType.System_Char:
                return ValueShapeKind.Text;
            case SpecialType.System_Boolean:
                return ValueShapeKind.Bool;
            case SpecialType.System_DateTime:
                return ValueShapeKind.Date;
            case SpecialType.System_Object:
                return ValueShapeKind.Any;
            case >= SpecialType.System_SByte and <= SpecialType.System_Double:
                return ValueShapeKind.Number;
        }

        switch (type.TypeKind)
        {
            case TypeKind.Enum:
                return ValueShapeKind.Enum;
            case TypeKind.Delegate:
            case TypeKind.Pointer:
            case TypeKind.FunctionPointer:
                return ValueShapeKind.None;
            case TypeKind.TypeParameter:
            case TypeKind.Dynamic:
                return ValueShapeKind.Any;
        }

        if (type.IsTupleType || type.Name == "Tuple")
        {
            return ValueShapeKind.Any;
        }

        // A key with a type of its own.
        if (type.Name.Length > 2 && type.Name.EndsWith("Id", System.StringComparison.Ordinal))
        {
            return ValueShapeKind.Guid;
        }

        return KindOfName(type) is { } kind ? kind
            : type.TypeKind != TypeKind.Error && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) ? ValueShapeKind.None
            : ValueShapeKind.Object;
    }

    // The framework's other value types, also where the framework is not referenced and the type does not resolve.
    private static ValueShapeKind? KindOfName(ITypeSymbol type) =>
        type.TypeKind != TypeKind.Error && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) ? null : type.Name switch
        {
            "Guid" => ValueShapeKind.Guid,
            "DateOnly" or "DateTimeOffset" or "DateTime" => ValueShapeKind.Date,
            "TimeOnly" or "TimeSpan" => ValueShapeKind.Time,
            "Int128" or "BigInteger" or "Half" or "Int32" or "Int64" or "Int16" or "Decimal" or "Double" => ValueShapeKind.Number,
            "Uri" or "StringBuilder" or "String" => ValueShapeKind.Text,
            "JsonElement" or "JsonDocument" or "JsonNode" or "JObject" => ValueShapeKind.Any,
            "IFormFile" or "Stream" => ValueShapeKind.Bytes,
            "CancellationToken" or "ILogger" or "IMapper" or "SelectList" or "SelectListItem" or "MultiSelectList" or "IMediator" or "DbSet" or "Type" => ValueShapeKind.None,
            _ => null,
        };
}
