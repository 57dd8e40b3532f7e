#nullable disable
#pragma warning disable
using System.Text.Json.Serialization;

namespace Oracle.Plain;

public class Auto { public string Get { get; set; } public string Init { get; init; } public string GetOnly { get; } public string PrivateSet { get; private set; } }

public class Accessors { public string Set { set => _set = value; } string _set; string Private { get; set; } internal string Internal { get; set; } protected string Protected { get; set; } public string PrivateGet { private get; set; } public string InternalGet { internal get; set; } public string Plain { get; set; } }

public class Fields { public string Public; public readonly string ReadOnly = "F"; private string _private; internal string Internal; public string Property { get; set; } public static string Static; public const string Constant = "C"; }

public class Statics { public static string Static { get; set; } public string Instance { get; set; } }

public class Computed { public string Source { get; set; } public string Shown => "§Plain.Computed.Shown§"; }

public class Indexed { public string this[int i] { get => "x"; set { } } public string Own { get; set; } }

public record Positional(string First, string Second);

public record PositionalWithBody(string First) { public string Body { get; set; } private string Hidden { get; set; } }

public record struct ValueRecord(string First, string Second);

public readonly record struct ReadOnlyRecord(string First);

public struct Struct { public string Property { get; set; } public string Field; }

public class PrimaryConstructor(string first) { public string First { get; } = first; public string Other { get; set; } }

public class Base { public string OfBase { get; set; } public virtual string Virtual { get; set; } }

public class Derived : Base { public string OfDerived { get; set; } }

public class Overriding : Base { public override string Virtual { get; set; } }

public class Hiding : Base { public new string OfBase { get; set; } }

public abstract class Abstract { public abstract string Demanded { get; set; } public string Given { get; set; } }

public class Implementing : Abstract { public override string Demanded { get; set; } }

public class Generic<T> { public T Value { get; set; } public string Own { get; set; } }

public class GenericUse { public Generic<string> Text { get; set; } public Generic<Auto> Nested { get; set; } }

public class DerivedGeneric : Generic<string> { public string More { get; set; } }

public interface IContract { string Promised { get; set; } }

public class Implicit : IContract { public string Promised { get; set; } public string Own { get; set; } }

public class Explicit : IContract { string IContract.Promised { get; set; } public string Own { get; set; } }

public interface IFarther { string Far { get; set; } }

public interface IInherited : IFarther { string More { get; set; } }

public class InterfaceMember { public IContract Contract { get; set; } }

public class InheritedInterfaceMember { public IInherited Contract { get; set; } }

public class BothInterfaces : IInherited { public string Far { get; set; } public string More { get; set; } public string Own { get; set; } }

public class Nested { public Auto Inner { get; set; } public string Own { get; set; } }

public class DeepNested { public Nested Level { get; set; } }

public class BaseTyped { public Base Held { get; set; } }

public class Lists { public List<Auto> List { get; set; } public Auto[] Array { get; set; } public IEnumerable<Computed> Sequence { get; set; } public IReadOnlyList<string> Texts { get; set; } }

public class Maps { public Dictionary<string, Auto> Entries { get; set; } public IReadOnlyDictionary<string, string> Texts { get; set; } }

public class Collection : List<Auto> { public string Lost { get; set; } }

public class HoldsCollection { public Collection Items { get; set; } }

public class OwnDictionary : Dictionary<string, Auto> { public string Lost { get; set; } }

public class HoldsDictionary { public OwnDictionary Entries { get; set; } }

public class Tuples { public (string A, string B) Value { get; set; } public Tuple<string, string> Reference { get; set; } }

public class Cycle { public string Name { get; set; } public Cycle Next { get; set; } }

public class CycleA { public string Name { get; set; } public CycleB Other { get; set; } }

public class CycleB { public string Name { get; set; } public CycleA Back { get; set; } }

public class Nullables { public int? Number { get; set; } public DateOnly? Date { get; set; } public string? Text { get; set; } }

public class Bytes { public byte[] Data { get; set; } public string Text { get; set; } }

public enum Colour { Red }

public class Enumeration { public Colour Colour { get; set; } public string Text { get; set; } }

public class Envelope<T> { public T Data { get; set; } public string Message { get; set; } }

public class EnvelopeUse { public Envelope<List<Auto>> Page { get; set; } }

internal class NotPublic { public string Property { get; set; } }

public class Outer { public class Inner { public string Property { get; set; } } public Inner Held { get; set; } }

public class WithRequired { public required string Demanded { get; set; } }

public class ThreeLevelsA { public virtual string V { get; set; } }

public class ThreeLevelsB : ThreeLevelsA { public override string V { get; set; } public string B { get; set; } }

public class ThreeLevelsC : ThreeLevelsB { public override string V { get; set; } }
