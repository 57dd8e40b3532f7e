using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Review;

/// <summary>Who accepts what is there, why, and until when.</summary>
internal sealed record Acceptance(string Owner, string Reason, string Until, string? Ticket);

/// <summary>What <c>chaperone init</c> did in one project.</summary>
internal sealed record InitResult(ReviewedProject Project, int Lines, IReadOnlyDictionary<string, int> Accepted, IReadOnlyList<Finding> Left);

/// <summary>Takes a project as it is: a line for every endpoint, an exception for every finding that warns. A library without endpoints gets exceptions only.</summary>
internal static class InitialReview
{
    public static InitResult Write(ReviewedProject project, ScanReport report, Acceptance acceptance)
    {
        if (File.Exists(project.Inventory) || File.Exists(project.Exceptions))
        {
            throw new ScanException($"'{project.Name}' has reviewed files already. 'chaperone accept' brings them up to date.");
        }

        var update = new InventoryUpdate(InventoryEntry.ParseFile(""), project.Frameworks, project.Frameworks);
        foreach (var (framework, build) in project.Builds)
        {
            var candidates = ReviewedProject.CandidatesOf(build, report);
            var match = new InventoryMatch([], framework, () => candidates);
            foreach (var candidate in candidates)
            {
                update.Add(match.NewLine(candidate), framework);
            }
        }

        var exceptions = new Dictionary<string, ExceptionEntry>(StringComparer.Ordinal);
        var left = new List<Finding>();
        foreach (var finding in project.Warnings)
        {
            if (finding.Target is null || !finding.IsAcceptable)
            {
                left.Add(finding);
                continue;
            }

            foreach (var target in finding.Target.Split('\n'))
            {
                var entry = new ExceptionEntry(finding.Rule, ExceptionEntry.TargetOf(target))
                {
                    Until = acceptance.Until, Owner = acceptance.Owner, Ticket = acceptance.Ticket, Reason = acceptance.Reason,
                };
                exceptions[entry.SortKey] = entry;
            }
        }

        var text = update.Apply();
        if (project.HasEndpoints)
        {
            ReviewedProject.Write(project.Inventory, text);
        }

        var edit = new ReviewedEdit<ExceptionEntry>(ExceptionEntry.ParseFile(""));
        foreach (var entry in exceptions.Values)
        {
            edit.Add(entry);
        }

        ReviewedProject.Write(project.Exceptions, edit.Apply());
        return new InitResult(
            project,
            InventoryEntry.ParseFile(text).Entries.Count(),
            exceptions.Values.GroupBy(e => e.Rule).ToDictionary(g => g.Key, g => g.Count()),
            [.. left.Distinct()]);
    }
}
