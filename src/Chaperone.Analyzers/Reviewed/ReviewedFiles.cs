using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Inventory.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Reviewed;

/// <summary>The reviewed files of a project, and what the build says about itself. A project without the files has not opted in.</summary>
internal sealed class ReviewedFiles
{
    public const string InventoryName = "ApiInventory.txt";
    public const string ExceptionsName = "ApiExceptions.txt";

    private ReviewedFiles(ImmutableArray<ReviewedText<InventoryEntry>> inventories, ImmutableArray<ReviewedText<ExceptionEntry>> exceptions, AnalyzerConfigOptions options)
    {
        Inventories = inventories;
        Exceptions = exceptions;
        Today = Property(options, "ChaperoneToday");
        Framework = Property(options, "TargetFramework");

        // Separated by commas: a semicolon would begin a comment in the file in which the compiler is given the properties.
        Frameworks = Property(options, "ChaperoneTargetFrameworks").Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries).Select(static f => f.Trim()).ToImmutableArray();
    }

    public ImmutableArray<ReviewedText<InventoryEntry>> Inventories { get; }

    public ImmutableArray<ReviewedText<ExceptionEntry>> Exceptions { get; }

    /// <summary>The build's day, <c>yyyy-MM-dd</c>; empty when the build does not say. It comes from the build, because an analyzer has no clock.</summary>
    public string Today { get; }

    /// <summary>The build's target framework; empty when it is not known.</summary>
    public string Framework { get; }

    /// <summary>All target frameworks of a project with several; else empty.</summary>
    public ImmutableArray<string> Frameworks { get; }

    /// <summary>Whether there is something to compare the code with: a file of a newer format is reported and not compared.</summary>
    public bool HasInventory => !Inventories.IsEmpty && Inventories.All(static i => i.Content.IsReadable);

    public static ReviewedFiles From(AnalyzerOptions options, CancellationToken cancellationToken) => new(
        Read(options, InventoryName, InventoryEntry.ParseFile, cancellationToken),
        Read(options, ExceptionsName, ExceptionEntry.ParseFile, cancellationToken),
        options.AnalyzerConfigOptionsProvider.GlobalOptions);

    private static ImmutableArray<ReviewedText<T>> Read<T>(AnalyzerOptions options, string name, Func<string, ReviewedFile<T>> parse, CancellationToken cancellationToken)
        where T : class, IReviewedEntry
    {
        var files = ImmutableArray.CreateBuilder<ReviewedText<T>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in options.AdditionalFiles)
        {
            // Once, also when a project lists it itself beside the package's targets.
            if (NameOf(file.Path).Equals(name, StringComparison.OrdinalIgnoreCase) && seen.Add(file.Path) && ReviewedText<T>.Read(file, parse, cancellationToken) is { } text)
            {
                files.Add(text);
            }
        }

        return files.ToImmutable();
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(new[] { '/', '\\' }) + 1);

    private static string Property(AnalyzerConfigOptions options, string name) => options.TryGetValue("build_property." + name, out var value) ? value : "";
}
