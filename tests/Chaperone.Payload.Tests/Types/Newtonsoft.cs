#nullable disable
#pragma warning disable
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace Oracle.Newton;

public class Ignored { [JsonIgnore] public string Hidden { get; set; } public string Shown { get; set; } }

public class IgnoredField { [JsonIgnore] public string Hidden; public string Shown; }

public class Private { [JsonProperty] private string Included { get; set; } private string Excluded { get; set; } [JsonProperty] string _field; [JsonProperty] public string PrivateGet { private get; set; } }

[JsonObject(MemberSerialization.OptIn)]
public class OptIn { [JsonProperty] public string In { get; set; } public string Out { get; set; } }

[JsonObject(MemberSerialization.Fields)]
public class FieldsOnly { public string Field; private string _private; }

[DataContract]
public class Contract { [DataMember] public string Member { get; set; } public string NotMember { get; set; } [DataMember] private string Hidden { get; set; } }

public class DerivedContract : Contract { public string More { get; set; } [DataMember] public string Named { get; set; } }

public class IgnoredData { [IgnoreDataMember] public string Hidden { get; set; } public string Shown { get; set; } }

public class RenamedNewton { [JsonProperty("other")] public string Named { get; set; } }

public class Virtual { [JsonIgnore] public virtual string Member { get; set; } }

public class OverrideInherits : Virtual { public override string Member { get; set; } public string Own { get; set; } }

public class VirtualShown { public virtual string Member { get; set; } }

public class OverrideIgnores : VirtualShown { [JsonIgnore] public override string Member { get; set; } public string Own { get; set; } }

public class Visible { public string Member { get; set; } }

public class HidesAndIgnores : Visible { [JsonIgnore] public new string Member { get; set; } public string Own { get; set; } }

public class IgnoredBase { [JsonIgnore] public string Member { get; set; } }

public class HidesIgnored : IgnoredBase { public new string Member { get; set; } }

public interface IMarked { [JsonIgnore] string Member { get; set; } }

public class ImplementsMarked : IMarked { public string Member { get; set; } public string Own { get; set; } }

public class Conditional { public string Maybe { get; set; } public bool ShouldSerializeMaybe() => false; public string Shown { get; set; } }

public class Specified { public string Maybe { get; set; } public bool MaybeSpecified { get; set; } public string Shown { get; set; } }

public class RedactConverter : JsonConverter<string>
{
    public override string ReadJson(JsonReader reader, Type type, string existing, bool has, JsonSerializer serializer) => (string)reader.Value;

    public override void WriteJson(JsonWriter writer, string value, JsonSerializer serializer) => writer.WriteValue("***");
}

public class MaskedMember { [JsonConverter(typeof(RedactConverter))] public string Masked { get; set; } public string Shown { get; set; } }

[JsonConverter(typeof(HashedConverter))]
public class Secret { public string Value { get; set; } }

public class HashedConverter : JsonConverter
{
    public override bool CanConvert(Type type) => true;

    public override object ReadJson(JsonReader reader, Type type, object existing, JsonSerializer serializer) => null;

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => writer.WriteValue("***");
}

public class HoldsSecret { public Secret Secret { get; set; } public string Shown { get; set; } }

[JsonObject]
public class ObjectList : List<string> { public string Own { get; set; } }

public class NotSerialized { [NonSerialized] public string Field; public string Shown { get; set; } }

public class RuntimeTyped { public Visible Held { get; set; } }

public class Dated { public DateTime When { get; set; } public string Text { get; set; } }
