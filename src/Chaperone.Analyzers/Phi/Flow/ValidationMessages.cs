using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>FluentValidation's <c>{PropertyValue}</c>: the message repeats the value that was refused.</summary>
internal static class ValidationMessages
{
    /// <summary>The PHI member whose value a rule's message repeats; null for other calls.</summary>
    public static (ISymbol Member, PhiFact Fact)? RepeatedBy(IOperation operation, PhiFlow flow)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: "WithMessage", ContainingNamespace.Name: "FluentValidation" } } call
            || !call.Arguments.Any(static a => a.Value.ConstantValue is { HasValue: true, Value: string text } && text.Contains("{PropertyValue}")))
        {
            return null;
        }

        for (IOperation? current = call; current is IInvocationOperation link; current = link.Instance ?? link.Arguments.FirstOrDefault()?.Value)
        {
            if (link.TargetMethod.Name is "RuleFor" or "RuleForEach")
            {
                return link.Arguments.Select(static a => KnownMethods.FunctionOf(a.Value)).OfType<IAnonymousFunctionOperation>()
                    .SelectMany(static f => Summaries.ReturnedBy(f.Body)).OfType<IMemberReferenceOperation>()
                    .Select(m => flow.FactOf(m.Member) is { } fact ? ((ISymbol, PhiFact)?)(m.Member, fact) : null)
                    .FirstOrDefault();
            }
        }

        return null;
    }
}
