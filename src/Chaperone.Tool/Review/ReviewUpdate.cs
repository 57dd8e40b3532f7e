using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Review;

/// <summary>What <c>chaperone accept</c> did in one project, and which weakenings it did not accept.</summary>
internal sealed record AcceptResult(ReviewedProject Project, int Added, int Removed, int Updated, int Accepted, int Ended, IReadOnlyList<(string Endpoint, string What)> Refused)
{
    /// <summary>The files that were sorted, or lost copies and conflict markers.</summary>
    public IReadOnlyList<string> PutInOrder { get; init; } = [];
}

/// <summary>Brings the reviewed files up to date: new lines, stale ones, stronger ones, exceptions that nothing needs any more, and the order.</summary>
/// <remarks>Putting in order is done here too because "dotnet format" passes over findings that do not stand in source.</remarks>
internal static class ReviewUpdate
{
    /// <param name="project">The project.</param>
    /// <param name="report">The scan.</param>
    /// <param name="weakened">The endpoints whose weakening is accepted, with verbs and route, and a hub's method with its name.</param>
    /// <param name="reason">Why; goes onto their lines.</param>
    public static AcceptResult Write(ReviewedProject project, ScanReport report, IReadOnlySet<string> weakened, string? reason)
    {
        var ordered = new List<string>();
        if (!File.Exists(project.Inventory))
        {
            return new AcceptResult(project, 0, 0, 0, 0, EndExceptions(project, ordered), []) { PutInOrder = ordered };
        }

        var file = InventoryEntry.ParseFile(ReviewedProject.TextOf(project.Inventory));
        if (!file.IsReadable)
        {
            throw new ScanException($"'{project.Inventory}': {file.Problems[0].Message}.");
        }

        var update = new InventoryUpdate(file, project.Frameworks, project.Frameworks);
        var (added, removed, updated, accepted) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var refused = new SortedSet<(string, string)>();
        foreach (var (framework, build) in project.Builds)
        {
            var candidates = ReviewedProject.CandidatesOf(build, report);
            var match = new InventoryMatch(file.Entries, framework, () => candidates);
            foreach (var candidate in candidates)
            {
                if (match.LineOf(candidate) is not { } line)
                {
                    added.Add(candidate.Key);
                    update.Add(match.NewLine(candidate), framework);
                    continue;
                }

                var changes = Posture.Compare(line, candidate.Entry());
                var weaker = changes.Where(c => c.Direction == Direction.Weaker).Select(c => c.What).ToList();
                var isAccepted = weakened.Contains(candidate.Key);
                if (weaker.Count > 0 && !isAccepted)
                {
                    refused.Add((candidate.Key, string.Join("; ", weaker)));
                }
                else if (changes.Count > 0)
                {
                    (weaker.Count > 0 ? accepted : updated).Add(candidate.Key);
                    var (entry, isAdded) = match.NewLine(candidate, line);
                    entry.Reason = weaker.Count > 0 ? reason : entry.Reason;
                    if (isAdded)
                    {
                        update.Add(entry, framework);
                    }
                    else
                    {
                        update.Update(line, entry, framework);
                    }
                }
            }

            foreach (var line in file.Entries.Where(match.IsStale))
            {
                removed.Add(line.ToString());
                update.Remove(line, framework);
            }
        }

        var changed = added.Count + removed.Count + updated.Count + accepted.Count > 0;
        Write(project.Inventory, changed ? InventoryEntry.ParseFile(update.Apply()) : file, changed, ordered);
        return new AcceptResult(project, added.Count, removed.Count, updated.Count, accepted.Count, EndExceptions(project, ordered), [.. refused]) { PutInOrder = ordered };
    }

    // The compiler's log has the accepted findings too, as suppressed: what is not in it needs no exception any more.
    private static int EndExceptions(ReviewedProject project, List<string> ordered)
    {
        var file = ExceptionEntry.ParseFile(ReviewedProject.TextOf(project.Exceptions));
        var needed = project.Findings
            .SelectMany(f => f.Targets.Select(t => f.Rule + " " + ExceptionEntry.TargetOf(t)))
            .ToHashSet(StringComparer.Ordinal);
        var edit = new ReviewedEdit<ExceptionEntry>(file);
        var ended = 0;
        for (var i = 0; i < file.Lines.Count; i++)
        {
            // A member's line may name overloads or a type: it is needed while any finding of the rule is inside.
            if (file.Lines[i].Entry is { } entry
                && !needed.Contains(entry.SortKey)
                && !(entry.Target.IndexOf(' ') < 0 && project.Findings.Any(f => f.Rule == entry.Rule && f.Suppressed)))
            {
                edit.Remove(i);
                ended++;
            }
        }

        Write(project.Exceptions, ended > 0 ? ExceptionEntry.ParseFile(edit.Apply()) : file, ended > 0, ordered);
        return ended;
    }

    // Lines that contradict each other stay: which of them holds is for somebody to say.
    private static void Write<T>(string path, ReviewedFile<T> file, bool changed, List<string> ordered)
        where T : class, IReviewedEntry
    {
        var edit = new ReviewedEdit<T>(file);
        if (file.Problems.Any(p => p.IsTidied))
        {
            edit.Tidy();
            ordered.Add(Path.GetFileName(path));
        }

        if (changed || !edit.IsEmpty)
        {
            ReviewedProject.Write(path, edit.Apply());
        }
    }
}
