using System.Diagnostics;
using System.Globalization;
using Chaperone.Inventory.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Xunit;
using OurDocument = Chaperone.Inventory.OpenApi.OpenApiDocument;
using TheirDocument = Microsoft.OpenApi.OpenApiDocument;

namespace Chaperone.Inventory.Tests.OpenApi;

/// <summary>Our small reader against Microsoft.OpenApi, which is too much to bring into the compiler.</summary>
public class OpenApiDocumentTests
{
    private const string Yaml = """
        ---
        # a description that people wrote
        openapi: "3.1.0"
        info: {title: 'Clinic''s API', version: 1.0.0}   # flow
        servers:
        - url: https://api.example.org/v1
        - url: "{scheme}://example.org/{base}/"
          variables:
            scheme: {default: https}
            base: { default: v2 }
        security:
          - bearer: []
        paths:
          /patients/{id}:
            summary: |
              get: not an operation
              # not a comment
                indented: "and not closed
            get:
              operationId: GetPatient
              description: >-
                folded
                text: with a colon

              responses: {"200": {description: "ok", content: {}}}
            'delete':
              security: []
              responses:
                '204': {description: gone}
          "/patients":
            post:
              security:
                - {}
                - bearer: []
              description: a plain text
                that goes on
              responses: &ok
                '200':
                  description: ok
            put:
              responses: *ok
          /labs: {get: {responses: {'200': {description: ok}}}, parameters: []}
          /shared:
            $ref: '#/components/pathItems/Shared'
        components:
          pathItems:
            Shared:
              patch:
                responses: {}
          securitySchemes:
            bearer: {type: http, scheme: bearer}
        """;

    [Fact]
    public void Yaml_IsReadAsTheirsReadsIt()
    {
        var ours = OurDocument.Read(Yaml)!;
        Assert.Equal(Theirs(Yaml, "yaml"), Ours(ours));
        Assert.Equal(
            ["/labs GET secured", "/patients POST open", "/patients PUT secured", "/patients/{id} DELETE open", "/patients/{id} GET secured", "/shared PATCH secured"],
            Ours(ours));
        Assert.All(ours.Operations, o => Assert.Equal(["/v1", "/v2"], o.BasePaths));
        var lines = Yaml.Split('\n');
        Assert.Equal("'delete'", Yaml.Substring(ours.Operations[1].Start, ours.Operations[1].Length));
    }

