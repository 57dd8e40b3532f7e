namespace Chaperone.Endpoints.Documentation;

/// <summary>What writes the API description. The two differ in what they show and which texts they read.</summary>
internal enum ApiGenerator
{
    /// <summary>Microsoft.AspNetCore.OpenApi: <c>AddOpenApi()</c>.</summary>
    Microsoft,

    /// <summary>Swashbuckle.AspNetCore: <c>AddSwaggerGen()</c>.</summary>
    Swashbuckle,
}
