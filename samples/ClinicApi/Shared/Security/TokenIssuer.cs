using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClinicApi.Security;

public static class Roles
{
    public const string Physician = "physician";
    public const string Nurse = "nurse";
    public const string FrontDesk = "front-desk";
    public const string Billing = "billing";
    public const string Administrator = "administrator";
    public const string Pharmacy = "pharmacy";
    public const string Interface = "interface-engine";
    public const string Warehouse = "warehouse";
}

public sealed record SignInRequest(string User, string Password);

public sealed record SignInResponse(string AccessToken, int ExpiresInSeconds);

/// <summary>Issues the tokens that this API accepts, in the place of an identity provider, so that the sample runs alone.</summary>
public sealed class TokenIssuer(SymmetricSecurityKey key, IConfiguration configuration)
{
    public const string Issuer = "clinic-api";
    public const string Audience = "clinic-staff";

    private static readonly Dictionary<string, string> RolesByUser = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dr.okafor"] = Roles.Physician,
        ["nurse.lind"] = Roles.Nurse,
        ["desk.rossi"] = Roles.FrontDesk,
        ["billing.moreno"] = Roles.Billing,
        ["admin.chen"] = Roles.Administrator,
        ["svc.pharmacy"] = Roles.Pharmacy,
        ["svc.interface"] = Roles.Interface,
        ["svc.warehouse"] = Roles.Warehouse,
    };

    public SignInResponse? SignIn(SignInRequest request)
    {
        var password = configuration["Demo:Password"] ?? "demo";
        if (!RolesByUser.TryGetValue(request.User, out var role) || request.Password != password)
        {
            return null;
        }

        var lifetime = TimeSpan.FromHours(1);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Expires = DateTime.UtcNow + lifetime,
            Subject = new ClaimsIdentity([new Claim("name", request.User), new Claim("role", role)]),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
        return new SignInResponse(token, (int)lifetime.TotalSeconds);
    }
}

public static class ClinicAuthentication
{
    public static IServiceCollection AddClinicAuthentication(this IServiceCollection services)
    {
        // A new key each start: there is no secret to leak, and a token ends with the process that issued it.
        var key = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        services.AddSingleton(key);
        services.AddSingleton<TokenIssuer>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = TokenIssuer.Issuer,
                ValidAudience = TokenIssuer.Audience,
                IssuerSigningKey = key,
                NameClaimType = "name",
                RoleClaimType = "role",
            };
        });
        return services;
    }
}
