using Chaperone.Rules.Inventory;

namespace Chaperone.Tests.Rules.Inventory;

public class SuppressionWithoutJustificationAnalyzerTests
{
    private const string Usings = "using System.Diagnostics.CodeAnalysis;\n";

    [Theory]
    [InlineData("#pragma warning disable {|CHP4010:CHP1001|}\n")]
    [InlineData("#pragma warning disable CS0168, {|CHP4010:CHP1001|}, {|CHP4010:CHP2003|}\n")]
    [InlineData("#pragma warning disable {|CHP4010:CHP1001|} // TODO\n")]
    [InlineData("// far away from it, with words\n\n#pragma warning disable {|CHP4010:CHP1001|}\n")]
    public Task PragmaWithoutAReason_Reports(string pragma) => RunAsync(pragma + "class A { }\n");

    [Theory]
    [InlineData("#pragma warning disable CHP1001 // guarded by the gateway's mutual TLS\n")]
    [InlineData("// guarded by the gateway's mutual TLS\n#pragma warning disable CHP1001\n")]
    [InlineData("// guarded by the\n// gateway\n#pragma warning disable CHP1001\n")]
    [InlineData("/* guarded by the gateway */\n#pragma warning disable CHP1001\n")]
    [InlineData("#pragma warning disable CHP3001\n")]
    [InlineData("#pragma warning disable CS0168\n")]
    [InlineData("#pragma warning disable\n")]
    [InlineData("#pragma warning restore CHP1001\n")]
    [InlineData("#if NEVER\n#pragma warning disable CHP1001\n#endif\n")]
    public Task PragmaWithAReason_OrOfAnotherRule_DoesNotReport(string pragma) => RunAsync(pragma + "class A { }\n");

    [Theory]
    [InlineData("[{|CHP4010:SuppressMessage(\"Authorization\", \"CHP1001\")|}]")]
    [InlineData("[{|CHP4010:SuppressMessage(\"Authorization\", \"CHP1001:Endpoint without authorization\", Justification = \"<Pending>\")|}]")]
    [InlineData("[{|CHP4010:System.Diagnostics.CodeAnalysis.SuppressMessageAttribute(checkId: \"CHP2003\", category: \"x\", Justification = \"\")|}]")]
    public Task AttributeWithoutAReason_Reports(string attribute) => RunAsync(Usings + attribute + " class A { }\n");

    [Theory]
    [InlineData("[SuppressMessage(\"Authorization\", \"CHP1001\", Justification = \"Guarded by the gateway, see SEC-214\")]")]
    [InlineData("[SuppressMessage(\"Design\", \"CA1000\")]")]
    [InlineData("[SuppressMessage(\"Documentation\", \"CHP3001\")]")]
    public Task AttributeWithAReason_OrOfAnotherRule_DoesNotReport(string attribute) => RunAsync(Usings + attribute + " class A { }\n");

    [Fact]
    public Task OtherAttributeOfThatName_DoesNotReport() => RunAsync(
        "class SuppressMessageAttribute(string a, string b) : System.Attribute { public string A => a + b; }\n[SuppressMessage(\"x\", \"CHP1001\")] class A { }\n");

    [Fact]
    public Task HalfTypedAttribute_DoesNotReport() => new AnalyzerTest("using System.Diagnostics.CodeAnalysis;\n[SuppressMessage(\"x\", ")
    { Analyzers = static () => [new SuppressionWithoutJustificationAnalyzer()], AllowCompilerErrors = true }.RunAsync();

    [Fact]
    public async Task OpenDocument_ReportsLive()
    {
        var test = Test("#pragma warning disable CHP1001\nclass A { }\n");
        var compilation = test.Compile();
        Assert.Single(await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), null, CancellationToken.None));
    }

    private static Task RunAsync(string source) => Test(source).RunAsync();

    private static AnalyzerTest Test(string source) => new(source) { Analyzers = static () => [new SuppressionWithoutJustificationAnalyzer()], Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary };
}
