using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Chaperone.Payload.Tests;

/// <summary>Instances in which every member that can hold a text holds one of its own: <c>§Type.Member§</c>, with the declaring type.</summary>
internal static class Populated
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static string Marker(Type declaring, string member) => "§" + NameOf(declaring) + "." + member + "§";

    public static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.').Split('`')[0].Split("Oracle.")[^1];

    public static object Of(Type type) => Fill(type, "item", depth: 0)!;

    private static object? Fill(Type type, string marker, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return marker;
        }

        if (depth > 4)
        {
            return null;
        }

        if (type == typeof(byte[]))
        {
            return new byte[] { 1 };
        }

        if (type.IsPrimitive || type.IsEnum || type.Namespace == "System" && type.IsValueType && !type.IsGenericType)
        {
            return Activator.CreateInstance(type);
        }

        if (type.IsGenericType && type.FullName!.StartsWith("System.Tuple", StringComparison.Ordinal) || type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal))
        {
            return Activator.CreateInstance(type, type.GetGenericArguments().Select((t, i) => Fill(t, Marker(type, "Item" + (i + 1)), depth + 1)).ToArray());
        }

        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, 1);
            array.SetValue(Fill(type.GetElementType()!, marker, depth + 1), 0);
            return array;
        }

        if (type.GetCustomAttribute<System.Text.Json.Serialization.JsonDerivedTypeAttribute>() is { DerivedType: var derived } && derived != type)
        {
            return Fill(derived, marker, depth);
        }

        if (type.IsInterface)
        {
            return type.IsGenericType ? Fill(Concrete(type), marker, depth) : Fill(Implementation(type), marker, depth);
        }

        var instance = type.IsAbstract ? Fill(Implementation(type), marker, depth) : RuntimeHelpers.GetUninitializedObject(type);
        if (type.GetConstructor(Type.EmptyTypes) is { } constructor && typeof(IEnumerable).IsAssignableFrom(type))
        {
            instance = constructor.Invoke(null);
        }

        switch (instance)
        {
            case IDictionary dictionary:
                dictionary.Add("key", Fill(GenericArguments(type, typeof(Dictionary<,>))[1], marker, depth + 1));
                break;
            case IList list:
                list.Add(Fill(GenericArguments(type, typeof(List<>))[0], marker, depth + 1));
                break;
        }

        for (var level = type; level is not null && level.Namespace?.StartsWith("Oracle", StringComparison.Ordinal) == true; level = level.BaseType)
        {
            foreach (var field in level.GetFields(All).Where(static f => !f.IsLiteral))
            {
                var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
                field.SetValue(instance, Fill(field.FieldType, Marker(level, name), depth + 1));
            }
        }

        return instance;
    }

    private static Type Concrete(Type type) =>
        type.GetGenericArguments() is [var key, var value] ? typeof(Dictionary<,>).MakeGenericType(key, value) : typeof(List<>).MakeGenericType(type.GetGenericArguments());

    public static Type Implementation(Type type) => type.Assembly.GetTypes().First(t => !t.IsAbstract && type.IsAssignableFrom(t));

    private static Type[] GenericArguments(Type type, Type definition)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType && current.GetGenericTypeDefinition() == definition)
            {
                return current.GetGenericArguments();
            }
        }

        throw new InvalidOperationException(type + " is no " + definition);
    }
}
