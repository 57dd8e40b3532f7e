namespace Chaperone;

/// <summary>Declares that a filter, a middleware, an attribute or a method that is called on endpoints refuses anonymous callers by itself.</summary>
/// <remarks>Chaperone's analyzers then take endpoints behind it as protected. It does nothing at run time.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AuthorizesCallersAttribute : Attribute;
