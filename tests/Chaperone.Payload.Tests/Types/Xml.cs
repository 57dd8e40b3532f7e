#nullable disable
#pragma warning disable
using System.Runtime.Serialization;
using System.Xml.Serialization;

namespace Oracle.Xml;

public class Ignored { [XmlIgnore] public string Left { get; set; } [IgnoreDataMember] public string ByContract { get; set; } [System.Text.Json.Serialization.JsonIgnore] public string OfJson { get; set; } [Newtonsoft.Json.JsonIgnore] public string OfNewtonsoft { get; set; } public string Given { get; set; } }

public class AsAttribute { [XmlAttribute] public string Attribute { get; set; } [XmlElement("other")] public string Element { get; set; } [XmlText] public string Text { get; set; } }

[DataContract]
public class Contract { [DataMember] public string Named { get; set; } [DataMember(Name = "other")] private string Hidden { get; set; } public string Unnamed { get; set; } [DataMember] public string Field; }

[DataContract]
public class DerivedContract : Contract { [DataMember] public string More { get; set; } }

public class PlainBelowContract { public Contract Held { get; set; } public string Own { get; set; } }

public class HiddenConstructor { private HiddenConstructor() { } public string Own { get; set; } }

public class NoConstructor { public NoConstructor(string own) => Own = own; public string Own { get; set; } }

public class Lists { public System.Collections.Generic.List<string> Texts { get; set; } public System.Collections.Generic.List<Ignored> Items { get; set; } public Ignored[] Array { get; set; } }

public class GetOnlyList { public System.Collections.Generic.List<string> Texts { get; } = new(); public string Own { get; set; } }

public class Sometimes { public string Note { get; set; } public bool ShouldSerializeNote() => true; public string Other { get; set; } public bool OtherSpecified { get; set; } public string Own { get; set; } }

public class Overridden { [XmlIgnore] public virtual string First { get; set; } [IgnoreDataMember] public virtual string Second { get; set; } }

public class Overrides : Overridden { public override string First { get; set; } public override string Second { get; set; } public string Own { get; set; } }

public class HiddenAndIgnored : Visible { [XmlIgnore, IgnoreDataMember] public new string Member { get; set; } public string Own { get; set; } }

public class Visible { public string Member { get; set; } }

public class InterfaceLists { public System.Collections.Generic.IList<string> List { get; set; } public System.Collections.Generic.ICollection<string> Collection { get; set; } public System.Collections.Generic.IEnumerable<Visible> Sequence { get; set; } }

public class Map { public System.Collections.Generic.Dictionary<string, Visible> Entries { get; set; } public System.Collections.Generic.IDictionary<string, string> Texts { get; set; } }

public class Struct { public Inner Held { get; set; } public struct Inner { public string Own { get; set; } } }

internal class Internal { public string Own { get; set; } }

public class InitOnly { public string Own { get; init; } public string GetOnly { get; } public string Plain { get; set; } }

public record WithConstructor { public string Own { get; set; } }
