using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Rules.Phi;

public class PhiToGenerativeAiAnalyzerTests
{
    /// <summary>The shapes of the libraries' types, as far as the rule looks at them.</summary>
    private const string Libraries = """
        namespace Microsoft.Extensions.AI
        {
            public class ChatMessage { public ChatMessage(string role, string? content) { } }
            public class ChatResponse { }
            public interface IChatClient { Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages); }
            public static class ChatClientExtensions { public static Task<ChatResponse> GetResponseAsync(this IChatClient client, string chatMessage) => null!; }
            public interface IEmbeddingGenerator<TInput, TEmbedding> { Task<TEmbedding> GenerateAsync(IEnumerable<TInput> values); }
            public static class AIFunctionFactory { public static object Create(Delegate method) => null!; }
        }
        namespace OpenAI.Chat
        {
            public class ChatMessage { public static ChatMessage CreateUserMessage(string content) => null!; }
            public class UserChatMessage : ChatMessage { public UserChatMessage(string content) { } }
        }
        namespace Anthropic.Models.Messages { public class MessageParam { public string Content { get; set; } = ""; } }
        namespace Microsoft.SemanticKernel
        {
            public class KernelArguments : Dictionary<string, object?> { }
            public class Kernel { }
            public static class KernelExtensions { public static Task<object> InvokePromptAsync(this Kernel kernel, string promptTemplate, KernelArguments? arguments = null) => null!; }
            public class KernelFunctionAttribute : Attribute { }
        }
        namespace Microsoft.SemanticKernel.ChatCompletion { public class ChatHistory { public void AddUserMessage(string content) { } } }
        namespace ModelContextProtocol.Server { public class McpServerToolAttribute : Attribute { } }
        """;

    private const string Members = """
        private readonly IChatClient chat = null!;
        private readonly IEmbeddingGenerator<string, float[]> embeddings = null!;
        private readonly Microsoft.SemanticKernel.Kernel kernel = null!;
        private readonly Microsoft.SemanticKernel.ChatCompletion.ChatHistory history = null!;
        """;

    private static Task RunAsync(string statements, string members = "", string types = "") =>
        Flows.RunAsync<PhiToGenerativeAiAnalyzer>(statements, Members + members, types + Libraries, "using Microsoft.Extensions.AI; using ModelContextProtocol.Server; using Microsoft.SemanticKernel;");

    [Theory]
    [InlineData("""await chat.GetResponseAsync($"Summarize {{|CHP2014:p.Ssn|}}");""")]
    [InlineData("""var prompt = "Summarize " + p.Ssn; await chat.GetResponseAsync({|CHP2014:prompt|});""")]
    [InlineData("""await chat.GetResponseAsync(new[] { new ChatMessage("user", {|CHP2014:p.Ssn|}) });""")]
    [InlineData("""await chat.GetResponseAsync(new[] { new ChatMessage("user", {|CHP2014:JsonSerializer.Serialize(p)|}) });""")]
    [InlineData("""await embeddings.GenerateAsync({|CHP2014:patients.Select(x => x.Ssn!)|});""")]
    [InlineData("""_ = new OpenAI.Chat.UserChatMessage({|CHP2014:p.Ssn|}!);""")]
    [InlineData("""_ = OpenAI.Chat.ChatMessage.CreateUserMessage($"Hello {{|CHP2014:p.Ssn|}}");""")]
    [InlineData("""_ = new Anthropic.Models.Messages.MessageParam { Content = {|CHP2014:p.Ssn|}! };""")]
    [InlineData("""await kernel.InvokePromptAsync($"Summarize {{|CHP2014:p.Ssn|}}");""")]
    [InlineData("""await kernel.InvokePromptAsync("Summarize {{$ssn}}", new() { ["ssn"] = {|CHP2014:p.Ssn|} });""")]
    [InlineData("""history.AddUserMessage($"Hello {{|CHP2014:p.Ssn|}}");""")]
    [InlineData("""_ = AIFunctionFactory.Create((int n) => {|CHP2014:patients[n].Ssn|});""")]
    [InlineData("""_ = AIFunctionFactory.Create(() => {|CHP2014:patients|});""")]
    public Task PhiToAModel_Reports(string statements) => RunAsync(statements);

    [Fact]
    public Task ToolsAnswer_Reports() => RunAsync("await Task.Delay(1);", """
        [McpServerTool] public Patient? Find(int n) { var found = n > 1 ? new Patient() : Load(n); return {|CHP2014:found|}; }
        [McpServerTool] public async Task<string?> SsnOf(int n) { await Task.Delay(n); return {|CHP2014:Load(n).Ssn|}; }
        [Microsoft.SemanticKernel.KernelFunction] public IEnumerable<string?> All() => {|CHP2014:new[] { Load(1) }.Select(x => x.Ssn)|};
        [McpServerTool] public string? ThemeOf(int n) => Load(n).Theme;
        [McpServerTool] public Guid IdOf(int n) { Func<string?> inner = () => Load(n).Ssn; return inner() == null ? default : Load(n).Id; }
        public string? NoTool(int n) => Load(n).Ssn;
        private static Patient Load(int n) => Store[n]; private static readonly Dictionary<int, Patient> Store = new();
        """);

    [Theory]
    [InlineData("""await chat.GetResponseAsync($"Summarize {p.Theme}");""")]
    [InlineData("""await chat.GetResponseAsync($"Summarize {p.Id}");""")]
    [InlineData("""await chat.GetResponseAsync($"Summarize {RedactText(p.Ssn!)}");""")]
    [InlineData("""_ = AIFunctionFactory.Create(() => patients.Count);""")]
    public Task NotPhi_DoesNotReport(string statements) => RunAsync(statements, "private static string RedactText(string text) => \"***\" + text.Length;");

    [Theory]
    [InlineData("IChatClient", 0)]
    [InlineData("Microsoft.Extensions.AI", 0)]
    [InlineData("Microsoft.Extensions.AI.IChatClient", 0)]
    [InlineData("Microsoft.Extensions", 0)]
    [InlineData("OtherClient", 1)]
    public async Task ApprovedClient_DoesNotReport(string approved, int expected)
    {
        var test = new AnalyzerTest(
            Flows.Clinic("""await chat.GetResponseAsync($"Summarize {p.Ssn}");""", Members, Libraries, "using Microsoft.Extensions.AI; using Microsoft.SemanticKernel;"), Flows.Types)
        {
            Analyzers = static () => [new PhiToGenerativeAiAnalyzer()],
            Kind = OutputKind.DynamicallyLinkedLibrary,
            EditorConfig = "[*.cs]\nchaperone.approved_models = " + approved,
        };
        Assert.Equal(expected, (await test.DiagnosticsAsync()).Length);
    }

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() => Flows.AssertLiveAsync<PhiToGenerativeAiAnalyzer>(
        """await Microsoft.SemanticKernel.KernelExtensions.InvokePromptAsync(new Microsoft.SemanticKernel.Kernel(), Prompts.Of(p));""", Libraries + """public static class Prompts { public static string Of(Patient p) => $"Summarize {p.Mrn}"; }""");
}
