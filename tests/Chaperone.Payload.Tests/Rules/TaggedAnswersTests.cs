using Chaperone.Rules.Phi;
using Chaperone.Tests.Facts;
using Chaperone.Tests.Harness;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>Answers of a service that takes identifiers out of texts: what it found is in them where it is asked for that.</summary>
public sealed class TaggedAnswersTests
{
    private static readonly Library Azure = new("Azure", """
        namespace Azure { public class Response<T> { public virtual T Value => throw null!; } }
        namespace Azure.Health.Deidentification
        {
            public class DeidentificationClient { public virtual Azure.Response<DeidentificationResult> DeidentifyText(DeidentificationContent content) => throw null!; }
            public class DeidentificationContent { public DeidentificationContent(string inputText) { } public string InputText => throw null!; public DeidentificationOperationType? OperationType { get; set; } }
            public readonly struct DeidentificationOperationType { public static DeidentificationOperationType Redact => default; public static DeidentificationOperationType Tag => default; }
            public class DeidentificationResult { public string OutputText => throw null!; public PhiTaggerResult TaggerResult => throw null!; }
            public class PhiTaggerResult { public System.Collections.Generic.IReadOnlyList<PhiEntity> Entities => throw null!; }
            public class PhiEntity { public string Text => throw null!; }
        }
        """);

    [Theory]
    [InlineData("""app.MapGet("/x", (DeidentificationClient client) => client.DeidentifyText(new("text")).Value);""")]
    [InlineData("""app.MapGet("/x", (DeidentificationClient client) => client.DeidentifyText(new("text") { OperationType = DeidentificationOperationType.Redact }).Value);""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (DeidentificationClient client) => client.DeidentifyText(new("text") { OperationType = DeidentificationOperationType.Tag }).Value);""")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (DeidentificationClient client) => client.DeidentifyText(new("text") { OperationType = DeidentificationOperationType.Tag }).Value.TaggerResult.Entities);""")]
    public Task Answer_ReportsWhatWasFound(string body) => new AnalyzerTest("using Azure.Health.Deidentification;\n" + PhiTest.App(body, services: "builder.Services.AddSingleton<DeidentificationClient>();"))
    {
        References = References.AspNetCore.Add(Azure.ReferenceAssembly()),
        Analyzers = static () => [new UnmaskedPhiInResponseAnalyzer()],
    }.RunAsync();
}
