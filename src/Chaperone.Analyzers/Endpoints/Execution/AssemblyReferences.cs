using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>What an assembly whose source is not visible can do, judged by what it refers to.</summary>
internal static class AssemblyReferences
{
    /// <summary>Whether an assembly's code refers to assemblies of that name or below it.</summary>
    /// <remarks>
    /// Projects are compiled against reference assemblies, which name only what signatures mention: there any ASP.NET Core type in a
    /// signature counts, since the code behind it may use all of ASP.NET Core. A library without one (a domain or data layer) does not count.
    /// </remarks>
    public static bool RefersTo(IAssemblySymbol assembly, string name)
    {
        var isReferenceAssembly = assembly.GetAttributes().Any(static a => a.AttributeClass?.Name == "ReferenceAssemblyAttribute");
        var wanted = isReferenceAssembly ? "Microsoft.AspNetCore" : name;
        return assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name.StartsWith(wanted, StringComparison.Ordinal)));
    }
}
