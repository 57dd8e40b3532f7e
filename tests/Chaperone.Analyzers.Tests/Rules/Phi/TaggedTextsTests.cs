using Chaperone.Rules.Phi;
using Chaperone.Tests.Facts;
using Chaperone.Tests.Harness;

namespace Chaperone.Tests.Rules.Phi;

/// <summary>Services that take identifiers out of texts: what they made of a text is masked, what they found in it is not.</summary>
/// <remarks>The libraries' shapes: neither package can be had. Cells of Chaperone.Sinks.Tests run the client of Azure.Health.Deidentification, built from its source.</remarks>
public class TaggedTextsTests
{
    private const string Azure = """
        namespace Azure
        {
            public class Response<T> { public virtual T Value => throw null!; public static implicit operator T(Response<T> response) => throw null!; }
        }

        namespace Azure.Health.Deidentification
        {
            public class DeidentificationClient
            {
                public virtual Response<DeidentificationResult> DeidentifyText(DeidentificationContent content, System.Threading.CancellationToken cancellationToken = default) => throw null!;
                public virtual System.Threading.Tasks.Task<Response<DeidentificationResult>> DeidentifyTextAsync(DeidentificationContent content, System.Threading.CancellationToken cancellationToken = default) => throw null!;
            }
            public class DeidentificationContent { public DeidentificationContent(string inputText) { } public string InputText => throw null!; public DeidentificationOperationType? OperationType { get; set; } }
            public readonly struct DeidentificationOperationType { public static implicit operator DeidentificationOperationType(string value) => default; public static DeidentificationOperationType Redact => default; public static DeidentificationOperationType Tag => default; }
            public class DeidentificationResult { public string OutputText => throw null!; public PhiTaggerResult TaggerResult => throw null!; }
            public class PhiTaggerResult { public System.Collections.Generic.IReadOnlyList<PhiEntity> Entities => throw null!; }
            public class PhiEntity { public string Text => throw null!; public PhiCategory Category => throw null!; public double? ConfidenceScore => throw null!; }
            public readonly struct PhiCategory { }
        }

        namespace Azure.AI.TextAnalytics
        {
            public class TextAnalyticsClient { public virtual Response<PiiEntityCollection> RecognizePiiEntities(string document) => throw null!; }
            public class PiiEntityCollection : System.Collections.ObjectModel.ReadOnlyCollection<PiiEntity> { public PiiEntityCollection() : base(null!) { } public string RedactedText => throw null!; }
            public readonly struct PiiEntity { public string Text => throw null!; public double ConfidenceScore => throw null!; }
        }
        """;

