using System.Collections.Immutable;

namespace Chaperone.Phi.Flow;

/// <summary>The table of sinks.</summary>
/// <remarks>
/// The framework's names are those of its reference assemblies; the others' those of their packages: Serilog, NLog, log4net,
/// FluentValidation, Sentry, Application Insights, StackExchange.Redis, Microsoft.Extensions.AI, OpenAI, Anthropic, Semantic Kernel.
/// </remarks>
internal static class SinkDefinitions
{
    private const string NLogLevels = "Trace|Debug|Info|Warn|Error|Fatal";
    private const string AnswerOfAnyStatus = "Ok|BadRequest|NotFound|Conflict|UnprocessableEntity";
    private const string RedisKeys = "key|keys|source|destination|sourceKey|destinationKey|first|second";

    public static readonly ImmutableArray<SinkDefinition> All = ImmutableArray.Create<SinkDefinition>(
        // Logs.
        new(SinkKinds.Log, "Microsoft.Extensions.Logging.LoggerExtensions", "Log*|BeginScope", "message|messageFormat|args|exception", Form.Log),
        new(SinkKinds.Log, "Microsoft.Extensions.Logging.ILogger", "Log|BeginScope", "state|exception", Form.Log),
        new(SinkKinds.Log, "Microsoft.Extensions.Logging.ITagCollector", "Add", "tagValue", Form.Log) { UnlessParameter = "classifications" },
        new(SinkKinds.Log, "Serilog.ILogger", "Verbose|Debug|Information|Warning|Error|Fatal|Write|ForContext", "*", Form.Log),
        new(SinkKinds.Log, "Serilog.Log", "Verbose|Debug|Information|Warning|Error|Fatal|Write|ForContext", "*", Form.Log),
        new(SinkKinds.Log, "Serilog.Core.Logger", "Verbose|Debug|Information|Warning|Error|Fatal|Write|ForContext", "*", Form.Log),
        new(SinkKinds.Log, "Serilog.Context.LogContext", "PushProperty", "value", Form.Log),
        new(SinkKinds.Log, "Serilog.IDiagnosticContext", "Set", "value", Form.Log),
        new(SinkKinds.Log, "NLog.Logger", NLogLevels + "|Log|ConditionalTrace|ConditionalDebug|WithProperty", "*", Form.Log),
        new(SinkKinds.Log, "NLog.ILogger", NLogLevels, "*", Form.Log),
        new(SinkKinds.Log, "NLog.ILoggerBase", "Log", "*", Form.Log),
        new(SinkKinds.Log, "NLog.ILoggerExtensions", NLogLevels + "|Log|ConditionalTrace|ConditionalDebug", "*", Form.Log),
        new(SinkKinds.Log, "NLog.ScopeContext", "Push*", "*", Form.Log),
        new(SinkKinds.Log, "log4net.ILog", "Debug*|Info*|Warn*|Error*|Fatal*", "*"),
        new(SinkKinds.Log, "System.Console", "Write|WriteLine", "*") { WebOnly = true },
        new(SinkKinds.Log, "System.Diagnostics.Debug", "Write*|Print|Fail|Assert", "message|detailMessage|value|format|args|detailMessageFormat"),
        new(SinkKinds.Log, "System.Diagnostics.Trace", "Write*|Trace*|Fail|Assert", "message|detailMessage|value|format|args"),
        new(SinkKinds.Log, "System.Diagnostics.TraceSource", "Trace*", "message|format|args|data"),
        new(SinkKinds.Log, "System.Diagnostics.EventLog", "WriteEntry|WriteEvent", "message|values"),
        new(SinkKinds.Log, "System.Diagnostics.Tracing.EventSource", "Write*", "*"),

        // Errors. The constructors of exceptions are found by their base type.
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary", "AddModelError|TryAddModelError", "errorMessage"),
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ControllerBase", "Problem|BadRequest|NotFound|Conflict|UnprocessableEntity|Unauthorized|ValidationProblem", "detail|title|error|value") { TextOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Http.Results", "Problem|BadRequest|NotFound|Conflict|UnprocessableEntity|InternalServerError|ValidationProblem", "detail|title|error|value|errors|extensions") { TextOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Http.TypedResults", "Problem|BadRequest|NotFound|Conflict|UnprocessableEntity|InternalServerError|ValidationProblem", "detail|title|error|value|errors|extensions") { TextOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.BadRequestObjectResult", ".ctor", "error") { TextOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.NotFoundObjectResult", ".ctor", "value") { TextOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ProblemDetails", "set_Detail|set_Title|set_Instance", "*"),
        new(SinkKinds.Error, "System.ComponentModel.DataAnnotations.ValidationResult", ".ctor", "errorMessage"),
        new(SinkKinds.Error, "FluentValidation.Results.ValidationFailure", ".ctor", "errorMessage|attemptedValue"),
        new(SinkKinds.Error, "FluentValidation.ValidationContext`1", "AddFailure", "errorMessage"),
        new(SinkKinds.Error, "FluentValidation.DefaultValidatorOptions", "WithMessage", "errorMessage"),
        new(SinkKinds.Error, "Grpc.Core.Status", ".ctor", "detail"),

