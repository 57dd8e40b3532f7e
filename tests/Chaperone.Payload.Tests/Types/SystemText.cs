#nullable disable
#pragma warning disable
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oracle.SystemText;

public class Ignored { [JsonIgnore] public string Hidden { get; set; } public string Shown { get; set; } }

public class IgnoredAlways { [JsonIgnore(Condition = JsonIgnoreCondition.Always)] public string Hidden { get; set; } public string Shown { get; set; } }

public class IgnoredWhenNull { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string NotNull { get; set; } }

public class IgnoredWhenDefault { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public string NotDefault { get; set; } }

public class IgnoredNever { [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string Shown { get; set; } }

public class IgnoredWriting { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public string Hidden { get; set; } public string Shown { get; set; } }

public class IgnoredReading { [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public string Shown { get; set; } }

public class Included { [JsonInclude] public string Field; [JsonInclude] internal string Property { get; set; } [JsonInclude] private string _private; [JsonInclude] public string PrivateGet { private get; set; } }

public class Renamed { [JsonPropertyName("other")] public string Named { get; set; } }

public record IgnoredPositional([property: JsonIgnore] string Hidden, string Shown);

public class Virtual { public virtual string Member { get; set; } }

public class OverrideIgnores : Virtual { [JsonIgnore] public override string Member { get; set; } }

public class IgnoredVirtual { [JsonIgnore] public virtual string Member { get; set; } }

public class OverrideWithout : IgnoredVirtual { public override string Member { get; set; } }

public class OverrideNothing : IgnoredVirtual { public string Own { get; set; } }

public class Visible { public string Member { get; set; } }

public class HidesAndIgnores : Visible { [JsonIgnore] public new string Member { get; set; } }

public class HidesAndRenames : Visible { [JsonPropertyName("renamed")] public new string Member { get; set; } }

public class IgnoredBase { [JsonIgnore] public string Member { get; set; } }

public class HidesIgnored : IgnoredBase { public new string Member { get; set; } }

public class MaskJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue("***");
}

public class PlainConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

public class MaskedMember { [JsonConverter(typeof(MaskJsonConverter))] public string Masked { get; set; } public string Shown { get; set; } }

public class ConvertedMember { [JsonConverter(typeof(PlainConverter))] public string Shown { get; set; } }

public class RedactedAttribute : JsonConverterAttribute { public RedactedAttribute() : base(typeof(MaskJsonConverter)) { } }

public class MaskedByAttribute { [Redacted] public string Masked { get; set; } public string Shown { get; set; } }

public enum Kind { One }

public class EnumAsText { [JsonConverter(typeof(JsonStringEnumConverter))] public Kind Kind { get; set; } public string Shown { get; set; } }

[JsonDerivedType(typeof(Cat), "cat")]
public class Animal { public string Name { get; set; } }

public class Cat : Animal { public string Lives { get; set; } }

public class HoldsAnimal { public Animal Pet { get; set; } }

[System.Runtime.Serialization.DataContract]
public class Contract { [System.Runtime.Serialization.DataMember] public string Member { get; set; } public string NotMember { get; set; } }

public class Skipped { [System.Runtime.Serialization.IgnoreDataMember] public string Ignored { get; set; } [System.Xml.Serialization.XmlIgnore] public string NotInXml { get; set; } [NonSerialized] public string Field; }

public class OtherIgnore { [Newtonsoft.Json.JsonIgnore] public string ByNewtonsoft { get; set; } [JsonIgnore] public string BySystem { get; set; } }

public class BothIgnore { [Newtonsoft.Json.JsonIgnore] [JsonIgnore] public string Hidden { get; set; } public string Shown { get; set; } }