    [Theory]
    [InlineData("""log.LogInformation("{T}", client.DeidentifyText(new DeidentificationContent(p.Ssn!)).Value.OutputText);""")]
    [InlineData("""var content = new DeidentificationContent(p.Ssn!) { OperationType = DeidentificationOperationType.Redact }; DeidentificationResult made = client.DeidentifyText(content); log.LogInformation("{T}", made.OutputText);""")]
    [InlineData("""var made = client.DeidentifyTextAsync(new(p.Ssn!)).Result; log.LogInformation("{T}", made.Value.OutputText);""")]
    [InlineData("""log.LogInformation("{T}", client.DeidentifyText(new(p.Ssn!)).Value.TaggerResult.Entities[0].Category);""")]
    [InlineData("""log.LogInformation("{T}", client.DeidentifyText(new(p.Ssn!)).Value.TaggerResult.Entities.Count);""")]
    [InlineData("""log.LogInformation("{T}", analytics.RecognizePiiEntities(p.Ssn!).Value.RedactedText);""")]
    [InlineData("""log.LogInformation("{T}", client.DeidentifyText(new(p.Ssn!) { OperationType = DeidentificationOperationType.Tag }).Value);""")]
    [InlineData("""log.LogInformation("{T}", client.DeidentifyText(new(p.Ssn!) { OperationType = DeidentificationOperationType.Tag }).Value.OutputText);""")]
    [InlineData("""log.LogInformation("{T}", JsonSerializer.Serialize(client.DeidentifyText(new(p.Ssn!)).Value));""")]
    [InlineData("""log.LogInformation("{T}", JsonSerializer.Serialize(client.DeidentifyText(new(p.Ssn!) { OperationType = DeidentificationOperationType.Redact }).Value));""")]
    [InlineData("""var content = new DeidentificationContent(p.Ssn!) { OperationType = DeidentificationOperationType.Redact }; log.LogInformation("{T}", JsonSerializer.Serialize(client.DeidentifyText(content).Value));""")]
    public Task TextWithoutThem_DoesNotReport(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""log.LogInformation("{T}", {|CHP2003:client.DeidentifyText(new(p.Ssn!)).Value.TaggerResult.Entities[0].Text|});""")]
    [InlineData("""foreach (var entity in client.DeidentifyText(new(p.Ssn!)).Value.TaggerResult.Entities) { log.LogInformation("{T}", {|CHP2003:entity.Text|}); }""")]
    [InlineData("""log.LogInformation("{T}", {|CHP2003:string.Join(',', client.DeidentifyText(new(p.Ssn!)).Value.TaggerResult.Entities.Select(e => e.Text))|});""")]
    [InlineData("""foreach (var entity in analytics.RecognizePiiEntities(p.Ssn!).Value) { log.LogInformation("{T}", {|CHP2003:entity.Text|}); }""")]
    [InlineData("""log.LogInformation("{T}", {|CHP2003:JsonSerializer.Serialize(client.DeidentifyText(new(p.Ssn!) { OperationType = DeidentificationOperationType.Tag }).Value)|});""")]
    [InlineData("""DeidentificationResult made = client.DeidentifyText(new(p.Ssn!) { OperationType = "tag" }); log.LogInformation("{T}", {|CHP2003:JsonSerializer.Serialize(made)|});""")]
    [InlineData("""var content = new DeidentificationContent(p.Ssn!); content.OperationType = DeidentificationOperationType.Tag; var made = client.DeidentifyTextAsync(content).Result; log.LogInformation("{T}", {|CHP2003:JsonSerializer.Serialize(made.Value.TaggerResult)|});""")]
    [InlineData("""var content = new DeidentificationContent(p.Ssn!); content.OperationType = DeidentificationOperationType.Tag; log.LogInformation("{T}", {|CHP2003:JsonSerializer.Serialize(client.DeidentifyText(content).Value)|});""")]
    public Task WhatWasFound_Reports(string statements) => RunAsync(statements);

    /// <summary>What a library's constructor is given is in the property of the parameter's name.</summary>
    [Theory]
    [InlineData("""log.LogInformation("{T}", {|CHP2003:new DeidentificationContent(p.Ssn!).InputText|});""")]
    [InlineData("""var content = new DeidentificationContent(p.Ssn!); log.LogInformation("{T}", {|CHP2003:JsonSerializer.Serialize(content)|});""")]
    [InlineData("""log.LogInformation("{T}", new DeidentificationContent("none").InputText);""")]
    [InlineData("""var content = new DeidentificationContent(p.Ssn!); log.LogInformation("{T}", content.OperationType);""")]
    public Task WhatIsSent_IsFollowed(string statements) => RunAsync(statements);

    private static Task RunAsync(string statements) => new AnalyzerTest(
        Flows.Clinic(statements, "private readonly DeidentificationClient client = null!; private readonly TextAnalyticsClient analytics = null!;", usings: "using System.Text.Json; using Azure; using Azure.AI.TextAnalytics; using Azure.Health.Deidentification;"),
        Flows.Types)
    {
        References = [.. References.AspNetCore, new Library("Azure", Azure).ReferenceAssembly()],
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        Analyzers = static () => [new PhiInLogAnalyzer()],
    }.RunAsync();
}
