using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>Which authentication schemes a call registers.</summary>
/// <remarks>A scheme that nobody registered makes a request fail, and so does an endpoint that demands a user where there is no scheme at all.</remarks>
internal static class AuthenticationSchemes
{
    /// <summary>Default names of the framework's schemes (the *Defaults classes), by the method that adds them.</summary>
    private static readonly Dictionary<string, string[]> Defaults = new(StringComparer.Ordinal)
    {
        ["AddJwtBearer"] = new[] { "Bearer" },
        ["AddCookie"] = new[] { "Cookies" },
        ["AddOpenIdConnect"] = new[] { "OpenIdConnect" },
        ["AddCertificate"] = new[] { "Certificate" },
        ["AddNegotiate"] = new[] { "Negotiate" },
        ["AddBearerToken"] = new[] { "BearerToken" },
        ["AddGoogle"] = new[] { "Google" },
        ["AddFacebook"] = new[] { "Facebook" },
        ["AddMicrosoftAccount"] = new[] { "Microsoft" },
        ["AddTwitter"] = new[] { "Twitter" },
    };

    public static void Note(Call call, Host host)
    {
        if (TakesAuthenticationBuilder(call.Method))
        {
            NoteScheme(call, host);
        }
        else if (!IsSchemeless(call) && (call.Name.IndexOf("Identity", StringComparison.Ordinal) >= 0
            || call.Name.IndexOf("Authentication", StringComparison.Ordinal) >= 0
            || call.Name is "UseHttpSys" or "UseIIS" or "UseIISIntegration"
            || call.Method.TypeArguments.Any(static t => t.Name.StartsWith("IAuthentication", StringComparison.Ordinal))
            || UsesAuthentication(call.Method.ContainingAssembly)
            || GivesBuilder(call.Method)))
        {
            host.SchemesIncomplete = true;
        }
    }

    private static bool TakesAuthenticationBuilder(IMethodSymbol method) =>
        (method.IsExtensionMethod && method.Parameters.Length > 0 ? method.Parameters[0].Type.Name : method.ContainingType.Name) is "AuthenticationBuilder" or "AuthenticationOptions";

    /// <summary>AddAuthentication("Bearer"); what the options' properties say is noted where they are set.</summary>
    public static void NoteDefault(Call call, Host host)
    {
        if (call.Name == "AddAuthentication" && call.HasParameter("defaultScheme") && call.Argument("defaultScheme") is ConstantValue { Value: string scheme })
        {
            host.DefaultSchemes.Add(scheme);
        }
    }

    private static void NoteScheme(Call call, Host host)
    {
        host.ForwardsSchemes |= call.Name == "AddPolicyScheme";
        var parameter = new[] { "authenticationScheme", "name" }.FirstOrDefault(call.HasParameter);
        if (parameter is not null)
        {
            if (call.Argument(parameter) is ConstantValue { Value: string name })
            {
                host.Schemes.Add(name);
            }
            else
            {
                host.SchemesIncomplete = true;
            }
        }
        else if (Defaults.TryGetValue(call.Name, out var names))
        {
            host.Schemes.UnionWith(names);
        }
        else
        {
            host.SchemesIncomplete = true;
        }
    }

    // AddAuthentication() itself registers the services and no scheme; one that is given by its options is seen there.
    private static bool IsSchemeless(Call call) => call.Name is "AddAuthentication" or "AddAuthenticationCore" or "AddIdentityCore" or "UseAuthentication";

    /// <summary>A package's builder of its own: what is called on it is not followed, and may register a scheme (AddOpenIddict().AddValidation(…)).</summary>
    private static bool GivesBuilder(IMethodSymbol method) =>
        method.ReturnType is { SpecialType: SpecialType.None, ContainingAssembly: { } assembly } && !Symbols.WellKnownSymbols.IsFrameworkAssembly(assembly)
        && !Symbols.WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly);

    private static bool UsesAuthentication(IAssemblySymbol? assembly) =>
        assembly is not null && !Symbols.WellKnownSymbols.IsFrameworkAssembly(assembly)
        && AssemblyReferences.RefersTo(assembly, "Microsoft.AspNetCore.Authentication");
}
