using Chaperone.Rules.Phi;
using Chaperone.Tests.Facts;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Rules.Phi;

public class PhiInLogAnalyzerTests
{
    private static Task RunAsync(string statements, string members = "", string types = "", string usings = "") =>
        Flows.RunAsync<PhiInLogAnalyzer>(statements, members, types, usings);

    /// <summary>Two types whose texts hold each other's: following them has an end (seen in a public application, where it had none).</summary>
    [Fact]
    public Task TextsOfEachOther_AreFollowedToAnEnd() => RunAsync(
        """log.LogInformation("{W}", $"at {new Ward()}");""",
        types: """
            public class Ward { public Bed First { get; set; } = new(); public override string ToString() => "Ward " + First; }
            public class Bed { public Ward In { get; set; } = new(); public override string ToString() => "Bed in " + In; }
            """);

    /// <summary>An editor has the source of a referenced project, and a build has not: both follow what its constructor is given by the name of the parameter.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task ConstructorOfAReferencedProject_IsFollowed(bool isOpen)
    {
        var library = new Library("Shared", "namespace Shared { public class Envelope { public Envelope(string text) => Text = text; public string Text { get; } } }");
        return new AnalyzerTest(Flows.Clinic("""log.LogInformation("{T}", {|CHP2003:new Shared.Envelope(p.Ssn!).Text|});"""), Flows.Types)
        {
            References = [.. References.AspNetCore, isOpen ? library.Open() : library.ReferenceAssembly()],
            Kind = OutputKind.DynamicallyLinkedLibrary,
            Analyzers = static () => [new PhiInLogAnalyzer()],
        }.RunAsync();
    }

    /// <summary>Accounts are staff's as often; the one that a patient has is the patient's, and who registered a patient is not.</summary>
    [Theory]
    [InlineData("""log.LogInformation("{N}", {|CHP2003:new Inpatient().User.LastName|});""")]
    [InlineData("""var i = new Inpatient(); log.LogInformation("{N}", {|CHP2003:i.User?.Email|});""")]
    [InlineData("""log.LogInformation("{N}", new Inpatient().RegisteringUser.LastName);""")]
    [InlineData("""log.LogInformation("{N}", new Inpatient().User.UserName);""")]
    [InlineData("""log.LogInformation("{N}", new Surgeon().User.LastName);""")]
    [InlineData("""log.LogInformation("{N}", new User().LastName);""")]
    public Task AccountOfAPatient_Reports(string statements) => RunAsync(
        statements,
        types: """
            public class Inpatient { public User User { get; set; } = new(); public User RegisteringUser { get; set; } = new(); public string? Surname { get; set; } }
            public class Surgeon { public User User { get; set; } = new(); public string? Speciality { get; set; } }
            public class User { public string? LastName { get; set; } public string? Email { get; set; } public string? UserName { get; set; } public string? Password { get; set; } }
            """);

