// Conditions whose outcome code computes: what the model says of them is what the compiled program finds, or that it does not know.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
var (text, space, number) = ("abc", " ", 3);
string? missing = null;
When(text == "abc", "/equal");
When(text.Equals("ABC", StringComparison.OrdinalIgnoreCase), "/equals/ignoring-case");
When(text.StartsWith("AB", StringComparison.OrdinalIgnoreCase), "/starts/ignoring-case");
When(text.StartsWith("AB"), "/starts/not");
When(text.Trim('a') == "bc", "/trim");
When(text.Replace("a", "x") == "xbc", "/replace");
When(text.Substring(1) == "bc", "/substring");
When(string.IsNullOrEmpty(space), "/empty/space");
When(string.IsNullOrWhiteSpace(space), "/white-space");
When(string.Join("-", new[] { text, "d" }) == "abc-d", "/join");
When(string.Concat(text, "d") == "abcd", "/concat");
When(string.Format("{0}d", text) == "abcd", "/format");
When($"{text}d" == "abcd", "/interpolated");
When($"{Level.High}" == "High", "/enumeration");
When(text.Length == number, "/length");
When(number + 1 > 3 && number - 1 < 3, "/sums");
When((byte)(number + 254) == 1, "/narrowed");
When(number == 3.0, "/widened");
When((object)number == (object)number, "/boxed");
When((object)text == (object)"abc", "/interned");
When((missing ?? "abc") == text, "/coalesce");
When(missing?.Length == 3, "/access");
When(missing is null, "/null");
When(number is > 2 and < 4, "/pattern");
When(number == 3 ? false : true, "/conditional");
When(Made.Of("abc").Name == "abc", "/made/factory");
When(new Made().Name == "made", "/made/constructor");
When(new Derived().Name == "derived", "/made/base");
When(new Plain().Name == "plain", "/made/inherited");
When(new Settings { Name = "set" }.Name == "set", "/made/initializer");
When(new Settings().Name == "default", "/made/default");
When(new Pair("a", 1).First == "a", "/record");
When(Named(2) == "two", "/switch");
When(Any("a", "b"), "/loop");
When(Shared.Fixed == 3, "/static");
When(Optional() == 5, "/optional");
var count = number;
count *= 2;
When(count == 3, "/compound/product");
var flags = 4;
flags |= 1;
When(flags == 4, "/compound/flags");
var list = new List<int> { 1 };
var same = list;
same.Add(2);
When(list.Count == 1, "/alias/list");
var numbers = new[] { 1, 2 };
Change(numbers);
When(numbers[0] == 1, "/changed/array");
var set = new HashSet<int> { 1 };
set.Add(1);
When(set.Count == 1, "/set");
var flagsByName = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["a"] = true };
flagsByName["A"] = false;
When(flagsByName["a"], "/comparer");
var point = new Point { Left = 3 };
var other = point;
other.Left = 4;
When(point.Left == 3, "/copied");
var referred = 1;
ref var reference = ref referred;
reference = 2;
When(referred == 1, "/referred");
var handed = 1;
Task.Run(() => handed = 2).Wait();
When(handed == 1, "/handed");
Shared.Changed = 3;
Shared.Change();
When(Shared.Changed == 3, "/static/changed");
Shared.Count();
When(Shared.Counted == 0, "/static/counted");
When(typeof(int[]).Name == "Int32[]", "/type");
When(string.Format("{0}{1}{{0}}", "{1}", "x") == "{1}x{0}", "/format/once");
When(string.Format("{0:X}", 255) == "255", "/format/kind");
var first = new Settings { Name = "a" };
var second = first;
second.Name = "b";
When(first.Name == "a", "/alias/object");
var captured = 1;
Action change = () => captured = 2;
When(captured == 1, "/captured/before");
change();
When(captured == 1, "/captured/after");
app.Run();

void When(bool condition, string route)
{
    var endpoint = app.MapGet(route, () => "x");
    if (condition)
    {
        endpoint.RequireAuthorization();
    }
}

static void Change(int[] numbers) => numbers[0] = 9;

static string Named(int number)
{
    switch (number)
    {
        case 1:
            return "one";
        case 2:
            return "two";
        default:
            return "many";
    }
}

static bool Any(params string[] names)
{
    foreach (var name in names)
    {
        if (name == "b")
        {
            return true;
        }
    }

    return false;
}

static int Optional(int left = 3, int right = 2) => left + right;

internal enum Level
{
    Low,
    High,
}

internal class Made
{
    public Made() => Name = "made";

    protected Made(string name) => Name = name;

    public string Name { get; private set; } = "start";

    public static Made Of(string name)
    {
        var made = new Made();
        made.Name = name;
        return made;
    }
}

internal sealed class Plain : Base;

internal class Base
{
    public Base() => Name = "plain";

    public string Name { get; } = "start";
}

internal sealed class Derived : Made
{
    public Derived()
        : base("derived")
    {
    }
}

internal sealed class Settings
{
    public string Name { get; set; } = "default";
}

internal struct Point
{
    public int Left { get; set; }
}

internal sealed record Pair(string First, int Second);

internal static class Shared
{
    public static readonly int Fixed = 3;

    public static int Changed = 1;

    public static int Counted = 0;

    public static void Change() => Changed = 4;

    public static void Count() => Counted++;
}
