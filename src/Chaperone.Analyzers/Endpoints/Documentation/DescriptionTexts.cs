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

    /// <summary>The method's XML comment, if that generator reads it there.</summary>
    public CommentInUse CommentOf(IMethodSymbol? method, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken)
    {
        if (method?.MethodKind is not MethodKind.Ordinary || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
        {
            return CommentInUse.None;
        }

        if (declaration.SyntaxTree.Options.DocumentationMode != DocumentationMode.Diagnose)
        {
            // Only with a documentation file does the compiler parse comments: without one there is nothing to read.
            return new CommentInUse(XmlComment.None, "the project has no documentation file (GenerateDocumentationFile)", XmlComment.Written(declaration, cancellationToken));
        }

        var comment = XmlComment.Of(method, resolve: generator == ApiGenerator.Microsoft, cancellationToken);
        return WhyUnread(method, setup, generator) is { } why ? new CommentInUse(XmlComment.None, why, comment) : new CommentInUse(comment, null, XmlComment.None);
    }

    private static string? WhyUnread(IMethodSymbol method, DescriptionSetup setup, ApiGenerator generator)
    {
        if (generator == ApiGenerator.Swashbuckle)
        {
            // Of a generic method it does not find the comment's name (XmlCommentsNodeNameHelper).
            return !setup.IncludesXmlComments ? "AddSwaggerGen does not include XML comments (IncludeXmlComments)"
                : method.IsGenericMethod ? "Swashbuckle reads no comments on generic methods"
                : null;
        }

        return !setup.MicrosoftReadsXmlComments ? "this version of Microsoft.AspNetCore.OpenApi reads no XML comments"
            : !IsSeen(method) ? "comments on private members are not read"
            : null;
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

/// <summary>A handler's comment as one generator sees it.</summary>
internal sealed class CommentInUse
{
    /// <summary>The handler is no method that can have one.</summary>
    public static readonly CommentInUse None = new(XmlComment.None, null, XmlComment.None) { IsPossible = false };

    public CommentInUse(XmlComment comment, string? whyUnread, XmlComment unread)
    {
        Comment = comment;
        WhyUnread = unread.Summary.State == TextState.Absent ? null : whyUnread;
        UnreadSummary = unread.Summary.Value;
        IsRead = whyUnread is null;
    }

    /// <summary>What is read.</summary>
    public XmlComment Comment { get; }

    /// <summary>Why a summary that is there is not read; null when there is none, or it is.</summary>
    public string? WhyUnread { get; }

    public string? UnreadSummary { get; }

    /// <summary>Whether a comment is, or would be, read.</summary>
    public bool IsRead { get; }

    public bool IsPossible { get; private init; } = true;
}
