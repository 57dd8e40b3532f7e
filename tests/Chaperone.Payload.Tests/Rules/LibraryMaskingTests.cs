using Chaperone.Rules.Phi;
using Chaperone.Tests.Facts;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>Masking, disclosure and classified types that a shared project brings: the same from its image, its reference assembly and its open project.</summary>
public sealed class LibraryMaskingTests
{
    private static readonly Library Shared = new(
        "Shared",
        """
        using Chaperone;
        namespace Shared;
        public record CardDto([property: Phi(PhiKind.Mrn)] string Number);
        public static class Extensions
        {
            public static TBuilder AddClinicDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
            {
                builder.Services.AddPhiMasking();
                return builder;
            }

            public static TBuilder AddOther<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
            {
                builder.Services.AddHttpClient();
                return builder;
            }

            public static RouteGroupBuilder MapCharts(this IEndpointRouteBuilder app) => app.MapGroup("/charts").DisclosesPhi(PhiKind.Mrn);

            public static TBuilder ForClinicians<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.DisclosesPhi();
        }
        """);

    public static TheoryData<string> Forms => ["built", "reference assembly", "open project"];

    [Theory]
    [MemberData(nameof(Forms))]
    public Task MaskingSetUpByALibrary_DoesNotReport(string form) => RunAsync(form, """app.MapGet("/x", () => new CardDto(""));""", "builder.AddClinicDefaults();");

    [Theory]
    [MemberData(nameof(Forms))]
    public Task HarmlessLibraryCall_Reports(string form) => RunAsync(form, """app.{|CHP2001:MapGet|}("/x", () => new CardDto(""));""", "builder.AddOther();");

    [Theory]
    [MemberData(nameof(Forms))]
    public Task GroupOfALibraryThatDiscloses_DoesNotReport(string form) => RunAsync(form, """app.MapCharts().MapGet("/x", () => new CardDto(""));""", "");

    [Theory]
    [MemberData(nameof(Forms))]
    public Task DisclosureByAConventionOfALibrary_DoesNotReport(string form) => RunAsync(form, """app.MapGet("/x", () => new CardDto("")).ForClinicians();""", "");

    [Theory]
    [MemberData(nameof(Forms))]
    public Task ClassifiedTypeOfALibrary_Reports(string form) => RunAsync(form, """app.{|CHP2001:MapGet|}("/x", () => new CardDto(""));""", "");

    private static Task RunAsync(string form, string body, string services) => new AnalyzerTest("using Shared;\n" + PhiTest.App(body, services: services))
    {
        Analyzers = static () => [new UnmaskedPhiInResponseAnalyzer()],
        References = References.AspNetCore.Add(form switch { "built" => Shared.Built(), "open project" => Shared.Open(), _ => Shared.ReferenceAssembly() }),
    }.RunAsync();
}
