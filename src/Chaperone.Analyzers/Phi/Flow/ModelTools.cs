using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Functions whose result a language model reads: MCP tools, resources and prompts, functions of Microsoft.Extensions.AI and Semantic Kernel.</summary>
internal static class ModelTools
{
    /// <summary>What makes the function a tool that returns the operation's value; null for all others.</summary>
    public static string? Returning(IReturnOperation operation, ISymbol containing)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
            {
                var argument = lambda.Parent;
                while (argument is IDelegateCreationOperation or IConversionOperation)
                {
                    argument = argument.Parent;
                }

                return argument is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Create" or "CreateFromMethod", ContainingType: { Name: "AIFunctionFactory" or "KernelFunctionFactory" } factory } } } ? factory.Name : null;
            }

            if (current is ILocalFunctionOperation)
            {
                return null;
            }
        }

        return containing.GetAttributes().Select(static a => a.AttributeClass?.Name)
            .FirstOrDefault(static n => n is "McpServerToolAttribute" or "McpServerResourceAttribute" or "McpServerPromptAttribute" or "KernelFunctionAttribute")?.Replace("Attribute", "");
    }
}
