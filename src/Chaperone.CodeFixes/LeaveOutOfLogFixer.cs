using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2003: makes the message a template without the patient data, with the surrogate key where one is at hand and <c>[redacted]</c> where none is.</summary>
/// <remarks>What was interpolated or put together becomes a placeholder each, so that the log is structured; the new call is bound before it is offered.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveOutOfLogFixer))]
public sealed class LeaveOutOfLogFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2003", "CHP2009");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (FlowParts.Of(target.Diagnostic, target.Root) is not { Count: > 0 } parts || LogCall.Around(parts[0], target.Model) is not { } log
            || !parts.All(p => log.Pieces.Any(x => IsPart(x, p))))
        {
            yield break;
        }

        var flow = FlowParts.Flow(target);
        var used = new HashSet<string>(log.Pieces.Where(x => !parts.Any(p => IsPart(x, p))).Select(static x => x.Name));
        var pieces = new List<LogPiece>();
        foreach (var piece in log.Pieces)
        {
            if (!parts.Any(p => IsPart(piece, p)))
            {
                pieces.Add(piece.Text is null ? piece with { Name = Unique(piece.Name, pieces) } : piece);
            }
            else if (SurrogateKey.For(piece.Value!, target, flow) is { } key && used.Add(key.Name))
            {
                pieces.Add(new LogPiece(null, key.Name, "", SyntaxFactory.ParseExpression(key.Expression)));
            }
            else
            {
                pieces.Add(new LogPiece("[redacted]", "", "", null));
            }
        }

        var arguments = LogCall.ArgumentsOf(pieces);
        var edit = new Edit(log.ArgumentsSpan, arguments, null);
        if (Binds(log, arguments, target.Model))
        {
            yield return new PlaceFix("Leave patient data out of the message", FixKeys.LeaveOut, new[] { (target.Document.Id, edit) });
        }
    }

    private static bool IsPart(LogPiece piece, ExpressionSyntax part) => piece.Value is { } value && (value.Span == part.Span || value.Span.Contains(part.Span));

    private static string Unique(string name, List<LogPiece> before)
    {
        var result = name;
        for (var i = 2; before.Any(p => p.Name == result); i++)
        {
            result = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return result;
    }

    private static bool Binds(LogCall log, string arguments, SemanticModel model)
    {
        var before = string.Concat(log.Call.ArgumentList.Arguments.TakeWhile(a => a != log.Message).Select(static a => a + ", "));
        var call = SyntaxFactory.ParseExpression(log.Call.Expression.WithoutTrivia() + "(" + before + arguments + ")");
        return model.GetSpeculativeSymbolInfo(log.Call.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
            && bound.Name == log.Method.Name;
    }
}