    [Theory]
    [InlineData("""log.LogInformation("Admitted {Ssn}", {|CHP2003:p.Ssn|});""")]
    [InlineData("""log.LogInformation("Admitted {Id}", {|CHP2003:p.Ssn|});""")]
    [InlineData("""log.LogInformation($"Admitted {{|CHP2003:p.Ssn|}} to {p.Theme}");""")]
    [InlineData("""log.LogInformation("Admitted " + {|CHP2003:p.Ssn|} + " to " + p.Theme);""")]
    [InlineData("""log.LogWarning(new EventId(1), new Exception(), "Admitted {Theme} {Ssn}", p.Theme, {|CHP2003:p.Ssn|});""")]
    [InlineData("""log.Log(LogLevel.Error, "{S}", {|CHP2003:p.Mother?.Ssn|});""")]
    [InlineData("""log.LogInformation("{S} {M}", {|CHP2003:p.Ssn|}, p.Mrn);""")]
    [InlineData("""using var scope = log.BeginScope("Patient {Ssn}", {|CHP2003:p.Ssn|});""")]
    [InlineData("""using var scope = log.BeginScope({|CHP2003:new Dictionary<string, object?> { ["Ssn"] = p.Ssn }|});""")]
    [InlineData("""using var scope = log.BeginScope({|CHP2003:new[] { new KeyValuePair<string, object?>("Ssn", p.Ssn) }|});""")]
    [InlineData("""log.LogInformation(message: "{S}", args: {|CHP2003:new object?[] { p.Ssn }|});""")]
    [InlineData("""Console.WriteLine({|CHP2003:p.Ssn|});""")]
    [InlineData("""Console.WriteLine("{0}", {|CHP2003:p.Ssn|});""")]
    [InlineData("""System.Diagnostics.Debug.WriteLine($"SSN {{|CHP2003:p.Ssn|}}");""")]
    [InlineData("""System.Diagnostics.Trace.TraceError("{0}", {|CHP2003:p.Ssn|});""")]
    public Task PhiAtTheCall_Reports(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""var ssnText = p.Ssn; log.LogInformation("{S}", {|CHP2003:ssnText|});""")]
    [InlineData("""string text = "none"; if (p.Theme != null) { text = p.Ssn ?? ""; } log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""var text = ""; for (var i = 0; i < 3; i++) { log.LogInformation("{S}", {|CHP2003:text|}); text += patients[i].Ssn; }""")]
    [InlineData("""var text = other ?? p.Ssn; log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""var text = p.Theme is null ? p.Ssn : p.Theme; log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""var text = p.Theme switch { "a" => p.Ssn, _ => "x" }; log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""var text = string.Format("{0}-{1}", p.Id, p.Ssn); log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:string.Join(", ", patients.Select(x => x.Ssn))|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:string.Concat("a", p.Ssn)|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:p.Ssn!.Trim().ToUpperInvariant()|});""")]
    [InlineData("""var b = new StringBuilder(); b.Append("SSN ").Append(p.Ssn); log.LogInformation({|CHP2003:b.ToString()|});""")]
    [InlineData("""var b = new StringBuilder("x"); b.AppendLine($"SSN {p.Ssn}"); log.LogInformation("{B}", {|CHP2003:b|});""")]
    [InlineData("""var all = new List<string?>(); foreach (var x in patients) { all.Add(x.Ssn); } log.LogInformation("{S}", {|CHP2003:all|});""")]
    [InlineData("""foreach (var text in patients.Select(x => x.Mrn)) { log.LogInformation("{S}", {|CHP2003:text|}); }""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:patients.Where(x => x.Theme == "a").Select(x => x.Ssn).First()|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:new[] { p.Mrn }.Select(m => m).FirstOrDefault()|});""")]
    [InlineData("""patients.Select(x => x.Ssn).ToList().ForEach(s => log.LogInformation("{S}", {|CHP2003:s|}));""")]
    [InlineData("""var q = from x in patients where x.Theme != null select x.Ssn; log.LogInformation("{S}", {|CHP2003:q.ToList()|});""")]
    [InlineData("""var (text, ward) = (p.Ssn, p.Theme); log.LogInformation("{S} {W}", {|CHP2003:text|}, ward);""")]
    [InlineData("""var (_, text, _) = r; log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""if (p is { Ssn: { } text }) { log.LogInformation("{S}", {|CHP2003:text|}); }""")]
    [InlineData("""if (p.Ssn is string text) { log.LogInformation("{S}", {|CHP2003:text|}); }""")]
    [InlineData("""var dto = new { Text = p.Ssn, p.Theme }; log.LogInformation("{S}", {|CHP2003:dto.Text|});""")]
    [InlineData("""var dto = new { Text = p.Ssn, p.Theme }; log.LogInformation("{S}", {|CHP2003:dto|});""")]
    [InlineData("""var pair = (Key: p.Ssn, p.Theme); log.LogInformation("{S}", {|CHP2003:pair.Key|});""")]
    [InlineData("""var text = await Task.FromResult(p.Ssn); log.LogInformation("{S}", {|CHP2003:text|});""")]
    [InlineData("""object text = p.Ssn!; log.LogInformation("{S}", {|CHP2003:(string)text|});""")]
    [InlineData("""string?[] all = [p.Theme, p.Ssn]; log.LogInformation("{S}", {|CHP2003:all|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:JsonSerializer.Serialize(p)|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:JsonSerializer.Serialize(v)|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:JsonSerializer.Serialize(new { p.Ssn })|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Ssn!))|});""")]
    [InlineData("""log.LogInformation("Saved {@Patient}", {|CHP2003:p|});""")]
    [InlineData("""log.LogInformation("Saved {Theme} {@Patients}", p.Theme, {|CHP2003:patients|});""")]
    public Task PhiOnAWay_Reports(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""log.LogInformation("Admitted {Ssn}", p.Id);""")]
    [InlineData("""log.LogInformation("Admitted {Patient}", p);""")]
    [InlineData("""log.LogInformation("Admitted {Patients}", patients);""")]
    [InlineData("""log.LogInformation("Length {Length}", p.Ssn!.Length);""")]
    [InlineData("""log.LogInformation("Known {Known} {Is}", p.Ssn != null, p.Ssn is { Length: 9 });""")]
    [InlineData("""log.LogInformation("Equal {Same}", string.Equals(p.Ssn, other));""")]
    [InlineData("""log.LogInformation("{Name} {Type}", nameof(p.Ssn), typeof(Patient));""")]
    [InlineData("""log.LogInformation("{Count} {Any}", p.OtherMrns.Count, patients.Any(x => x.Ssn == other));""")]
    [InlineData("""log.LogInformation("{Count}", patients.Count(x => x.Ssn != null));""")]
    [InlineData("""log.LogInformation("{Last}", p.Ssn!.Substring(7));""")]
    [InlineData("""log.LogInformation("{Last}", p.Ssn![^4..]);""")]
    [InlineData("""var text = p.Ssn; text = "none"; log.LogInformation("{S}", text);""")]
    [InlineData("""var text = "none"; log.LogInformation("{S}", text); text = p.Ssn; Console.Write(text!.Length);""")]
    [InlineData("""var text = "x"; if (other == null) { text = p.Ssn; Use(text); return; } log.LogInformation("{S}", text);""")]
    [InlineData("""var text = "x"; if (other == null) { text = p.Ssn; } else { log.LogInformation("{S}", text); }""")]
    [InlineData("""var ssn = "000-00-0000"; log.LogInformation("{S}", ssn);""")]
    [InlineData("""log.LogInformation("{Hash}", p.Ssn!.GetHashCode());""")]
    [InlineData("""var dto = new { Text = p.Theme, p.Ssn }; log.LogInformation("{S}", dto.Text);""")]
    [InlineData("""p.Ssn = null; log.LogInformation("{Theme}", p.Theme);""")]
    [InlineData("""log.LogInformation("{V}", v);""")]
    public Task OtherThanTheValue_DoesNotReport(string statements) => RunAsync(statements, "private void Use(string? s) { }");

    [Fact]
    public Task NameBesideAnIdentifier_Reports() => RunAsync(
        """var run = new Signup(); log.LogInformation("{N}", {|CHP2003:run.Name|});""", types: "public class Signup { public string? Name { get; set; } public string? Ssn { get; set; } }");

    /// <summary>What a thing is called is its own, whatever patients it counts or holds.</summary>
    [Theory]
    [InlineData("public class Screening { public string? Name { get; set; } public List<Patient> Patients { get; set; } = new(); }")]
    [InlineData("public class Screening { public string? Name { get; set; } public string? PatientSsn { get; set; } }")]
    [InlineData("public class Screening { public string? Name { get; set; } public string? PatientName { get; set; } public DateTime PatientBirthDate { get; set; } }")]
    [InlineData("public class Screening { public string? Name { get; set; } public Guid PatientId { get; set; } public string? Diagnosis { get; set; } }")]
    public Task NameOfAThing_DoesNotReport(string type) => RunAsync("""var run = new Screening(); log.LogInformation("{N}", run.Name);""", types: type);

    [Theory]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Describe(p)|});""", """private string Describe(Patient x) => $"{x.Theme}: {x.Ssn}";""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Echo(p.Ssn!)|});""", """internal static string Echo(string x) { var y = x; return y.Trim(); }""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Echo(p.Ssn!, 3)|});""", """private static string Echo(string x, int n) => n == 0 ? x : Echo(x, n - 1);""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:await LoadAsync(p)|});""", """private async Task<string> LoadAsync(Patient x) { await Task.Delay(1); return x.Ssn ?? ""; }""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:string.Join(",", All(patients))|});""", """private IEnumerable<string?> All(List<Patient> x) { foreach (var y in x) { yield return y.Ssn; } }""")]
    [InlineData("""string Local(Patient x) => "S" + x.Ssn; log.LogInformation("{S}", {|CHP2003:Local(p)|});""", "")]
    [InlineData("""Audit({|CHP2003:p.Ssn|});""", """private void Audit(string? text) => log.LogInformation("Audit: {Text}", text);""")]
    [InlineData("""Audit($"Seen {{|CHP2003:p.Ssn|}}");""", """private void Audit(string text) => Audit(text, 1); private void Audit(string text, int level) => log.LogInformation(text);""")]
    [InlineData("""Audit("Seen {S}", {|CHP2003:p.Ssn|});""", """private void Audit(string text, params object?[] args) => log.LogInformation(text, args);""")]
    [InlineData("""Audit({|CHP2003:p|});""", """private void Audit(object text) => log.LogInformation("{@Text}", text);""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Short|});""", """private Patient _p = new(); private string Short => "S" + _p.Ssn;""")]
    public Task ThroughOwnMethods_Reports(string statements, string members) => RunAsync(statements, members);

    [Theory]
    [InlineData("""Audit(p.Ssn);""", """private void Audit(string? ssn) => log.LogInformation("Audit: {Text}", {|CHP2003:ssn|});""")]
    [InlineData("""Audit(p.Ssn);""", """private void Audit(string? text) => log.LogInformation("Audit: {Text}", text?.Length);""")]
    [InlineData("""Audit(p);""", """private void Audit(object? text) => log.LogInformation("Audit: {Text}", text);""")]
    [InlineData("""log.LogInformation("{S}", Find(p.Ssn!));""", """private string Find(string key) { return key == "" ? "a" : "b"; }""")]
    [InlineData("""log.LogInformation("{S}", Echo(p.Ssn!));""", """private Func<string, string> Echo = x => x;""")]
    public Task OwnMethodsThatDoNotPassItOn_DoNotReport(string statements, string members) => RunAsync(statements, members);

    [Theory]
    [InlineData("""log.LogInformation("{S}", redactor.Redact(p.Ssn!));""")]
    [InlineData("""log.LogInformation($"{redactor.Redact(p.Ssn!)}");""")]
    [InlineData("""var ssn = redactor.Redact(p.Ssn!); log.LogInformation("{S}", ssn);""")]
    [InlineData("""var text = p.Ssn!; text = redactor.Redact(text); log.LogInformation("{S}", text);""")]
    [InlineData("""log.LogInformation("{S}", Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(p.Ssn!))));""")]
    [InlineData("""log.LogInformation("{S}", protector.Protect(Encoding.UTF8.GetBytes(p.Ssn!)));""")]
    [InlineData("""log.LogInformation("{S}", MaskSsn(p.Ssn!));""")]
    [InlineData("""log.LogInformation("{S}", Pseudonyms.For(p.Ssn!));""")]
    public Task Sanitized_DoesNotReport(string statements) => RunAsync(
        statements,
        """
        private readonly Redactor redactor = null!;
        private readonly Microsoft.AspNetCore.DataProtection.IDataProtector protector = null!;
        private static string MaskSsn(string ssn) => "***-**-" + ssn[^4..];
        """,
        """
        public abstract class Redactor { public abstract string Redact(string source); }
        public static class Pseudonyms { [Pseudonymizes] public static string For(string value) => Table[value]; static readonly Dictionary<string, string> Table = new(); }
        public class PseudonymizesAttribute : Attribute { }
        """);

    /// <summary>Each run with the library itself, which no package feed of the build has: docs/masking.md.</summary>
    [Theory]
    [InlineData("""log.LogInformation("{@C}", {|CHP2003:card|});""", "", "")]
    [InlineData("""log.LogInformation("{@C}", card);""", "", "Destructurama.Attributed.NotLogged")]
    [InlineData("""log.LogInformation("{@C}", card);""", "", "Destructurama.Attributed.LogMasked")]
    [InlineData("""log.LogInformation("{@C}", {|CHP2003:card|});""", "", "Destructurama.Attributed.LogAsScalar")]
    [InlineData("""log.LogInformation("{@C}", card);""", "[Destructurama.Filters.AllowDestructuringOnlyExplicitlyMarkedProperties]", "")]
    [InlineData("""log.LogInformation("{@C}", {|CHP2003:card|});""", "[Destructurama.Filters.AllowDestructuringOnlyExplicitlyMarkedProperties]", "Destructurama.Attributed.LogAsScalar")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:card.Ssn|});""", "", "Destructurama.Attributed.NotLogged")]
    public Task DestructuramasAttributes_CountWhereObjectsAreTakenApart(string statements, string type, string member) => RunAsync(
        "",
        "private void Seen(Card card) { " + statements + " }",
        types: $$"""
            {{type}} public class Card { {{(member.Length == 0 ? "" : "[" + member + "]")}} public string Ssn { get; set; } = ""; public string Theme { get; set; } = ""; }
            namespace Destructurama.Attributed { public class NotLoggedAttribute : Attribute { } public class LogMaskedAttribute : Attribute { } public class LogAsScalarAttribute : Attribute { } }
            namespace Destructurama.Filters { public class AllowDestructuringOnlyExplicitlyMarkedPropertiesAttribute : Attribute { } }
            """);

    [Theory]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(p.Ssn!)))|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Sanitize(p.Ssn!)|});""")]
    [InlineData("""log.LogInformation("{S}", {|CHP2003:Mask(p.Ssn!)|});""")]
    public Task NotReallySanitized_Reports(string statements) =>
        RunAsync(statements, """private static string Sanitize(string text) => text.Replace("\r", "").Replace('\n', ' ').Replace(Environment.NewLine, ""); private static string Mask(string text) => text;""");

    [Fact]
    public async Task UnkeyedHash_SaysSo()
    {
        var diagnostic = Assert.Single(await Flows.Test<PhiInLogAnalyzer>("""log.LogInformation("{S}", System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(p.Ssn!)));""").DiagnosticsAsync());
        Assert.Contains("an unkeyed hash of an identifier is not de-identification", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lookup")]
    [InlineData("Keys.Lookup")]
    [InlineData("Vault.Keys.Lookup")]
    public async Task DeclaredSanitizer_DoesNotReport(string name)
    {
        const string types = "namespace Vault { public static class Keys { public static string Lookup(string value) => value; } }";
        const string statements = """log.LogInformation("{S}", Vault.Keys.Lookup(p.Ssn!));""";
        Assert.Single(await Flows.Test<PhiInLogAnalyzer>(statements, types: types).DiagnosticsAsync());
        var declared = new AnalyzerTest(Flows.Clinic(statements, types: types), Flows.Types)
        {
            Analyzers = static () => [new PhiInLogAnalyzer()],
            Kind = OutputKind.DynamicallyLinkedLibrary,
            EditorConfig = "[*.cs]\nchaperone.sanitizers = " + name,
        };
        Assert.Empty(await declared.DiagnosticsAsync());
    }

    [Fact]
    public Task LoggerMessage_JudgesTheArgument() => RunAsync(
        """Seen({|CHP2003:p.Ssn|}, p.Theme); Both(log, p.Theme, {|CHP2003:p.Mrn|}); Props(log, {|CHP2003:p|}); Plain(log, p);""",
        """
        [LoggerMessage(1, LogLevel.Information, "Seen {Text} in {Theme}")] private partial void Seen(string? text, string? ward);
        [LoggerMessage(Level = LogLevel.Information, Message = "Seen {Text} in {Theme}")] private static partial void Both(ILogger log, string? ward, string? text);
        [LoggerMessage(Level = LogLevel.Information, Message = "Seen {@Text}")] private static partial void Props(ILogger log, Patient text);
        [LoggerMessage(Level = LogLevel.Information, Message = "Seen {Text}")] private static partial void Plain(ILogger log, Patient text);
        private partial void Seen(string? text, string? ward) { }
        private static partial void Both(ILogger log, string? ward, string? text) { }
        private static partial void Props(ILogger log, Patient text) { }
        private static partial void Plain(ILogger log, Patient text) { }
        """);

    [Fact]
    public Task LoggerMessageDefine_JudgesTheArgument() => RunAsync(
        """Seen(log, p.Theme, {|CHP2003:p.Ssn|}, null); Seen(log, p.Theme, "x", null); using var scope = Within(log, {|CHP2003:p.Mrn|});""",
        """
        private static readonly Action<ILogger, string?, string?, Exception?> Seen = LoggerMessage.Define<string?, string?>(LogLevel.Information, new EventId(1), "{Theme} {Text}");
        private static readonly Func<ILogger, string?, IDisposable?> Within = LoggerMessage.DefineScope<string?>("{Text}");
        """);

    [Fact]
    public async Task Message_NamesSinkMemberAndWhy()
    {
        var diagnostic = Assert.Single(await Flows.Test<PhiInLogAnalyzer>("""var text = p.Ssn; log.LogWarning("{S} {M}", text, p.Mrn);""").DiagnosticsAsync());
        Assert.Equal("'Patient.Ssn' (national-id), 'Patient.Mrn' (mrn) reaches a log through 'LogWarning' and nothing redacts it; patient data by its name in the type Patient", diagnostic.GetMessage());
        Assert.Contains(diagnostic.AdditionalLocations, static l => l.SourceTree!.ToString().Substring(l.SourceSpan.Start, l.SourceSpan.Length) == "p.Ssn");
    }

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() => Flows.AssertLiveAsync<PhiInLogAnalyzer>(
        """log.LogInformation(Texts.Of(p)); Texts.Write(log, p.Mrn!);""",
        """public static class Texts { public static string Of(Patient p) => "S " + p.Ssn; public static void Write(ILogger log, string text) => log.LogInformation(text); }""");
}
