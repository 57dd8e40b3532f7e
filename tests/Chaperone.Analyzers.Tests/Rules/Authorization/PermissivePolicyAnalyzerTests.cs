using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1010.</summary>
public class PermissivePolicyAnalyzerTests
{
    [Theory]
    [InlineData("""builder.Services.AddAuthorization(o => {|CHP1010:o.DefaultPolicy|} = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());""")]
    [InlineData("""builder.Services.AddAuthorization(o => {|CHP1010:o.FallbackPolicy|} = new AuthorizationPolicyBuilder().RequireAssertion(c => true).Build());""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().{|CHP1010:AddPolicy|}("Any", p => p.RequireAssertion(_ => Task.FromResult(true)));""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().{|CHP1010:SetFallbackPolicy|}(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());""")]
    public Task PolicyThatAlwaysHolds_Reports(string services) => Verify(App("""app.MapGet("/a", () => 1).RequireAuthorization();""", services));

    [Fact]
    public Task InAFileOfItsOwn_Reports() => Verify(
        App("""app.MapGet("/a", () => 1).RequireAuthorization("Any");""", "builder.Services.AddPolicies();"),
        """
        public static class Policies
        {
            public static void AddPolicies(this IServiceCollection services) =>
                services.AddAuthorizationBuilder().{|CHP1010:AddPolicy|}("Any", p => p.RequireAssertion(_ => true));
        }
        """);

    [Theory]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireAuthenticatedUser().RequireAssertion(_ => true));""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireAssertion(_ => false));""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireAssertion(c => c.User.IsInRole("r")));""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.AddRequirements(new Requirement()));""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.AddAuthenticationSchemes("Cookies"));""")]
    [InlineData("""builder.Services.AddAuthorization(o => o.FallbackPolicy = null);""")]
    [InlineData("""if (builder.Environment.IsDevelopment()) { builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireAssertion(_ => true)); }""")]
    public Task PolicyThatMayRefuse_DoesNotReport(string services) => Verify(App("""app.MapGet("/a", () => 1).RequireAuthorization();""", services, "public class Requirement : IAuthorizationRequirement { }"));

    [Theory]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", Policies.All["p"]);""")]
    [InlineData("""builder.Services.AddAuthorization(o => o.FallbackPolicy = Policies.All["p"]);""")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddPolicy("P", Policies.Configure);""")]
    public Task ContentThatIsNotVisible_DoesNotReport(string services) => Verify(App(
        """app.MapGet("/a", () => 1).RequireAuthorization();""",
        services,
        """
        public static class Policies
        {
            public static readonly Dictionary<string, AuthorizationPolicy> All = [];
            public static Action<AuthorizationPolicyBuilder> Configure { get; set; } = _ => { };
        }
        """));

    [Fact]
    public Task NoFallbackPolicy_DoesNotReport() => Verify(App("""app.MapGet("/a", () => 1);"""));

    private static Task Verify(params string[] files) => RuleTest<PermissivePolicyAnalyzer>.RunAsync(files);
}
