using System;

namespace Chaperone.Endpoints.Facts;

/// <summary>What the source of a library's middleware, filter or convention says; a type without an entry may do anything.</summary>
[Flags]
internal enum TypeFlags
{
    None = 0,

    /// <summary>It may refuse callers by itself.</summary>
    MayRefuse = 1,

    /// <summary>As an application model convention it may change routes.</summary>
    MayReroute = 2,

    /// <summary>As an application model convention it may change authorization.</summary>
    MayAuthorize = 4,

    /// <summary>As an application model convention it may take authorization away.</summary>
    MayOpen = 8,

    /// <summary>As a handler of requirements, of authentication or of results, or as a middleware, it may let in or sign in who shows nothing.</summary>
    MayLetIn = 16,
}
