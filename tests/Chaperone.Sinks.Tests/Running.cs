using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NLog;
using Serilog;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;
using Patient = global::Cells.Patient;

namespace Chaperone.Sinks.Tests;

/// <summary>Runs a cell with the real library and collects all that it writes anywhere.</summary>
internal static class Running
{
    public static async Task<string> OutputAsync(Type cell)
    {
        if (cell.GetMethod("Map") is { } map)
        {
            return await AnswerAsync(map);
        }

        var output = new StringWriter();
        var configure = cell.GetMethod("Configure") ?? cell.Assembly.GetType(cell.Namespace + ".Setup")?.GetMethod("Configure");
        switch (configure?.GetParameters()[0].ParameterType)
        {
            case { } options when options == typeof(DbContextOptionsBuilder):
                await QueryAsync(configure, output);
                return output.ToString();
            case { } options when options == typeof(HttpLoggingOptions):
                await RequestAsync(configure, output);
                return output.ToString();
        }

        var (console, listener) = (Console.Out, new TextWriterTraceListener(output));
        Console.SetOut(output);
        Trace.Listeners.Add(listener);
        try
        {
            await RunAsync(cell, cell.GetMethod("Configure") is { } own && cell.Assembly.GetType(cell.Namespace + ".Setup")?.GetMethod("Configure") is { } shared ? [shared, own] : configure is null ? [] : [configure], output);
            listener.Flush();
        }
        finally
        {
            Trace.Listeners.Remove(listener);
            Console.SetOut(console);
        }

        return output.ToString();
    }

    /// <summary>A logger of a provider that writes all it gets.</summary>
    public static Microsoft.Extensions.Logging.ILogger Logger(StringWriter output) => new WritingProvider(output).CreateLogger("cell");

    private static async Task RunAsync(Type cell, IReadOnlyList<MethodInfo> configure, StringWriter output)
    {
        var services = new ServiceCollection();
        services.AddLogging(b =>
        {
            b.AddProvider(new WritingProvider(output));
            foreach (var method in configure.Where(static m => m.GetParameters()[0].ParameterType == typeof(ILoggingBuilder)))
            {
                method.Invoke(null, [b]);
            }
        });
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddHttpClient(Options.DefaultName).ConfigurePrimaryHttpMessageHandler(static () => new AnsweringHandler());
        foreach (var method in configure.Where(static m => m.GetParameters()[0].ParameterType == typeof(IServiceCollection)))
        {
            method.Invoke(null, [services]);
        }

        await using var provider = services.BuildServiceProvider();
        await using var serilog = Serilog(configure, output);
        using var nlog = NLogFactory(configure, output);
        using var meter = new Meter("cells");
        using var measured = Measured(meter, output);
        using var activity = new Activity("cell").Start();
        var run = cell.GetMethod("Run")!;
        if (run.Invoke(null, [.. run.GetParameters().Select(p => Argument(p.ParameterType))]) is Task running)
        {
            await running;
        }

        Write(activity, output);

        object Argument(Type type) => type switch
        {
            _ when type == typeof(Microsoft.Extensions.Logging.ILogger) => provider.GetRequiredService<ILoggerFactory>().CreateLogger("cell"),
            _ when type == typeof(Serilog.ILogger) => serilog,
            _ when type == typeof(NLog.Logger) => nlog.GetLogger("cell"),
            _ when type == typeof(log4net.ILog) => Log4Net(output),
            _ when type == typeof(Activity) => activity,
            _ when type == typeof(HttpClient) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(),
            _ when type == typeof(Counter<int>) => meter.CreateCounter<int>("seen"),
            _ when type == typeof(IDataProtector) => provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("cell"),
            _ when type == typeof(global::Cells.PatientValue) => new global::Cells.PatientValue("MARKED-ssn", "7"),
            _ when type == typeof(global::Cells.ClassifiedRecord) => new global::Cells.ClassifiedRecord(),
            _ when type.GetConstructors() is [{ } only] && only.GetParameters() is [{ Name: "Id" }, ..] parameters => only.Invoke([Guid.Empty, .. parameters.Skip(1).Select(static p => p.DefaultValue)]),
            _ => Activator.CreateInstance(type)!,
        };
    }

    private static Serilog.Core.Logger Serilog(IReadOnlyList<MethodInfo> configure, StringWriter output)
    {
        var configuration = new LoggerConfiguration().Enrich.FromLogContext();
        foreach (var method in configure.Where(static m => m.GetParameters()[0].ParameterType == typeof(LoggerConfiguration)))
        {
            method.Invoke(null, [configuration]);
        }

        return configuration.WriteTo.Sink(new WritingSink(output)).CreateLogger();
    }

    private static NLog.LogFactory NLogFactory(IReadOnlyList<MethodInfo> configure, StringWriter output)
    {
        var factory = new NLog.LogFactory();
        foreach (var method in configure.Where(static m => m.GetParameters()[0].ParameterType == typeof(NLog.Config.ISetupBuilder)))
        {
            method.Invoke(null, [factory.Setup()]);
        }

        factory.Setup().LoadConfiguration(b => b.ForLogger().WriteToMethodCall((logged, _) => output.WriteLine(
            logged.FormattedMessage + string.Concat(logged.HasProperties ? logged.Properties.Select(static p => " " + p.Key + "=" + p.Value) : []) + string.Concat(NLog.ScopeContext.GetAllProperties().Select(static p => " " + p.Key + "=" + p.Value)))));
        return factory;
    }

