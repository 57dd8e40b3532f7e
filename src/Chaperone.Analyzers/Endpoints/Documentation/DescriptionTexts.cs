using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Which text wins: the last piece of metadata, an XML comment where the generator reads it, Swashbuckle's annotations.</summary>
internal sealed class DescriptionTexts
{
    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;

    public DescriptionTexts(SemanticModels models, WellKnownSymbols symbols)
    {
        _models = models;
        _symbols = symbols;
    }

    /// <summary>The text of the last item of a kind. Code that is not visible may add one where there is none.</summary>
    public static DocumentedText Last(IEnumerable<DescriptionItem> items, DescriptionKind kind)
    {
        var text = DocumentedText.Absent;
        foreach (var item in items)
        {
            if (item.Kind == kind)
            {
                text = !item.IsCertain
                    ? DocumentedText.Unknown
                    : item.Value is ConstantValue { Value: var value } ? DocumentedText.Of(value as string) : DocumentedText.Present;
            }
            else if (item.Kind == DescriptionKind.Opaque && text.State == TextState.Absent)
            {
                text = DocumentedText.Unknown;
            }
        }

        return text;
    }

    /// <summary>The tags of the last item; null when there is none, default when they are not known.</summary>
    public static ImmutableArray<string>? LastTags(IEnumerable<DescriptionItem> items)
    {
        ImmutableArray<string>? tags = null;
        foreach (var item in items)
        {
            if (item.Kind == DescriptionKind.Tags)
            {
                tags = item.IsCertain ? item.Tags : default(ImmutableArray<string>);
            }
            else if (item.Kind == DescriptionKind.Opaque && tags is null)
            {
                tags = default(ImmutableArray<string>);
            }
        }

        return tags;
    }

    /// <summary>The method's XML comment, if that generator reads it there; else why it does not.</summary>
    public (XmlComment Comment, string? Unread) CommentOf(IMethodSymbol? method, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken)
    {
        if (method?.MethodKind is not MethodKind.Ordinary || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
        {
            return (XmlComment.None, null);
        }

        var comment = XmlComment.Of(method, resolve: generator == ApiGenerator.Microsoft, cancellationToken);
        if (declaration.SyntaxTree.Options.DocumentationMode != DocumentationMode.Diagnose)
        {
            // Only with a documentation file does the compiler parse comments: without one there is nothing to read.
            return (XmlComment.None, HasComment(declaration, cancellationToken) ? "the project has no documentation file (GenerateDocumentationFile)" : null);
        }

        if (comment.Summary.State == TextState.Absent && comment.Remarks.State == TextState.Absent && comment.Responses.IsEmpty)
        {
            return (comment, null);
        }

        if (generator == ApiGenerator.Swashbuckle)
        {
            // Of a generic method it does not find the comment's name (XmlCommentsNodeNameHelper).
            return !setup.IncludesXmlComments ? (XmlComment.None, "AddSwaggerGen does not include XML comments (IncludeXmlComments)")
                : method.IsGenericMethod ? (XmlComment.None, "Swashbuckle reads no comments on generic methods")
                : (comment, null);
        }

        if (!setup.MicrosoftReadsXmlComments)
        {
            return (XmlComment.None, "this version of Microsoft.AspNetCore.OpenApi reads no XML comments");
        }

        return IsSeen(method) ? (comment, null) : (XmlComment.None, "comments on private members are not read");
    }

    /// <summary>The text that stays: a comment beats metadata.</summary>
    public static DocumentedText Winner(DocumentedText comment, DocumentedText metadata) =>
        comment.State == TextState.Absent ? metadata : comment;

    /// <summary>The <c>[SwaggerOperation]</c> that Swashbuckle reads: the first one on the method (AnnotationsOperationFilter).</summary>
    public MetadataObject? AnnotationOf(IMethodSymbol? method, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken)
    {
        if (method is null || generator != ApiGenerator.Swashbuckle || !setup.ReadsAnnotations
            || _symbols.Get("Swashbuckle.AspNetCore.Annotations.SwaggerOperationAttribute") is not { } annotation)
        {
            return null;
        }

        return ReflectedAttributes.Of(method).FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, annotation)) is { } found
            ? MetadataObject.Of(found, _models, cancellationToken)
            : null;
    }

    /// <summary>A text of an annotation; Absent when it sets none.</summary>
    public static DocumentedText Of(MetadataObject? annotation, string property) =>
        annotation is null || !annotation.Has(property) ? DocumentedText.Absent
        : annotation[property] is ConstantValue { Value: var value } ? DocumentedText.Of(value as string) : DocumentedText.Present;

    private static bool HasComment(SyntaxReference declaration, CancellationToken cancellationToken) =>
        declaration.GetSyntax(cancellationToken).GetLeadingTrivia().ToFullString().IndexOf("<summary>", StringComparison.Ordinal) >= 0;

    private static bool IsSeen(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
