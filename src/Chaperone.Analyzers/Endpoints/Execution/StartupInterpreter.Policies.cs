using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Authorization policies by content.</content>
internal sealed partial class StartupInterpreter
{
    private static PolicyContent PolicyOf(Value value) => value switch
    {
        PolicyValue policy => policy.Content,
        PolicyBuilderValue builder => builder.State.Build(),
        _ => PolicyContent.Invisible,
    };

    /// <summary>The policy that an <c>Action&lt;AuthorizationPolicyBuilder&gt;</c> makes.</summary>
    private PolicyContent ConfiguredPolicy(Value configure)
    {
        if (configure is not DelegateValue @delegate)
        {
            return PolicyContent.Invisible;
        }

        var builder = new PolicyBuilderValue(_condition);
        InvokeDelegate(@delegate, new Value[] { builder });
        return builder.State.IsEmpty ? PolicyContent.Invisible : builder.State.Build();
    }

    private Value InvokePolicyBuilder(Call call, PolicyBuilderValue builder)
    {
        var state = builder.State;
        switch (call.Name)
        {
            case "Build":
                return new PolicyValue(state.IsEmpty ? PolicyContent.Invisible : state.Build());
            case "RequireAuthenticatedUser":
                AddRequirement(state, Certainty.Yes, call.Name);
                break;
            case "RequireRole":
                var roles = call.Argument("roles") is SequenceValue { Complete: true } given ? given.Items.Select(TextOf).ToArray() : new[] { RouteText.Unknown };
                AddRequirement(state, Certainty.Yes, call.Name + "(" + string.Join(", ", roles.Select(static r => r.Exact ? r.Text : "?")) + ")", roles);
                break;
            case "RequireClaim":
                AddRequirement(state, Certainty.Yes, call.Name + "(" + TextOf(call.Argument("claimType")).Text + ")");
                break;
            case "RequireUserName":
                AddRequirement(state, Certainty.Yes, call.Name);
                break;
            case "RequireAssertion":
                var assertion = call.Delegates().FirstOrDefault();
                AddRequirement(state, AdmitsEveryone(assertion) ? Certainty.No : RefusesAnonymous(assertion) ? Certainty.Yes : Certainty.Unknown, call.Name, ignoresCaller: IgnoresCaller(assertion));
                break;
            // To the list of schemes, not to that of requirements: of a library the method is ICollection<T>.Add, whatever T was.
            case "Add" when call.Method.ContainingType.TypeArguments is [{ SpecialType: SpecialType.System_String }] || call.OtherArguments().FirstOrDefault().Value is ConstantValue { Value: string }:
                state.AddSchemes(call.OtherArguments().Select(static a => TextOf(a.Value)).Where(static t => t.Exact).Select(static t => t.Text));
                break;
            case "Add" when call.OtherArguments().FirstOrDefault().Value is { } requirement:
                AddRequirements(state, new SequenceValue(ImmutableArray.Create(requirement), complete: true));
                break;
            case "Clear" or "Remove" or "RemoveAt" or "RemoveAll" when call.Method.ContainingType.TypeArguments is [{ SpecialType: SpecialType.System_String }]:
                state.TakeAwaySchemes();
                break;
            case "Clear" or "Remove" or "RemoveAt" or "RemoveAll":
                state.TakeAway();
                break;
            case "AddRequirements":
                AddRequirements(state, call.Argument("requirements"));
                break;
            case "AddAuthenticationSchemes":
                state.AddSchemes(call.Argument("schemes") is SequenceValue { Complete: true } schemes
                    ? schemes.Items.Select(TextOf).Where(static t => t.Exact).Select(static t => t.Text)
                    : Enumerable.Empty<string>());
                break;
            case "Combine":
                state.Add(PolicyOf(call.OtherArguments().FirstOrDefault().Value ?? Value.Unknown));
                break;
            // PolicyBuilderExtensions in AzureAD/microsoft-identity-web: the handlers of these requirements look for a claim.
            case "RequireScope" or "RequireScopeOrAppPermission" when call.Method.ContainingAssembly.Name == PolicyResolver.IdentityWeb:
                AddRequirement(state, Certainty.Yes, call.Name);
                break;
            default:
                // A package's own requirement.
                AddRequirement(state, Certainty.Unknown, call.Name);
                break;
        }

        return builder;
    }

    /// <summary>Adds a requirement; one that is only sometimes added demands nothing for certain.</summary>
    private void AddRequirement(PolicyBuilderState state, Certainty refusal, string name, RouteText[]? roles = null, bool ignoresCaller = false) =>
        state.Add(new PolicyContent(
            _condition.IsImpliedBy(state.Created) || refusal != Certainty.Yes ? refusal : Certainty.Unknown,
            ImmutableArray.Create(name),
            roles?.Where(static r => r.Exact).Select(static r => r.Text).ToImmutableArray() ?? ImmutableArray<string>.Empty,
            ignoresCaller: ignoresCaller)
        {
            Unseen = roles?.Any(static r => !r.Exact) == true ? "which roles the policy demands is not visible" : null,
        }, refusal == Certainty.Yes);

    private void AddRequirements(PolicyBuilderState state, Value requirements)
    {
        if (requirements is not SequenceValue { Complete: true } items)
        {
            AddRequirement(state, Certainty.Unknown, "requirements");
            return;
        }

        foreach (var item in items.Items)
        {
            var type = (item as ObjectValue)?.Type;
            AddRequirement(state, RefusesAnonymous(type), type?.Name ?? "requirement");
        }
    }

