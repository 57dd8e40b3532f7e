using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace TelehealthApi;

public sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    /// <summary>Role by key. Real keys come from a secret store; these exist so that the sample runs alone.</summary>
    public Dictionary<string, string> RolesByKey { get; } = new(StringComparer.Ordinal)
    {
        ["demo-clinician"] = "clinician",
        ["demo-patient"] = "patient",
        ["demo-device"] = "device",
        ["demo-technician"] = "technician",
        ["demo-operations"] = "operations",
    };

    /// <summary>Whose record a patient's key is for.</summary>
    public Dictionary<string, string> PatientsByKey { get; } = new(StringComparer.Ordinal) { ["demo-patient"] = "3f0d1c52-8a4e-4d7e-9a5b-0c3c5a1f7e01" };
}

/// <summary>Signs a caller in by the <c>X-Api-Key</c> header.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<ApiKeyOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<ApiKeyOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue("X-Api-Key", out var key))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (!Options.RolesByKey.TryGetValue(key.ToString(), out var role))
        {
            return Task.FromResult(AuthenticateResult.Fail("unknown key"));
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, role), new Claim(ClaimTypes.Role, role)], SchemeName);
        if (Options.PatientsByKey.TryGetValue(key.ToString(), out var patientId))
        {
            identity.AddClaim(new Claim("patient_id", patientId));
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }
}
