using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>The delegates that <c>LoggerMessage.Define</c> and <c>DefineScope</c> make, known by their shape.</summary>
/// <remarks><c>Action&lt;ILogger, T1, …, Exception?&gt;</c> and <c>Func&lt;ILogger, T1, …, IDisposable?&gt;</c>: nobody makes those for anything else.</remarks>
internal static class LoggerDelegates
{
    public static bool IsOne(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: [{ Name: "ILogger", ContainingNamespace.Name: "Logging" }, _, _, ..] arguments } named
        && ((named.Name == "Action" && arguments[arguments.Length - 1].Name == "Exception") || (named.Name == "Func" && arguments[arguments.Length - 1].Name == "IDisposable"));

    public static bool Judges(IParameterSymbol parameter) => parameter.Ordinal > 0 && parameter.Type.Name is not ("Exception" or "ILogger");
}
