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
                public System.Net.Http.HttpMessageHandler? BackchannelHttpHandler { get; set; }
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
    [InlineData("o.TokenValidationParameters.{|CHP1011:SignatureValidator|} = Anything;")]
    [InlineData("o.TokenValidationParameters.{|CHP1011:AudienceValidator|} = Delegates.Any;")]
    [InlineData("o.TokenValidationParameters = new() { {|CHP1011:IssuerValidator|} = Delegates.Same };")]
    [InlineData("o.BackchannelHttpHandler = new HttpClientHandler { {|CHP1011:ServerCertificateCustomValidationCallback|} = (_, _, _, _) => true };")]
    [InlineData("o.BackchannelHttpHandler = new HttpClientHandler { {|CHP1011:ServerCertificateCustomValidationCallback|} = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };")]
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
    [InlineData("o.TokenValidationParameters.SignatureValidator = Delegates.Checked;")]
    [InlineData("o.TokenValidationParameters.SignatureValidator = new Delegates().Overridable;")]
    [InlineData("o.BackchannelHttpHandler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject == \"CN=clinic\" };")]
    [InlineData("var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });")]
    [InlineData("Other other = new(); other.ValidateIssuer = false;")]
    [InlineData("Refresh.ReadExpired(o);")]
    [InlineData("Refresh.Read(o);")]
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
        static JwtSecurityToken Anything(string token, TokenValidationParameters parameters) { return new JwtSecurityToken(token); }
        static JwtSecurityToken Verified(string token) => new(Check(token));
        """,
        types: """
            public class Other { public bool ValidateIssuer { get; set; } }
            public static class Refresh
            {
                public static void Read(Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions o) => o.TokenValidationParameters = new() { ValidateLifetime = false };

                public static void ReadExpired(Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions o) => o.TokenValidationParameters = new() { ValidateLifetime = false, ValidateAudience = false, ValidateIssuer = false };
            }
            """);

    [Theory]
    [InlineData("o.TokenValidationParameters = new() { {|CHP1011:IssuerValidator|} = (issuer, _, _) => issuer, ValidateActor = false };", "o.TokenValidationParameters = new() { ValidateActor = false };", FixKeys.RemoveDelegate)]
    [InlineData("o.TokenValidationParameters = new() { ValidateActor = false, {|CHP1011:SignatureValidator|} = Anything };", "o.TokenValidationParameters = new() { ValidateActor = false };", FixKeys.RemoveDelegate)]
    [InlineData("o.TokenValidationParameters.ValidateActor = true;\no.TokenValidationParameters.{|CHP1011:SignatureValidator|} = Anything;\nConsole.WriteLine();", "o.TokenValidationParameters.ValidateActor = true;\nConsole.WriteLine();", FixKeys.RemoveDelegate)]
    [InlineData("o.TokenValidationParameters = new() { {|CHP1011:IssuerValidator|} = (issuer, _, _) => issuer, {|CHP1011:SignatureValidator|} = Anything, ValidateActor = false };", "o.TokenValidationParameters = new() { ValidateActor = false };", FixKeys.RemoveDelegate)]
    [InlineData("o.TokenValidationParameters.{|CHP1011:ValidAlgorithms|} = new[] { \"RS256\", \"none\" };", "o.TokenValidationParameters.ValidAlgorithms = new[] { \"RS256\" };", FixKeys.RemoveNone)]
    [InlineData("o.TokenValidationParameters.{|CHP1011:ValidAlgorithms|} = [\"none\", \"RS256\"];", "o.TokenValidationParameters.ValidAlgorithms = [\"RS256\"];", FixKeys.RemoveNone)]
    public Task WhatAcceptsEverything_IsRemoved(string before, string after, string key) => new FixTest<TokenValidationWeakenedAnalyzer, SetBackFixer>([Source(before), Library, Delegates], [Source(after), Library, Delegates])
    {
        CodeActionEquivalenceKey = key,
        NumberOfIncrementalIterations = before.Split("CHP1011").Length - 1,
    }.RunAsync();

    [Fact]
    public Task OnlyAlgorithm_IsNotRemoved() => new FixTest<TokenValidationWeakenedAnalyzer, SetBackFixer>(
        [Source("o.TokenValidationParameters.{|CHP1011:ValidAlgorithms|} = new[] { \"none\" };"), Library],
        [Source("o.TokenValidationParameters.{|CHP1011:ValidAlgorithms|} = new[] { \"none\" };"), Library]).RunAsync();

    private const string Delegates = """
        using System.Collections.Generic;
        using Microsoft.IdentityModel.Tokens;
        using System.IdentityModel.Tokens.Jwt;

        public class Delegates
        {
            public static bool Any(IEnumerable<string> audiences, SecurityToken token, TokenValidationParameters parameters) => true;

            public static string Same(string issuer, SecurityToken token, TokenValidationParameters parameters)
            {
                return issuer;
            }

            public static SecurityToken Checked(string token, TokenValidationParameters parameters)
            {
                if (token.Length == 0)
                {
                    throw new System.InvalidOperationException();
                }

                return new JwtSecurityToken(token);
            }

            public virtual SecurityToken Overridable(string token, TokenValidationParameters parameters) => new JwtSecurityToken(token);
        }
        """;

    [Theory]
    [InlineData("Func<string, TokenValidationParameters, SecurityToken> made = (token, _) => new JwtSecurityToken(token); o.TokenValidationParameters.SignatureValidator = made;")]
    [InlineData("builder.Configuration.Bind(\"Jwt\", o);")]
    public Task WhatIsNotVisible_DoesNotReport(string statement) => Verify(statement);

    private static Task Verify(string statements) => RuleTest<TokenValidationWeakenedAnalyzer>.RunAsync(Source(statements), Library, Delegates);
}
