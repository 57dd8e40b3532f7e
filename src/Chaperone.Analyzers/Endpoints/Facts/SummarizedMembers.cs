using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Configuration;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Facts;

/// <summary>Makes the facts of a library from its source: which members have a log, and their logs.</summary>
/// <remarks>
/// The build asks for all of them and writes them into the library's assembly; an editor, where a referenced project is a compilation
/// without the generator's output, asks for those that a call leads to. Both get the same.
/// </remarks>
internal sealed class SummarizedMembers
{
    private static readonly HashSet<string> JudgedMethods = new(System.StringComparer.Ordinal)
    {
        "Invoke", "InvokeAsync", "OnAuthorization", "OnAuthorizationAsync", "OnActionExecuting", "OnActionExecuted", "OnActionExecutionAsync",
        "OnResourceExecuting", "OnResourceExecuted", "OnResourceExecutionAsync", "OnResultExecuting", "OnResultExecuted", "OnResultExecutionAsync",
        "OnException", "OnExceptionAsync", "Apply", "OnProvidersExecuting", "OnProvidersExecuted",

        // An interceptor of gRPC, by the kind of call; a filter of SignalR.
        "UnaryServerHandler", "ClientStreamingServerHandler", "ServerStreamingServerHandler", "DuplexStreamingServerHandler",
        "InvokeMethodAsync",

        // A handler of requirements, of results, of a scheme.
        "HandleAsync", "HandleRequirementAsync", "HandleAuthenticateAsync", "AuthenticateAsync",
    };

    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly SourceIndex _index;
    private readonly ReferencedFacts _references;
    private readonly CancellationToken _cancellationToken;

    public SummarizedMembers(SemanticModels models, WellKnownSymbols symbols, ReferencedFacts references, CancellationToken cancellationToken)
    {
        _models = models;
        _symbols = symbols;
        _references = references;
        _cancellationToken = cancellationToken;
        _index = new SourceIndex(models, TreeFacts.OfAll(models.Compilation, cancellationToken), cancellationToken);
    }

    public SemanticModels Models => _models;

    /// <summary>Whether a compilation has facts at all: a library that uses ASP.NET Core. An application has none: no product ships its own map.</summary>
    public static bool HasFacts(Compilation compilation) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && compilation.ReferencedAssemblyNames.Any(static n => n.Name.StartsWith("Microsoft.AspNetCore", System.StringComparison.Ordinal));

    /// <summary>All facts, as text.</summary>
    public string Write()
    {
        var types = new Dictionary<string, TypeFlags>(System.StringComparer.Ordinal);
        var members = new Dictionary<string, MethodLog>(System.StringComparer.Ordinal);
        foreach (var (tree, facts) in _index.Trees)
        {
            var root = facts.Methods.IsEmpty ? null : tree.GetRoot(_cancellationToken);
            foreach (var method in facts.Methods)
            {
                var node = root!.FindNode(method.Span);
                if (JudgedMethods.Contains(method.Name) && node.Parent is TypeDeclarationSyntax declaration && _models.For(tree).GetDeclaredSymbol(declaration, _cancellationToken) is INamedTypeSymbol type)
                {
                    types[TypeNames.MetadataNameOf(type)] = FlagsOf(type, _models, _cancellationToken);
                }

                foreach (var symbol in DeclaredBy(node, tree))
                {
                    if (LogOf(symbol) is { } log && symbol.GetDocumentationCommentId() is { } id)
                    {
                        members[id] = log;
                    }
                }
            }
        }

        return FactsText.Write(types, members);
    }

    /// <summary>The log of one member; null when it has none.</summary>
    public MethodLog? LogOf(ISymbol symbol)
    {
        if (!IsDeclaredInFacts(symbol))
        {
            return null;
        }

        switch (symbol)
        {
            case IMethodSymbol method when IsSummarized(method):
                return NewInterpreter().Summarize(method);
            case IPropertySymbol { IsStatic: true, IsIndexer: false } property when IsShared(property, property.Type):
                return ValueLog(property);
            case IFieldSymbol { IsStatic: true, IsReadOnly: true } field when IsShared(field, field.Type):
                return ValueLog(field);
            default:
                return null;
        }
    }

