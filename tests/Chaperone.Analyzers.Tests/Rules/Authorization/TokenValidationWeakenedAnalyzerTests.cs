using Chaperone.CodeFixes;
using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1011.</summary>
public class TokenValidationWeakenedAnalyzerTests
{
    /// <summary>The members of Microsoft.IdentityModel.Tokens and the JWT bearer handler that the tests set: the packages are not part of the framework.</summary>
    private const string Library = """
        namespace Microsoft.IdentityModel.Tokens
        {
            public class SecurityToken { }
            public class TokenValidationParameters
            {
                public bool ValidateIssuer { get; set; } = true;
                public bool ValidateAudience { get; set; } = true;
                public bool ValidateLifetime { get; set; } = true;
                public bool ValidateIssuerSigningKey { get; set; }
                public bool RequireSignedTokens { get; set; } = true;
                public bool RequireExpirationTime { get; set; } = true;
                public bool ValidateActor { get; set; }
                public System.Collections.Generic.IEnumerable<string>? ValidAlgorithms { get; set; }
                public System.Func<string, SecurityToken, TokenValidationParameters, string>? IssuerValidator { get; set; }
                public System.Func<System.Collections.Generic.IEnumerable<string>, SecurityToken, TokenValidationParameters, bool>? AudienceValidator { get; set; }
                public System.Func<string, TokenValidationParameters, SecurityToken>? SignatureValidator { get; set; }
            }
        }

        namespace System.IdentityModel.Tokens.Jwt
        {
            public class JwtSecurityToken(string token) : Microsoft.IdentityModel.Tokens.SecurityToken { public string Token => token; }
        }

        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions
            {
                public string? Authority { get; set; }
                public bool RequireHttpsMetadata { get; set; } = true;
                public Microsoft.IdentityModel.Tokens.TokenValidationParameters TokenValidationParameters { get; set; } = new();
            }
        }
        """;

    [Theory]
    [InlineData("ValidateIssuer")]
    [InlineData("ValidateAudience")]
    [InlineData("ValidateLifetime")]
    [InlineData("ValidateIssuerSigningKey")]
    [InlineData("RequireSignedTokens")]
    [InlineData("RequireExpirationTime")]
    public Task Switch_Reports(string name) => Verify($$"""
        o.TokenValidationParameters = new() { {|CHP1011:{{name}}|} = false, ValidateActor = false };
        o.TokenValidationParameters.{|CHP1011:{{name}}|} = false;
        """);

    [Theory]
    [InlineData("o.Authority = \"http://sign-in\"; o.{|CHP1011:RequireHttpsMetadata|} = false;")]
    [InlineData("o.TokenValidationParameters.{|CHP1011:SignatureValidator|} = (token, _) => new JwtSecurityToken(token);")]
    [InlineData("o.TokenValidationParameters.{|CHP1011:AudienceValidator|} = (audiences, token, _) => true;")]
    [InlineData("o.TokenValidationParameters.{|CHP1011:AudienceValidator|} = (audiences, token, _) => { return true; };")]
    [InlineData("o.TokenValidationParameters.{|CHP1011:IssuerValidator|} = (issuer, token, _) => issuer;")]
    [InlineData("o.TokenValidationParameters.{|CHP1011:ValidAlgorithms|} = new[] { \"RS256\", \"none\" };")]
    public Task OtherWays_Report(string statement) => Verify(statement);

    [Theory]
    [InlineData("o.TokenValidationParameters = new() { ValidateIssuer = true, ValidateAudience = true };")]
    [InlineData("Action<Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions> configure = x => { x.RequireHttpsMetadata = false; x.TokenValidationParameters = new(); };")]
    [InlineData("if (UseLocalSignIn()) { o.Authority = \"http://localhost\"; o.RequireHttpsMetadata = false; }")]
    [InlineData("o.RequireHttpsMetadata = !builder.Environment.IsDevelopment();")]
    [InlineData("if (builder.Environment.IsDevelopment()) { o.RequireHttpsMetadata = false; o.TokenValidationParameters.ValidateAudience = false; }")]
    [InlineData("if (builder.Environment.IsProduction()) { o.RequireHttpsMetadata = true; } else { o.RequireHttpsMetadata = false; }")]
    [InlineData("o.TokenValidationParameters = new() { ValidateIssuer = false, IssuerValidator = (issuer, token, _) => Check(issuer) };")]
    [InlineData("o.TokenValidationParameters.SignatureValidator = (token, _) => Verified(token);")]
    [InlineData("o.TokenValidationParameters.ValidAlgorithms = new[] { \"RS256\" };")]
    [InlineData("Other other = new(); other.ValidateIssuer = false;")]
    [InlineData("Refresh.ReadExpired(o);")]
    [InlineData("\n#if DEBUG\no.RequireHttpsMetadata = false;\n#endif\n")]
    public Task WhatKeepsTheCheck_DoesNotReport(string statement) => Verify(statement);

    [Fact]
    public Task Switch_IsSetBack() => new FixTest<TokenValidationWeakenedAnalyzer, SetBackFixer>(
        [Source("o.Authority = \"http://sign-in\"; o.{|CHP1011:RequireHttpsMetadata|} = false; o.TokenValidationParameters = new() { {|CHP1011:ValidateIssuer|} = false /* why */ };"), Library],
        [Source("o.Authority = \"http://sign-in\"; o.RequireHttpsMetadata = true; o.TokenValidationParameters = new() { ValidateIssuer = true /* why */ };"), Library])
    {
        CodeActionEquivalenceKey = FixKeys.SetBack,
        NumberOfIncrementalIterations = 2,
    }.RunAsync();

    private static string Source(string statements) => "using System.IdentityModel.Tokens.Jwt;\nusing Microsoft.IdentityModel.Tokens;\n" + App(
        $$"""
        var o = new Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions();
        {{statements}}
        static bool UseLocalSignIn() => Environment.GetEnvironmentVariable("LOCAL") is not null;
        static string Check(string issuer) => issuer.EndsWith("clinic") ? issuer : throw new InvalidOperationException();
        static JwtSecurityToken Verified(string token) => new(Check(token));
        """,
        types: """
            public class Other { public bool ValidateIssuer { get; set; } }
            public static class Refresh
            {
                public static void ReadExpired(Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions o) => o.TokenValidationParameters = new() { ValidateLifetime = false, ValidateAudience = false, ValidateIssuer = false };
            }
            """);

    private static Task Verify(string statements) => RuleTest<TokenValidationWeakenedAnalyzer>.RunAsync(Source(statements), Library);
}