        // Answers that repeat an exception.
        new(SinkKinds.Error, "Microsoft.AspNetCore.Http.HttpResponseWritingExtensions", "WriteAsync", "text") { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Http.HttpResponseJsonExtensions", "WriteAsJsonAsync", "value", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ControllerBase", AnswerOfAnyStatus + "|Unauthorized|StatusCode|Content", "error|value|content", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.Controller", "Json", "data", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Http.Results", AnswerOfAnyStatus + "|InternalServerError|Json|Text|Content", "error|value|data|content", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Http.TypedResults", AnswerOfAnyStatus + "|InternalServerError|Json|Text|Content", "error|value|data|content", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ObjectResult", ".ctor|set_Value", "value", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.JsonResult", ".ctor|set_Value", "value", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ContentResult", "set_Content", "*") { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.OkObjectResult", ".ctor", "value", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.BadRequestObjectResult", ".ctor", "error", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.NotFoundObjectResult", ".ctor", "value", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.ConflictObjectResult", ".ctor", "error", Form.Json) { ErrorsOnly = true },
        new(SinkKinds.Error, "Microsoft.AspNetCore.Mvc.UnprocessableEntityObjectResult", ".ctor", "error", Form.Json) { ErrorsOnly = true },

        // Telemetry.
        new(SinkKinds.Telemetry, "System.Diagnostics.Activity", "SetTag|AddTag|SetBaggage|AddBaggage|SetStatus|AddException", "value|description|exception", Form.Log),
        new(SinkKinds.Telemetry, "System.Diagnostics.Activity", "set_DisplayName", "*"),
        new(SinkKinds.Telemetry, "System.Diagnostics.ActivityEvent", ".ctor", "name"),
        new(SinkKinds.Telemetry, "System.Diagnostics.ActivityTagsCollection", "Add|this[]", "value|item", Form.Log),
        new(SinkKinds.Telemetry, "System.Diagnostics.TagList", "Add", "value|tag", Form.Log),
        new(SinkKinds.Telemetry, "System.Diagnostics.Metrics.Counter`1", "Add", "tag|tag1|tag2|tag3|tags|tagList", Form.Log),
        new(SinkKinds.Telemetry, "System.Diagnostics.Metrics.UpDownCounter`1", "Add", "tag|tag1|tag2|tag3|tags|tagList", Form.Log),
        new(SinkKinds.Telemetry, "System.Diagnostics.Metrics.Histogram`1", "Record", "tag|tag1|tag2|tag3|tags|tagList", Form.Log),
        new(SinkKinds.Telemetry, "System.Diagnostics.Metrics.Gauge`1", "Record", "tag|tag1|tag2|tag3|tags|tagList", Form.Log),
        new(SinkKinds.Telemetry, "OpenTelemetry.Trace.TelemetrySpan", "SetAttribute|AddEvent|UpdateName", "value|values|name", Form.Log),
        new(SinkKinds.Telemetry, "OpenTelemetry.Baggage", "SetBaggage", "value"),
        new(SinkKinds.Telemetry, "Microsoft.ApplicationInsights.TelemetryClient", "Track*", "*", Form.Log),
        new(SinkKinds.Telemetry, "Sentry.SentrySdk", "CaptureMessage|CaptureException|AddBreadcrumb", "message|data|exception", Form.Log),
        new(SinkKinds.Telemetry, "Sentry.Scope", "SetTag|SetExtra", "value", Form.Log),

