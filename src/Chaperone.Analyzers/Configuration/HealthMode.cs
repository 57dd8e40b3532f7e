namespace Chaperone.Configuration;

/// <summary>Whether names are read as those of health care.</summary>
internal enum HealthMode
{
    /// <summary>As the references, namespaces and type names of the project say.</summary>
    Auto,
    Always,
    Never,
}
