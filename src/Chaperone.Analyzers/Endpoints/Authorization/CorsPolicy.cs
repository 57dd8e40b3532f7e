using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>The CORS policy of an endpoint, where it admits any origin (CorsPolicyBuilder, CorsMiddleware).</summary>
internal sealed class CorsPolicy
{
    private CorsPolicy(string how, bool sendsCredentials, Location where)
    {
        How = how;
        SendsCredentials = sendsCredentials;
        Where = where;
    }

    /// <summary>The call that admits every origin.</summary>
    public string How { get; }

    /// <summary>Whether a browser sends cookies along: SetIsOriginAllowed names the origin that asks, which <c>*</c> does not.</summary>
    public bool SendsCredentials { get; }

    public Location Where { get; }

    /// <summary>The policy that admits any origin for the endpoint; null when its policy names origins, or is not visible, or there is none.</summary>
    public static CorsPolicy? Of(Endpoint endpoint)
    {
        if (endpoint is not { Host: { } host, Input.Pipeline: { } pipeline })
        {
            return null;
        }

        // The nearest says it: what is on the endpoint, its handler or class, around it, else the middleware for all.
        if (Last(endpoint.Conventions) is { } own)
        {
            return Named(own, host);
        }

        foreach (var attribute in (endpoint.HandlerMethod?.GetAttributes() ?? Enumerable.Empty<AttributeData>()).Concat(endpoint.HandlerType?.GetAttributes() ?? Enumerable.Empty<AttributeData>()))
        {
            if (attribute.AttributeClass is { Name: "DisableCorsAttribute" or "EnableCorsAttribute" } type && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
            {
                return type.Name == "DisableCorsAttribute" ? null : Registered(host, attribute.ConstructorArguments.FirstOrDefault().Scalar as string);
            }
        }

        return Last(endpoint.OuterConventions) is { } outer ? Named(outer, host)
            : pipeline.Calls.FirstOrDefault(static c => c.Name == "UseCors" && c.IsFramework && c.When.IsAlways) is { } middleware ? Named(middleware, host)
            : null;
    }

    private static RecordedCall? Last(IEnumerable<RecordedCall> conventions) => conventions.LastOrDefault(static c => c.Name == "RequireCors" && c.IsFramework);

    /// <summary>The policy that UseCors or RequireCors names or makes.</summary>
    private static CorsPolicy? Named(RecordedCall call, Host host) => call.Arguments.FirstOrDefault() switch
    {
        ConstantValue { Value: string name } => Registered(host, name),
        null => Registered(host, null),
        _ => Read(call),
    };

    private static CorsPolicy? Registered(Host host, string? name)
    {
        var policy = host.Calls.LastOrDefault(c => c.Member.ContainingType?.Name == "CorsOptions" && c.When.IsAlways
            && (name is null ? c.Name == "AddDefaultPolicy" : c.Name == "AddPolicy" && c.Argument("name") is ConstantValue { Value: string known } && known == name));
        return policy is null ? null : Read(policy);
    }

    /// <summary>
    /// What is called inside the policy's making, whatever its conditions say: origins by configuration, and any origin where there are none, is
    /// nothing that can be known. The call itself is bound; inside, names are enough.
    /// </summary>
    private static CorsPolicy? Read(RecordedCall call)
    {
        var calls = call.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(static i => (Call: i, Name: (i.Expression as MemberAccessExpressionSyntax)?.Name))
            .Where(i => i.Name is not null && !IsConditional(i.Call, call.Syntax))
            .ToList();
        foreach (var (made, name) in calls)
        {
            var how = name!.Identifier.ValueText switch
            {
                "AllowAnyOrigin" => "AllowAnyOrigin()",
                "SetIsOriginAllowed" when AllowsAll(made) => "SetIsOriginAllowed(_ => true)",
                "WithOrigins" when made.ArgumentList.Arguments.Any(static a => a.Expression is LiteralExpressionSyntax { Token.Value: "*" }) => "WithOrigins(\"*\")",
                _ => null,
            };
            if (how is not null)
            {
                return new CorsPolicy(how, calls.Any(static c => c.Name!.Identifier.ValueText == "AllowCredentials"), name.GetLocation());
            }
        }

        return null;
    }

    private static bool AllowsAll(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LambdaExpressionSyntax { ExpressionBody: LiteralExpressionSyntax { Token.Value: true } };

    private static bool IsConditional(SyntaxNode node, SyntaxNode root)
    {
        for (var current = node.Parent; current is not null && current != root; current = current.Parent)
        {
            if (current is IfStatementSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax or SwitchExpressionArmSyntax)
            {
                return true;
            }
        }

        return false;
    }
}