    private static log4net.ILog Log4Net(StringWriter output)
    {
        var repository = (log4net.Repository.Hierarchy.Hierarchy)log4net.LogManager.CreateRepository(Guid.NewGuid().ToString());
        var layout = new log4net.Layout.PatternLayout("%message %exception%newline");
        layout.ActivateOptions();
        var appender = new log4net.Appender.TextWriterAppender { Layout = layout, Writer = output };
        appender.ActivateOptions();
        log4net.Config.BasicConfigurator.Configure(repository, appender);
        return log4net.LogManager.GetLogger(repository.Name, "cell");
    }

    private static MeterListener Measured(Meter meter, StringWriter output)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter == meter) { l.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                output.WriteLine(tag.Key + "=" + tag.Value);
            }
        });
        listener.Start();
        return listener;
    }

    private static void Write(Activity activity, StringWriter output)
    {
        output.WriteLine(activity.DisplayName);
        foreach (var (key, value) in activity.TagObjects.Concat(activity.Baggage.Select(static b => KeyValuePair.Create(b.Key, (object?)b.Value))).Concat(activity.Events.SelectMany(static e => e.Tags)))
        {
            output.WriteLine(key + "=" + value);
        }
    }

    private static async Task QueryAsync(MethodInfo configure, StringWriter output)
    {
        var options = new DbContextOptionsBuilder<ClinicContext>().UseSqlite("Data Source=:memory:").LogTo(output.WriteLine);
        configure.Invoke(null, [options]);
        await using var context = new ClinicContext(options.Options);
        await context.Database.OpenConnectionAsync();
        await context.Database.EnsureCreatedAsync();
        context.Patients.Add(new Patient { Id = Guid.NewGuid() });
        await context.SaveChangesAsync();
    }

    private static async Task RequestAsync(MethodInfo configure, StringWriter output)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(new WritingProvider(output));
        builder.Services.AddHttpLogging(o => configure.Invoke(null, [o]));
        configure.DeclaringType!.Assembly.GetType(configure.DeclaringType.Namespace + ".Setup")?.GetMethod("Configure")!.Invoke(null, [builder.Services]);
        await using var app = builder.Build();
        app.UseHttpLogging();
        app.MapPost("/patients", static (Patient p) => p);
        await app.StartAsync();
        await (await app.GetTestClient().PostAsJsonAsync("/patients", new Patient())).Content.ReadAsStringAsync();
        await app.StopAsync();
    }

    /// <summary>What the cell's endpoint answers.</summary>
    private static async Task<string> AnswerAsync(MethodInfo map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<global::Cells.IPatients, StoredPatients>();
        map.DeclaringType!.Assembly.GetType(map.DeclaringType.Namespace + ".Setup")?.GetMethod("Configure", [typeof(WebApplicationBuilder)])?.Invoke(null, [builder]);
        (builder.Services.LastOrDefault(static s => s.ServiceType == typeof(ApplicationPartManager))?.ImplementationInstance as ApplicationPartManager)?.FeatureProviders.Add(new ControllersOf(map.DeclaringType.Namespace!));
        await using var app = builder.Build();
        map.Invoke(null, [app]);
        await app.StartAsync();
        var answer = await app.GetTestClient().GetByteArrayAsync(new Uri("/answer", UriKind.Relative));
        await app.StopAsync();
        return answer is [(byte)'P', (byte)'K', ..] ? await UnpackedAsync(answer) : Encoding.UTF8.GetString(answer);
    }

    /// <summary>Only the controllers of one file of cells: those of others answer at the same address.</summary>
    private sealed class ControllersOf(string space) : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
        {
            foreach (var other in feature.Controllers.Where(c => c.Namespace != space).ToList())
            {
                feature.Controllers.Remove(other);
            }
        }
    }

    /// <summary>The parts of a spreadsheet, which is an archive of texts.</summary>
    private static async Task<string> UnpackedAsync(byte[] archive)
    {
        var output = new StringBuilder();
        await using var parts = new ZipArchive(new MemoryStream(archive));
        foreach (var part in parts.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync());
            output.AppendLine(await reader.ReadToEndAsync());
        }

        return output.ToString();
    }

    /// <summary>The other system.</summary>
    private sealed class AnsweringHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage());
    }

    private sealed class StoredPatients : global::Cells.IPatients
    {
        public Patient Find() => new();

        public T Find<T>()
            where T : new() => new();
    }

    private sealed class ClinicContext(DbContextOptions<ClinicContext> options) : DbContext(options)
    {
        public DbSet<Patient> Patients => Set<Patient>();
    }

    private sealed class WritingSink(StringWriter output) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) =>
            output.WriteLine(logEvent.RenderMessage() + " " + logEvent.Exception + string.Concat(logEvent.Properties.Select(static p => " " + p.Key + "=" + p.Value)));
    }

    private sealed class WritingProvider(StringWriter output) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => new Writing(output, () => _scopes);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }
    }

    private sealed class Writing(StringWriter output, Func<IExternalScopeProvider> scopes) : Microsoft.Extensions.Logging.ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes().Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            output.WriteLine(formatter(state, exception) + " " + exception + Tags(state));
            scopes().ForEachScope(static (scope, writer) => writer.WriteLine(scope + Tags(scope)), output);
        }

        private static string Tags(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> tags ? string.Concat(tags.Where(static t => t.Key != "{OriginalFormat}").Select(static t => " " + t.Key + "=" + t.Value)) : "";
    }
}