    [Theory]
    [InlineData("3.0.3", "json")]
    [InlineData("3.0.3", "yaml")]
    [InlineData("3.1.1", "json")]
    [InlineData("3.1.1", "yaml")]
    [InlineData("3.2.0", "json")]
    [InlineData("3.2.0", "yaml")]
    public void AnyDocument_ThatTheirWriterWrites_IsReadAsTheirsReadsIt(string version, string format)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var text = Write(Random(new Random(seed), paths: 12), version, format);
            var ours = OurDocument.Read(text);
            Assert.True(ours is not null, text);
            Assert.Equal(Theirs(text, format), Ours(ours));
            Assert.All(ours.Operations, o => Assert.Equal(o.Verb, text.Substring(o.Start, o.Length).Trim('"', '\'').ToUpperInvariant()));
        }
    }

    [Fact]
    public void AdditionalOperations_AreOperations() =>
        Assert.Equal(
            ["/a COPY unsaid", "/a QUERY unsaid"],
            Ours(OurDocument.Read("""{ "openapi": "3.2.0", "paths": { "/a": { "query": {}, "additionalOperations": { "COPY": {} } } } }""")!));

    [Fact]
    public void ReferencesToOtherDocuments_SayNothing()
    {
        var document = OurDocument.Read("""{ "openapi": "3.1.0", "security": [{ "b": [] }], "paths": { "/a": { "$ref": "other.json#/x" }, "/b": { "$ref": "#/paths/~1b" } } }""")!;
        Assert.Equal(["/a * unsaid", "/b * unsaid"], Ours(document));
    }

    [Theory]
    [InlineData("""{ "swagger": "2.0", "paths": {} }""")]
    [InlineData("""{ "openapi": "4.0.0", "paths": {} }""")]
    [InlineData("[]")]
    [InlineData("just: text")]
    public void OtherDocuments_AreNone(string text) => Assert.Null(OurDocument.Read(text));

    [Theory]
    [InlineData("{", "it ends too early")]
    [InlineData("{ \"openapi\": }", "a value is expected")]
    [InlineData("{ \"openapi\": \"3.0.0\", }", "something is missing behind the comma")]
    [InlineData("{} {}", "something follows the document")]
    [InlineData("openapi: 3.1.0\n\tpaths: {}", "a name with a colon is expected")]
    [InlineData("openapi: 3.1.0\npaths: {", "it ends too early")]
    [InlineData("openapi: 3.1.0\nopenapi: 3.1.0", "'openapi' stands twice")]
    [InlineData("openapi: 3.1.0\npaths:\n  <<: *x", "merge keys are not read")]
    [InlineData("openapi: 3.1.0\npaths: *x", "an alias has no anchor")]
    [InlineData("openapi: 3.1.0\n  paths: {}", "the indentation does not fit")]
    [InlineData("openapi: 3.1.0\n---\npaths: {}", "it holds several documents")]
    public void WhatIsNotRead_SaysWhy(string text, string expected) => Assert.Equal(expected, Assert.Throws<DataFormatException>(() => OurDocument.Read(text)).Message);

    [Fact]
    public void Garbage_IsRefusedAndNothingElse()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = seed % 2 == 0 ? Yaml : Write(Random(new Random(seed), 3), "3.1.1", seed % 4 == 1 ? "json" : "yaml");
            var damaged = text.ToCharArray();
            for (var i = 0; i < 3; i++)
            {
                const string Telling = "{}[]:,\"'\n\t -#&*|>!%@`x\0";
                damaged[random.Next(damaged.Length)] = Telling[random.Next(Telling.Length)];
            }

            try
            {
                Assert.NotNull(OurDocument.Read(new string(damaged))?.Operations ?? []);
            }
            catch (DataFormatException problem)
            {
                Assert.InRange(problem.Position, 0, damaged.Length);
            }
        }
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    [InlineData("a: {b: ")]
    public void AbsurdDepth_IsRefused(string open) =>
        Assert.Throws<DataFormatException>(() => OurDocument.Read((open[0] == 'a' ? "x: " : "") + string.Concat(Enumerable.Repeat(open.Replace("a: {", "{a: {"), 100_000))));

    [Fact]
    public void LargeDocument_IsReadQuickly()
    {
        foreach (var format in new[] { "json", "yaml" })
        {
            var text = Write(Random(new Random(1), paths: 5_000), "3.1.1", format);
            var watch = Stopwatch.StartNew();
            Assert.True(OurDocument.Read(text)!.Operations.Count > 5_000);

            // A bound against quadratic work, far from what it takes.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{format}: {text.Length} characters in {watch.Elapsed}");
        }
    }

    private static IEnumerable<string> Ours(OurDocument document) =>
        document.Operations.Select(o => $"{o.Path} {o.Verb ?? "*"} {o.Security.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Theirs(string text, string format)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        var result = TheirDocument.Parse(text, format, settings);
        Assert.True(result.Document is not null, string.Join("; ", result.Diagnostic?.Errors.Select(e => e.ToString()) ?? []) + text);
        var document = result.Document;
        var speaks = document.Security is { Count: > 0 } || document.Components?.SecuritySchemes is { Count: > 0 };
        return document.Paths.SelectMany(p => (p.Value.Operations ?? []).Select(o =>
        {
            var requirements = o.Value.Security ?? document.Security;
            var security = !speaks && o.Value.Security is null ? "unsaid" : requirements is { Count: > 0 } && requirements.All(r => r.Count > 0) ? "secured" : "open";
            return $"{p.Key} {o.Key.Method.ToUpperInvariant()} {security}";
        })).Order(StringComparer.Ordinal);
    }

    private static string Write(TheirDocument document, string version, string format)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        IOpenApiWriter to = format == "json" ? new OpenApiJsonWriter(writer) : new OpenApiYamlWriter(writer);
        switch (version[..3])
        {
            case "3.0": document.SerializeAsV3(to); break;
            case "3.1": document.SerializeAsV31(to); break;
            default: document.SerializeAsV32(to); break;
        }

        return writer.ToString();
    }

    private static TheirDocument Random(Random random, int paths)
    {
        var document = new TheirDocument { Info = new OpenApiInfo { Title = "a: title, with \"quotes\" # and more", Version = "1" }, Paths = [] };
        if (random.Next(3) > 0)
        {
            document.AddComponent("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "line one\nline two: {x}\n\n  indented" });
        }

        OpenApiSecurityRequirement Requirement() => random.Next(4) == 0 ? [] : new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] };
        if (random.Next(2) == 0 && document.Components is not null)
        {
            document.Security = [Requirement()];
        }

        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch];
        for (var i = 0; i < paths; i++)
        {
            var item = new OpenApiPathItem { Summary = random.Next(3) == 0 ? "a 'summary': of\nseveral lines" : null };
            foreach (var method in methods.Where(_ => random.Next(2) == 0))
            {
                item.AddOperation(method, new Microsoft.OpenApi.OpenApiOperation
                {
                    OperationId = "op" + i,
                    Description = random.Next(2) == 0 ? "- a list\n- get: that is none\n# no comment" : "yes",
                    Responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = "" } },
                    Security = random.Next(3) == 0 && document.Components is not null ? [Requirement()] : null,
                });
            }

            document.Paths.Add($"/p{i}/{{id}}{(random.Next(4) == 0 ? "/a b:c" : "")}", item);
        }

        return document;
    }
}