    /// <summary>The framework's own requirements all refuse a caller without identity (their handlers look at claims); the project's own by their handlers.</summary>
    private Certainty RefusesAnonymous(ITypeSymbol? requirement) => requirement?.Name switch
    {
        null => Certainty.Unknown,
        "DenyAnonymousAuthorizationRequirement" or "RolesAuthorizationRequirement" or "ClaimsAuthorizationRequirement" or "NameAuthorizationRequirement"
            when WellKnownSymbols.IsFrameworkAssembly(requirement.ContainingAssembly) => Certainty.Yes,
        _ => _requirementHandlers.Value.Refuse(requirement) ? Certainty.Yes : Certainty.Unknown,
    };

    /// <summary>What a policy provider of the project's own gives for names; null where it leaves them to the framework's.</summary>
    private PolicySource? SourceOf(ITypeSymbol? provider)
    {
        for (var type = provider; type is not null && _recorder is null; type = type.BaseType)
        {
            if (PolicyProviders.IsFrameworks(type))
            {
                return null;
            }

            if (type.GetMembers("GetPolicyAsync").OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.Length == 1) is { } method)
            {
                return new PolicySource(name =>
                {
                    var outer = _condition;
                    _condition = Condition.Always;
                    var given = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [method.Parameters[0]] = name is null ? Value.Unknown : new ConstantValue(name) };
                    var policy = Run(method, new ObjectValue(provider!), given, TypeArgumentsOf(method));
                    _condition = outer;
                    return Exhausted ? Value.Unknown : policy;
                });
            }
        }

        return PolicySource.Invisible;
    }

    /// <summary>
    /// An assertion that does not use what it is given, nor anything that sounds like a request or its user: it holds for everybody or nobody.
    /// </summary>
    private static bool IgnoresCaller(DelegateValue? assertion) =>
        assertion is { LambdaBody: { } body, Method.Parameters: [var context] }
        && body.DescendantsAndSelf().All(o => o is not IParameterReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Parameter, context))
        && !new[] { "User", "Context", "Request", "Principal", "Claim" }.Any(word => body.Syntax.ToString().IndexOf(word, System.StringComparison.Ordinal) >= 0);

    private bool RefusesAnonymous(DelegateValue? assertion) => assertion?.Replayed?.Log.RefusesAnonymous ?? AnonymousCaller.FailsAssertion(assertion?.LambdaBody, BodyOf);

    private static bool AdmitsEveryone(DelegateValue? assertion)
    {
        if (assertion?.Replayed is { } replayed)
        {
            return replayed.Log.AdmitsEveryone;
        }

        if (assertion?.LambdaBody is not IBlockOperation { Operations: [.., IReturnOperation { ReturnedValue: { } returned }] } block || block.Operations.Length != 1)
        {
            return false;
        }

        while (returned is IConversionOperation conversion)
        {
            returned = conversion.Operand;
        }

        return returned is { ConstantValue: { HasValue: true, Value: true } }
            || returned is IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: true } }] };
    }

    /// <summary>Objects of the framework that the model knows by meaning; null for any other.</summary>
    private Value? CreateKnown(ITypeSymbol? type, IMethodSymbol? constructor, Dictionary<ISymbol, Value> arguments, Location where)
    {
        if (type is null || !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
        {
            return null;
        }

        switch (type.Name)
        {
            case "AuthorizationPolicyBuilder":
                var builder = new PolicyBuilderValue(_condition);
                foreach (var argument in arguments.Values)
                {
                    if (argument is PolicyValue policy)
                    {
                        builder.State.Add(policy.Content);
                    }
                    else if (argument is SequenceValue { Complete: true } schemes)
                    {
                        builder.State.AddSchemes(schemes.Items.Select(TextOf).Where(static t => t.Exact).Select(static t => t.Text));
                    }
                }

                return builder;
            case "AuthorizationPolicy":
                var state = new PolicyBuilderState(_condition);
                AddRequirements(state, arguments.FirstOrDefault(static a => a.Key.Name == "requirements").Value ?? Value.Unknown);
                return new PolicyValue(state.Build());
            case "HostBuilder" or "WebHostBuilder":
                return new HostValue(NewHost(isWebApplication: false));
            case "ServiceDescriptor":
                return new RegistrationValue(TypesNamedIn(Enumerable.Empty<ITypeSymbol>(), arguments.Values));
            default:
                var self = new ObjectValue(Substitute(type));
                if (constructor is not null)
                {
                    KeepArguments(self, constructor, arguments);
                }

                RunHandedOn(arguments.Values, System.Array.Empty<Value>(), type.Name, where);
                return self;
        }
    }

    /// <summary>Remembers constructor arguments, and as properties where the names agree (AuthorizeAttribute(policy) sets Policy).</summary>
    private static void KeepArguments(ObjectValue self, IMethodSymbol constructor, Dictionary<ISymbol, Value> arguments)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (!arguments.TryGetValue(parameter, out var value))
            {
                continue;
            }

            self.Fields[parameter] = value;
            for (ITypeSymbol? type = constructor.ContainingType; type is not null; type = type.BaseType)
            {
                if (type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, parameter.Name, System.StringComparison.OrdinalIgnoreCase)) is { } property)
                {
                    self.Fields[property.OriginalDefinition] = value;
                    break;
                }
            }
        }
    }
}
