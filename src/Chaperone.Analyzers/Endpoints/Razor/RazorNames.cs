using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Razor;

/// <summary>Finds what the names in a Razor file's directives mean, as far as usings and namespaces tell.</summary>
internal sealed class RazorNames
{
    /// <summary>What is longer or deeper than anybody writes is not followed.</summary>
    private const int LongestName = 500;

    private const int DeepestExpression = 50;

    private readonly WellKnownSymbols _symbols;
    private readonly ImmutableArray<string> _namespaces;

    public RazorNames(RazorProject project, RazorFile file, WellKnownSymbols symbols)
    {
        _symbols = symbols;
        var files = project.WithImports(file).ToList();
        Namespace = NamespaceOf(project, file, files);
        _namespaces = Enclosing(Namespace)
            .Concat(files.SelectMany(static f => f.Usings).Where(static u => u.IndexOf('=') < 0 && !u.StartsWith("static ", StringComparison.Ordinal)))
            .Concat(new[] { "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Authorization", "Microsoft.AspNetCore.Components", "System" })
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        Attributes = files.SelectMany(static f => f.Attributes).ToImmutableArray();
    }

    /// <summary>The namespace that the generated class is in.</summary>
    public string Namespace { get; }

    /// <summary>The attributes of the file and of those that it imports.</summary>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>The type of a written name; null when it is not found or generic.</summary>
    public INamedTypeSymbol? Type(string name)
    {
        name = name.Trim().Replace("global::", "");
        if (name.Length is 0 or > LongestName || name.IndexOf('<') >= 0)
        {
            return null;
        }

        // A nested class is written with a dot as well.
        var found = _namespaces.Select(n => _symbols.Get(n + "." + name)).Prepend(_symbols.Get(name)).FirstOrDefault(static t => t is not null);
        if (found is null && name.LastIndexOf('.') is var dot && dot > 0 && Type(name.Substring(0, dot)) is { } outer)
        {
            return outer.GetTypeMembers(name.Substring(dot + 1)).FirstOrDefault();
        }

        return found ?? OnlyOneOf(name);
    }

    /// <summary>The attributes with their arguments, as far as these are constants; null in place of one that is not found.</summary>
    public IEnumerable<(INamedTypeSymbol? Type, string Text, ImmutableArray<Value> Positional, ImmutableDictionary<string, Value> Named)> ReadAttributes()
    {
        foreach (var text in Attributes)
        {
            var unit = SyntaxFactory.ParseCompilationUnit(text + " class C { }");
            foreach (var attribute in unit.Members.OfType<ClassDeclarationSyntax>().SelectMany(static c => c.AttributeLists).SelectMany(static l => l.Attributes))
            {
                var name = attribute.Name.ToString();
                var positional = ImmutableArray.CreateBuilder<Value>();
                var named = ImmutableDictionary.CreateBuilder<string, Value>();
                foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
                {
                    if (argument.NameEquals is { } equals)
                    {
                        named[equals.Name.Identifier.ValueText] = Constant(argument.Expression);
                    }
                    else
                    {
                        positional.Add(Constant(argument.Expression));
                    }
                }

                yield return (Type(name + "Attribute") ?? Type(name), "[" + attribute + "]", positional.ToImmutable(), named.ToImmutable());
            }
        }
    }

    private static string NamespaceOf(RazorProject project, RazorFile file, List<RazorFile> files)
    {
        // @namespace holds for the folders below as well, which are appended (Razor's NamespaceDirective).
        var declared = files.FirstOrDefault(static f => f.Namespace is not null);
        var root = declared?.Namespace ?? project.RootNamespace ?? "";
        var folder = ReferenceEquals(declared, file) ? "" : file.Folder.Substring(declared?.Folder.Length ?? 1).Trim('/');
        return string.Join(".", new[] { root, folder.Replace('/', '.').Replace(' ', '_') }.Where(static p => p.Length > 0));
    }

    private static IEnumerable<string> Enclosing(string space)
    {
        for (var rest = space; rest.Length > 0; rest = rest.LastIndexOf('.') is var dot && dot > 0 ? rest.Substring(0, dot) : "")
        {
            yield return rest;
        }
    }

    // Global usings are not looked for: a name that only one type of the project has can't mean another.
    private INamedTypeSymbol? OnlyOneOf(string name)
    {
        if (name.IndexOf('.') >= 0)
        {
            return null;
        }

        var types = _symbols.Compilation.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>().Take(2).ToList();
        return types.Count == 1 ? types[0] : null;
    }

    private Value Constant(ExpressionSyntax expression, int depth = 0)
    {
        if (depth > DeepestExpression)
        {
            return Value.Unknown;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: var value }:
                return new ConstantValue(value);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: var named }] }:
                return new ConstantValue(named is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : named.ToString());
            case MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var field }:
                return Type(type.ToString())?.GetMembers(field).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: var constant } ? new ConstantValue(constant) : Value.Unknown;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var left, Right: var right }:
                return (Constant(left, depth + 1), Constant(right, depth + 1)) is (ConstantValue { Value: string a }, ConstantValue { Value: string b }) ? new ConstantValue(a + b) : Value.Unknown;
            default:
                return Value.Unknown;
        }
    }
}
