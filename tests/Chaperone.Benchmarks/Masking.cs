using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Chaperone.Benchmarks;

/// <summary>What masking costs an answer of types without PHI: the same objects through the options of an application with and without it.</summary>
[MemoryDiagnoser]
public class Masking
{
    private readonly Visit[] _visits = Enumerable.Range(0, 200).Select(static i => new Visit(i, "room " + i, DateTime.UnixEpoch.AddHours(i), [new Item("A", i), new Item("B", 2 * i)])).ToArray();
    private JsonSerializerOptions _plain = null!;
    private JsonSerializerOptions _masking = null!;

    [Params(false, true)]
    public bool SourceGenerated { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _plain = Options(masking: false);
        _masking = Options(masking: true);
        Expect.That(With(), Without());
    }

    [Benchmark(Baseline = true)]
    public int Without() => JsonSerializer.SerializeToUtf8Bytes(_visits, _plain).Length;

    [Benchmark]
    public int With() => JsonSerializer.SerializeToUtf8Bytes(_visits, _masking).Length;

    private JsonSerializerOptions Options(bool masking)
    {
        var services = new ServiceCollection();
        services.AddOptions();
        if (masking)
        {
            services.AddPhiMasking();
        }

        if (SourceGenerated)
        {
            services.Configure<JsonOptions>(static o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, VisitContext.Default));
        }

        return services.BuildServiceProvider().GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
    }
}

/// <summary>An answer without PHI.</summary>
public sealed record Visit(int Number, string Room, DateTime At, Item[] Items);

/// <summary>A part of it.</summary>
public sealed record Item(string Code, int Amount);

/// <summary>Its contracts, made by the compiler.</summary>
[JsonSerializable(typeof(Visit[]))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
public sealed partial class VisitContext : JsonSerializerContext;
