using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>The referenced assemblies that are other projects of the same solution, as far as a reference tells.</summary>
/// <remarks>
/// An editor refers to a project's compilation; the compiler is given the file that the project's build wrote below <c>obj</c> (reference
/// assemblies) or <c>bin</c>. Packages lie elsewhere. Their types are not looked at: a library of thousands of types would cost more than all.
/// </remarks>
internal static class ReferencedProjects
{
    private const int MostTypes = 5000;

    public static IEnumerable<IAssemblySymbol> Of(Compilation compilation)
    {
        foreach (var reference in compilation.References)
        {
            if ((reference is CompilationReference || (reference is PortableExecutableReference { FilePath: { } path } && IsBuildOutput(path)))
                && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                yield return assembly;
            }
        }
    }

    /// <summary>The public types of a project, those in types left out: an editor shows the others too, a reference assembly does not have them.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesOf(IAssemblySymbol project)
    {
        var seen = 0;
        var pending = new Stack<INamespaceSymbol>();
        pending.Push(project.GlobalNamespace);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers())
            {
                if (member is INamespaceSymbol inner)
                {
                    pending.Push(inner);
                }
                else if (member is INamedTypeSymbol { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } type)
                {
                    if (++seen > MostTypes)
                    {
                        yield break;
                    }

                    yield return type;
                }
            }
        }
    }

    private static bool IsBuildOutput(string path) =>
        path.IndexOf("/obj/", StringComparison.Ordinal) >= 0 || path.IndexOf("\\obj\\", StringComparison.Ordinal) >= 0
        || path.IndexOf("/bin/", StringComparison.Ordinal) >= 0 || path.IndexOf("\\bin\\", StringComparison.Ordinal) >= 0;
}
