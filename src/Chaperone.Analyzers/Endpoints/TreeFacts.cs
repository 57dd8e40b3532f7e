using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Endpoints;

/// <summary>What syntax alone says of a method.</summary>
internal sealed class MethodFacts
{
    public MethodFacts(string name, TextSpan span, ImmutableArray<string> names, bool buildsApplication, bool configures, bool takesHandler)
    {
        Name = name;
        Span = span;
        Names = names;
        BuildsApplication = buildsApplication;
        Configures = configures;
        TakesHandler = takesHandler;
    }

    public string Name { get; }

    public TextSpan Span { get; }

    /// <summary>The distinct names it invokes or mentions in invocations.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Names WebApplication, a host builder, or a Map call.</summary>
    public bool BuildsApplication { get; }

    /// <summary>The parameter of a method that does nothing but map endpoints on it (<see cref="PlainModules"/>); null for any other.</summary>
    public int? PlainModuleOn { get; init; }

    /// <summary>Has a parameter that may be an endpoint's handler.</summary>
    public bool TakesHandler { get; }

    /// <summary>Mentions something that matters to the whole application: policies, filters, middleware, services.</summary>
    public bool Configures { get; }
}

/// <summary>Facts of one syntax tree, from syntax only: strings, spans and flags, so that they outlive every compilation.</summary>
/// <remarks>
/// Cached by tree: an unedited tree is the same object in the next compilation, so that an edit costs one file. The value never points at a
/// compilation, nor at the tree.
/// </remarks>
internal sealed class TreeFacts
{
    public static readonly TreeFacts None = new(ImmutableArray<MethodFacts>.Empty, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty, ImmutableArray<TextSpan>.Empty, false, false);

    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> Cache = new();

    /// <summary>A file without any of these words has nothing to do with endpoints: it is not even parsed by us.</summary>
    private static readonly string[] Words =
    {
        "Map", "Controller", "IEndpointRouteBuilder", "WebApplication", "IServiceCollection", "IApplicationBuilder", "HostBuilder", "CreateDefaultBuilder",
        "AuthorizationPolicy", "AuthorizationOptions", "MvcOptions", "Authoriz", "ApiController", "HostApplicationBuilder", "RequestDelegate", "IMiddleware",
        "IEndpointFilter", "FilterContext", "AuthenticateResult", "ServerMethod<", "IHubFilter", "IApplicationModelConvention", "IApplicationModelProvider", "EndpointConventionBuilder", "AspNetCore.Mvc", "OpenApiOptions", "SwaggerGenOptions",
    };

    private static readonly HashSet<string> ConfigurationNames = new(StringComparer.Ordinal)
    {
        "FallbackPolicy", "SetFallbackPolicy", "AddFallbackPolicy", "DefaultPolicy", "SetDefaultPolicy", "AddDefaultPolicy", "AddPolicy",
        "AddAuthorization", "AddAuthorizationBuilder", "AddAuthorizationCore", "IAuthorizationPolicyProvider", "AuthorizationPolicyBuilder",
        "AddControllers", "AddControllersWithViews", "AddMvc", "AddMvcCore", "AddRazorPages", "AddSignalR", "Filters", "Conventions", "IApplicationModelProvider",
        "UseRouting", "UseAuthentication", "UseAuthorization", "UseEndpoints", "UseMvc", "UseMiddleware", "Use", "UseWhen", "UseStartup",
        "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute", "MapFallbackToController", "MapDynamicControllerRoute",
        "MapFallbackToAreaController", "MapRazorPages", "MapRazorComponents", "MapFallbackToPage", "UseFastEndpoints", "MapFastEndpoints", "MapCarter", "AddApplicationPart", "ConfigureApplicationPartManager", "SuppressCheckForUnhandledSecurityMetadata",
        "AuthorizationOptions", "MvcOptions", "RouteOptions", "ConfigureOptions", "IStartupFilter", "RequireAuthorization", "AllowAnonymous",
        "WithMetadata", "Metadata", "ShortCircuit", "AddEndpointFilter", "AddEndpointFilterFactory", "Finally",
        "AddNewtonsoftJson", "AddJsonOptions", "ConfigureHttpJsonOptions", "JsonOptions", "AddPhiMasking", "AddXmlSerializerFormatters", "AddXmlDataContractSerializerFormatters", "OutputFormatters",
        "AddOpenApi", "AddSwaggerGen", "AddEndpointsApiExplorer", "AddApiExplorer", "OpenApiOptions", "SwaggerGenOptions",
        "ExcludeFromDescription", "Produces", "ProducesProblem", "ProducesValidationProblem", "WithDescription", "WithGroupName", "WithName",
        "WithOpenApi", "WithSummary", "WithTags",
        "IAuthorizationMiddlewareResultHandler", "IPolicyEvaluator", "IAuthorizationService", "IAuthorizationEvaluator", "IAuthorizationHandlerProvider", "IAuthorizationHandlerContextFactory", "IAuthorizationHandler",
        "IAuthenticationService", "IAuthenticationHandlerProvider", "IActionDescriptorProvider", "AddAuthentication", "AddScheme", "AddRemoteScheme", "AddPolicyScheme", "DataSources",
    };