    /// <summary>What a type's source says.</summary>
    public static TypeFlags FlagsOf(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellationToken)
    {
        var change = new ApplicationModelChange(type, new Evidence("", null));
        return (LettingIn.May(type, models, cancellationToken) ? TypeFlags.MayLetIn : 0) | (GuardDetection.MayRefuse(type, models, cancellationToken) ? TypeFlags.MayRefuse : 0) | (change.MayReroute ? TypeFlags.MayReroute : 0) | (change.MayAuthorize ? TypeFlags.MayAuthorize : 0) | (change.MayOpen ? TypeFlags.MayOpen : 0);
    }

    /// <summary>Whether a type has an entry: it has one of the methods by which filters, middleware, interceptors and conventions are called.</summary>
    public static bool IsJudged(INamedTypeSymbol type) => type.GetMembers().Any(static m => m is IMethodSymbol && JudgedMethods.Contains(m.Name));

    private MethodLog? ValueLog(ISymbol member)
    {
        var value = NewInterpreter().SummarizeValue(member);
        return value.Kind == LogValueKind.Unknown ? null : new MethodLog { Result = value };
    }

    private StartupInterpreter NewInterpreter() =>
        new(_models, _symbols, _index, static _ => true, static _ => null, ModelSettings.None, _references, _cancellationToken);

    private IEnumerable<ISymbol> DeclaredBy(SyntaxNode node, SyntaxTree tree)
    {
        switch (node)
        {
            case BaseFieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                {
                    if (_models.For(tree).GetDeclaredSymbol(variable, _cancellationToken) is { } declared)
                    {
                        yield return declared;
                    }
                }

                break;

            // Private ones are nobody's business outside; explicit implementations have no modifiers.
            case MemberDeclarationSyntax member when member is not BaseTypeDeclarationSyntax:
                if (_models.For(tree).GetDeclaredSymbol(member, _cancellationToken) is { } symbol)
                {
                    yield return symbol;
                }

                break;
        }
    }

    // Asked the same way by a build and by an editor: what the syntax facts leave out has no log in either.
    private bool IsDeclaredInFacts(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(r =>
        {
            var span = (r.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax variable ? variable.FirstAncestorOrSelf<BaseFieldDeclarationSyntax>()! : r.GetSyntax(_cancellationToken)).Span;
            return TreeFacts.Of(r.SyntaxTree, _cancellationToken).Methods.Any(m => m.Span == span);
        });

    private bool IsSummarized(IMethodSymbol method) =>
        method is { IsAbstract: false, MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation }
        && (IsVisible(method) || ImplementsOthers(method))
        && (method.Parameters.Any(p => IsCarrier(p.Type)) || IsCarrier(method.ReturnType) || WellKnownSymbols.Is(method.ReturnType, _symbols.AuthorizationPolicy) || StartupInterpreter.IsOfStartupFilter(method));

    private bool IsShared(ISymbol member, ITypeSymbol type) =>
        IsVisible(member) && (type.SpecialType == SpecialType.System_String || WellKnownSymbols.Is(type, _symbols.AuthorizationPolicy));

    private bool IsCarrier(ITypeSymbol type) =>
        WellKnownSymbols.Is(type, _symbols.EndpointRouteBuilder)
        || WellKnownSymbols.Is(type, _symbols.ApplicationBuilder)
        || WellKnownSymbols.Is(type, _symbols.EndpointConventionBuilder)
        || HostFacets.IsFacet(type)
        || (type.Name == "AuthorizationPolicyBuilder" && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
        || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } && IsCarrier(results[0]));

    /// <summary>A module's method: called through its interface or base class, wherever that is.</summary>
    private static bool ImplementsOthers(IMethodSymbol method) =>
        method.IsOverride
        || method.ExplicitInterfaceImplementations.Length > 0
        || (method.DeclaredAccessibility == Accessibility.Public && method.ContainingType.AllInterfaces.Any(i =>
            i.GetMembers(method.Name).Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method))));

    /// <summary>Whether other assemblies can name it: also what is internal, where the assembly has friends.</summary>
    public static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
                && !(current.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal && HasFriends(symbol.ContainingAssembly)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasFriends(IAssemblySymbol? assembly) =>
        assembly?.GetAttributes().Any(static a => a.AttributeClass is { Name: "InternalsVisibleToAttribute", ContainingNamespace.Name: "CompilerServices" }) == true;
}