        // What the client keeps, and keys and names that other systems keep.
        new(SinkKinds.ClientState, "Microsoft.AspNetCore.Http.IResponseCookies", "Append", "key|value|keyValuePairs", Form.Log),
        new(SinkKinds.ClientState, "Microsoft.AspNetCore.Http.IHeaderDictionary", "Add|this[]", "value|*"),
        new(SinkKinds.ClientState, "Microsoft.AspNetCore.Http.HeaderDictionaryExtensions", "Append*|SetCommaSeparatedValues", "value|values", Form.Log),
        new(SinkKinds.ClientState, "Microsoft.Extensions.Caching.Memory.CacheExtensions", "Set|Get|GetOrCreate|GetOrCreateAsync|TryGetValue", "key"),
        new(SinkKinds.ClientState, "Microsoft.Extensions.Caching.Memory.IMemoryCache", "CreateEntry|TryGetValue|Remove", "key"),
        new(SinkKinds.ClientState, "Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Get*|Set*|Remove*|Refresh*", "key"),
        new(SinkKinds.ClientState, "Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "Get*|Set*", "key"),
        new(SinkKinds.ClientState, "Microsoft.Extensions.Caching.Hybrid.HybridCache", "GetOrCreateAsync|SetAsync|RemoveAsync", "key|keys", Form.Log),
        new(SinkKinds.ClientState, "StackExchange.Redis.IDatabase", "String*|Hash*|Key*|List*|Set*|SortedSet*|Lock*", RedisKeys, Form.Log),
        new(SinkKinds.ClientState, "StackExchange.Redis.IDatabaseAsync", "String*|Hash*|Key*|List*|Set*|SortedSet*|Lock*", RedisKeys, Form.Log),
        new(SinkKinds.ClientState, "System.IO.File", "Write*|Append*|Create*|Open*|Copy|Move", "path|destFileName"),
        new(SinkKinds.ClientState, "System.IO.Directory", "CreateDirectory", "path"),
        new(SinkKinds.ClientState, "System.IO.FileStream", ".ctor", "path"),
        new(SinkKinds.ClientState, "System.IO.StreamWriter", ".ctor", "path"),
        new(SinkKinds.ClientState, "Microsoft.AspNetCore.Mvc.ControllerBase", "File|PhysicalFile", "fileDownloadName"),
        new(SinkKinds.ClientState, "Microsoft.AspNetCore.Http.Results", "File|Stream|Bytes", "fileDownloadName"),
        new(SinkKinds.ClientState, "Microsoft.AspNetCore.Http.TypedResults", "File|Stream|Bytes|PhysicalFile", "fileDownloadName"),

        // Addresses.
        new(SinkKinds.Url, "System.Net.Http.HttpClient", "Get*|Post*|Put*|Patch*|Delete*", "requestUri"),
        new(SinkKinds.Url, "System.Net.Http.Json.HttpClientJsonExtensions", "*", "requestUri"),
        new(SinkKinds.Url, "System.Net.Http.HttpRequestMessage", ".ctor", "requestUri"),
        new(SinkKinds.Url, "System.Net.Http.HttpRequestMessage", "set_RequestUri", "*"),
        new(SinkKinds.Url, "System.UriBuilder", ".ctor|set_Query|set_Path|set_Fragment", "*"),
        new(SinkKinds.Url, "Microsoft.AspNetCore.WebUtilities.QueryHelpers", "AddQueryString", "value|queryString|uri", Form.Log),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Http.QueryString", "Create|Add", "value|parameters", Form.Log),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Http.Extensions.QueryBuilder", "Add", "value|values", Form.Log),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Http.HttpResponse", "Redirect", "location"),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Mvc.ControllerBase", "Redirect|RedirectPermanent|RedirectPreserveMethod|RedirectPermanentPreserveMethod|LocalRedirect", "url|localUrl"),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Mvc.ControllerBase", "RedirectTo*", "routeValues", Form.Json),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Http.Results", "Redirect|LocalRedirect", "url|localUrl"),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Http.TypedResults", "Redirect|LocalRedirect", "url|localUrl"),
        new(SinkKinds.Url, "Microsoft.AspNetCore.Components.NavigationManager", "NavigateTo", "uri"),
        new(SinkKinds.Url, "Flurl.Url", "AppendPathSegment*|SetQueryParam*|AppendQueryParam*", "segment|segments|value|values", Form.Log),
        new(SinkKinds.Url, "Flurl.GeneratedExtensions", "AppendPathSegment*|SetQueryParam*|AppendQueryParam*", "segment|segments|value|values", Form.Log),
        new(SinkKinds.Url, "RestSharp.RestRequestExtensions", "AddQueryParameter|AddUrlSegment", "value"),

        // Models.
        new(SinkKinds.Model, "Microsoft.Extensions.AI.IChatClient", "GetResponseAsync|GetStreamingResponseAsync", "messages", Form.Log),
        new(SinkKinds.Model, "Microsoft.Extensions.AI.ChatClientExtensions", "GetResponseAsync|GetStreamingResponseAsync", "chatMessage", Form.Log),
        new(SinkKinds.Model, "Microsoft.Extensions.AI.ChatClientStructuredOutputExtensions", "GetResponseAsync", "chatMessage", Form.Log),
        new(SinkKinds.Model, "Microsoft.Extensions.AI.ChatMessage", ".ctor", "content|contents", Form.Log),
        new(SinkKinds.Model, "Microsoft.Extensions.AI.TextContent", ".ctor", "text"),
        new(SinkKinds.Model, "Microsoft.Extensions.AI.IEmbeddingGenerator`2", "GenerateAsync", "values", Form.Log),
        new(SinkKinds.Model, "Microsoft.Extensions.AI.EmbeddingGeneratorExtensions", "Generate*", "value|values", Form.Log),
        new(SinkKinds.Model, "OpenAI.Chat.ChatMessage", "Create*", "content|contentParts", Form.Log),
        new(SinkKinds.Model, "OpenAI.Chat.UserChatMessage", ".ctor", "content|contentParts", Form.Log),
        new(SinkKinds.Model, "OpenAI.Chat.SystemChatMessage", ".ctor", "content|contentParts", Form.Log),
        new(SinkKinds.Model, "OpenAI.Chat.AssistantChatMessage", ".ctor", "content|contentParts", Form.Log),
        new(SinkKinds.Model, "OpenAI.Chat.ChatMessageContentPart", "CreateTextPart", "text"),
        new(SinkKinds.Model, "OpenAI.Embeddings.EmbeddingClient", "GenerateEmbedding*", "input|inputs", Form.Log),
        new(SinkKinds.Model, "OpenAI.Responses.ResponsesClient", "CreateResponse*", "userInputText"),
        new(SinkKinds.Model, "OpenAI.Responses.OpenAIResponseClient", "CreateResponse*", "userInputText"),
        new(SinkKinds.Model, "OpenAI.Responses.ResponseItem", "CreateUserMessageItem|CreateSystemMessageItem|CreateDeveloperMessageItem|CreateAssistantMessageItem|CreateFunctionCallOutputItem", "inputTextContent|outputTextContent|functionOutput"),
        new(SinkKinds.Model, "OpenAI.Responses.ResponseContentPart", "CreateInputTextPart", "text"),
        new(SinkKinds.Model, "Anthropic.Models.Messages.UserMessageParam", ".ctor|set_Content", "content|value"),
        new(SinkKinds.Model, "Anthropic.Models.Messages.AssistantMessageParam", ".ctor|set_Content", "content|value"),
        new(SinkKinds.Model, "Anthropic.Models.Messages.TextBlockParam", ".ctor|set_Text", "text|value"),
        new(SinkKinds.Model, "Anthropic.Models.Messages.MessageParam", "set_Content", "*"),
        new(SinkKinds.Model, "Anthropic.SDK.Messaging.Message", ".ctor|set_Content", "*"),
        new(SinkKinds.Model, "Microsoft.SemanticKernel.KernelExtensions", "InvokePrompt*", "promptTemplate", Form.Log),
        new(SinkKinds.Model, "Microsoft.SemanticKernel.KernelArguments", "Add|this[]", "value|*", Form.Log),
        new(SinkKinds.Model, "Microsoft.SemanticKernel.ChatCompletion.ChatHistory", "Add*|.ctor", "content|systemMessage|message", Form.Log),
        new(SinkKinds.Model, "Microsoft.SemanticKernel.ChatCompletion.ChatCompletionServiceExtensions", "*", "prompt"));
}