    private static readonly HashSet<string> ApplicationNames = new(StringComparer.Ordinal)
    {
        "WebApplication", "CreateDefaultBuilder", "CreateApplicationBuilder", "HostBuilder", "WebHostBuilder", "ConfigureWebHostDefaults", "ConfigureWebHost", "UseStartup",
    };

    private TreeFacts(ImmutableArray<MethodFacts> methods, ImmutableArray<int> derivedTypes, ImmutableArray<int> controllerCandidates, ImmutableArray<TextSpan> mapCalls, bool mentionsArea, bool mentionsMvc)
    {
        MentionsMvc = mentionsMvc;
        Methods = methods;
        DerivedTypes = derivedTypes;
        ControllerCandidates = controllerCandidates;
        MapCalls = mapCalls;
        MentionsArea = mentionsArea;
    }

    public ImmutableArray<MethodFacts> Methods { get; }

    /// <summary>Positions of the identifiers of types with a base list.</summary>
    public ImmutableArray<int> DerivedTypes { get; }

    /// <summary>Positions of the identifiers of types that may be controllers: by suffix, with attributes, or with a base.</summary>
    public ImmutableArray<int> ControllerCandidates { get; }

    /// <summary>Spans of invocations whose name looks like a Map call.</summary>
    public ImmutableArray<TextSpan> MapCalls { get; }

    /// <summary>Whether MVC's namespace is named.</summary>
    public bool MentionsMvc { get; }

    /// <summary>Whether handlers of authorization requirements are named, or what they are handed.</summary>
    public bool MentionsAuthorizationHandler { get; private init; }

    /// <summary>Whether an interface is named by which types add metadata to the endpoints that take or return them.</summary>
    public bool MentionsMetadataProvider { get; private init; }

    /// <summary>Whether an area attribute is named.</summary>
    public bool MentionsArea { get; }

    /// <summary>Positions of the identifiers of methods with an attribute that may be about authorization.</summary>
    public ImmutableArray<int> AuthorizedMethods { get; private init; } = ImmutableArray<int>.Empty;

    /// <summary>The names of the methods in whose text somebody is refused.</summary>
    public ImmutableArray<string> RefusingMethods { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>The names of the types whose members the file names without them: <c>using static Charts;</c>.</summary>
    public ImmutableArray<string> StaticUsings { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>Those that do so for all files: <c>global using static Charts;</c>.</summary>
    public ImmutableArray<string> GlobalStaticUsings { get; private init; } = ImmutableArray<string>.Empty;

    public static TreeFacts Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var facts))
        {
            return facts;
        }

        facts = Read(tree, cancellationToken);
        return Cache.GetValue(tree, _ => facts);
    }

    /// <summary>The facts of all trees of a compilation.</summary>
    public static ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> OfAll(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Select(t => (t, Of(t, cancellationToken))).ToImmutableArray();

    private static TreeFacts Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        var related = Words.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
        var refuses = HandlerGuard.Refuses(text);
        if (!related && !refuses && text.IndexOf(':') < 0 && text.IndexOf("global using static", StringComparison.Ordinal) < 0)
        {
            return None;
        }

        var walker = new Walker(descend: related, text.IndexOf("AspNetCore.Mvc", StringComparison.Ordinal) >= 0, text.IndexOf("AuthorizationHandler", StringComparison.Ordinal) >= 0, cancellationToken)
        {
            RefusingMethods = refuses ? RefusingMethodsIn(tree.GetRoot(cancellationToken)) : ImmutableArray<string>.Empty,
            MentionsProvider = text.IndexOf("IEndpointMetadataProvider", StringComparison.Ordinal) >= 0 || text.IndexOf("IEndpointParameterMetadataProvider", StringComparison.Ordinal) >= 0,
        };
        try
        {
            walker.Visit(tree.GetRoot(cancellationToken));
        }
        catch (InsufficientExecutionStackException)
        {
            // Expressions nested too deeply for any compiler (CS8078): what was seen before them stands.
        }

        return walker.ToFacts();
    }

    private static ImmutableArray<string> RefusingMethodsIn(SyntaxNode root) =>
        root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(static m => HandlerGuard.Refuses(m.ToString()))
            .Select(static m => m.Identifier.ValueText)
            .Distinct()
            .ToImmutableArray();

    private sealed class Walker : CSharpSyntaxWalker
    {
        private readonly bool _descend;
        private readonly CancellationToken _cancellationToken;
        private readonly ImmutableArray<MethodFacts>.Builder _methods = ImmutableArray.CreateBuilder<MethodFacts>();
        private readonly ImmutableArray<int>.Builder _derived = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<int>.Builder _controllers = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<TextSpan>.Builder _mapCalls = ImmutableArray.CreateBuilder<TextSpan>();
        private readonly ImmutableArray<int>.Builder _authorizedMethods = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<string>.Builder _staticUsings = ImmutableArray.CreateBuilder<string>();
        private readonly ImmutableArray<string>.Builder _globalStaticUsings = ImmutableArray.CreateBuilder<string>();
        private HashSet<string>? _names;
        private bool _builds;
        private readonly bool _mentionsMvc;
        private readonly bool _mentionsHandler;
        private bool _mentionsArea;
        private bool _configures;

        public bool MentionsProvider { get; init; }

        public ImmutableArray<string> RefusingMethods { get; init; } = ImmutableArray<string>.Empty;

        public Walker(bool descend, bool mentionsMvc, bool mentionsHandler, CancellationToken cancellationToken)
        {
            _mentionsHandler = mentionsHandler;
            _mentionsMvc = mentionsMvc;
            _descend = descend;
            _cancellationToken = cancellationToken;
        }

        public TreeFacts ToFacts() => new(_methods.ToImmutable(), _derived.ToImmutable(), _controllers.ToImmutable(), _mapCalls.ToImmutable(), _mentionsArea, _mentionsMvc)
        {
            AuthorizedMethods = _authorizedMethods.ToImmutable(),
            MentionsAuthorizationHandler = _mentionsHandler,
            MentionsMetadataProvider = MentionsProvider,
            RefusingMethods = RefusingMethods,
            StaticUsings = _staticUsings.ToImmutable(),
            GlobalStaticUsings = _globalStaticUsings.ToImmutable(),
        };

        public override void VisitCompilationUnit(CompilationUnitSyntax node)
        {
            Usings(node.Usings);

            // Top-level statements are one method.
            if (_descend && node.Members.Any(SyntaxKind.GlobalStatement))
            {
                Method(WellKnownMemberNames.TopLevelStatementsEntryPointMethodName, node, () =>
                {
                    foreach (var member in node.Members.OfType<GlobalStatementSyntax>())
                    {
                        Visit(member);
                    }
                });
            }

            foreach (var member in node.Members)
            {
                if (member is not GlobalStatementSyntax)
                {
                    Visit(member);
                }
            }
        }

        public override void VisitNamespaceDeclaration(NamespaceDeclarationSyntax node)
        {
            Usings(node.Usings);
            base.VisitNamespaceDeclaration(node);
        }

        public override void VisitFileScopedNamespaceDeclaration(FileScopedNamespaceDeclarationSyntax node)
        {
            Usings(node.Usings);
            base.VisitFileScopedNamespaceDeclaration(node);
        }

        private void Usings(SyntaxList<UsingDirectiveSyntax> usings)
        {
            foreach (var directive in usings.Where(static u => u.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)))
            {
                (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) ? _globalStaticUsings : _staticUsings).Add(directive.DescendantNodes().OfType<SimpleNameSyntax>().Last().Identifier.ValueText);
            }
        }

        public override void VisitClassDeclaration(ClassDeclarationSyntax node)
        {
            Type(node);
            base.VisitClassDeclaration(node);
        }

        public override void VisitRecordDeclaration(RecordDeclarationSyntax node)
        {
            Type(node);
            base.VisitRecordDeclaration(node);
        }

        public override void VisitStructDeclaration(StructDeclarationSyntax node)
        {
            Type(node);
            base.VisitStructDeclaration(node);
        }

        public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            if (node.AttributeLists.Count > 0 && node.Parent is TypeDeclarationSyntax type && MayAuthorize(node, type))
            {
                _authorizedMethods.Add(node.Identifier.SpanStart);
            }

            Member(node.Identifier.ValueText, node, (SyntaxNode?)node.Body ?? node.ExpressionBody);
        }

        public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => Member(".ctor", node, (SyntaxNode?)node.Body ?? node.ExpressionBody);

        public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) => Member(node.Identifier.ValueText, node, node);

        public override void VisitFieldDeclaration(FieldDeclarationSyntax node) => Member(node.Declaration.Variables.FirstOrDefault()?.Identifier.ValueText ?? "", node, node);

        public override void VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            var name = node.Expression switch
            {
                MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
                MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
                SimpleNameSyntax simple => simple.Identifier.ValueText,
                _ => null,
            };
            if (name is not null && MapCallNames.LooksLikeMapCall(name))
            {
                _mapCalls.Add(node.Span);
                _builds = true;
            }

            base.VisitInvocationExpression(node);
        }

        public override void VisitIdentifierName(IdentifierNameSyntax node) => Note(node.Identifier.ValueText);

        public override void VisitGenericName(GenericNameSyntax node)
        {
            Note(node.Identifier.ValueText);
            base.VisitGenericName(node);
        }

        // A hub's method may carry any attribute of the project's own.
        private static bool MayAuthorize(MethodDeclarationSyntax node, TypeDeclarationSyntax type) =>
            type.BaseList?.ToString().Contains("Hub") == true
            || node.AttributeLists.Any(static l => l.Attributes.Any(static a => a.Name.ToString() is var name && (name.Contains("Authoriz") || name.Contains("Anonymous"))));

        private void Note(string name)
        {
            _names?.Add(name);
            _mentionsArea |= name is "Area" or "AreaAttribute";
            _configures |= ConfigurationNames.Contains(name);
            _builds |= ApplicationNames.Contains(name);
        }

        private void Type(TypeDeclarationSyntax node)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (node.BaseList is not null)
            {
                _derived.Add(node.Identifier.SpanStart);
            }

            // Only top-level types can be controllers. Which bases and attributes make one is a question for symbols.
            if (node.Parent is not TypeDeclarationSyntax && !node.IsKind(SyntaxKind.StructDeclaration)
                && (node.BaseList is not null || node.AttributeLists.Count > 0 || node.Modifiers.Any(SyntaxKind.PartialKeyword) || node.Identifier.ValueText.EndsWith("Controller", StringComparison.OrdinalIgnoreCase)))
            {
                _controllers.Add(node.Identifier.SpanStart);
            }
        }

        private void Member(string name, SyntaxNode node, SyntaxNode? body)
        {
            if (_descend && body is not null)
            {
                Method(name, node, () => DefaultVisit(node));
            }
        }

        private static bool TakesHandler(SyntaxNode node) =>
            node is BaseMethodDeclarationSyntax method && method.ParameterList.Parameters.Any(static p =>
                p.Type?.ToString() is { } type && (type.Contains("Delegate") || type.Contains("Func<") || type.Contains("Action")));

        private void Method(string name, SyntaxNode node, Action visit)
        {
            var outer = (_names, _builds, _configures);
            (_names, _builds, _configures) = (new HashSet<string>(StringComparer.Ordinal), false, false);
            visit();
            _methods.Add(new MethodFacts(name, node.Span, _names.ToImmutableArray(), _builds, _configures, TakesHandler(node))
            {
                PlainModuleOn = _builds ? PlainModules.BuilderOrdinal(node) : null,
            });
            (_names, _builds, _configures) = outer;
        }
    }
}
