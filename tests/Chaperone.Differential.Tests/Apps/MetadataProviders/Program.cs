// Types that handlers take and return add metadata by themselves (IEndpointMetadataProvider, IEndpointParameterMetadataProvider).
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.MapGet("/public", () => new PublicResult()).RequireAuthorization();
app.MapGet("/task", async Task<PublicResult> () => await Task.FromResult(new PublicResult())).RequireAuthorization();
app.MapGet("/key", (PublicKey key) => "x").RequireAuthorization();
app.MapGet("/staff", () => new StaffResult());
app.MapGet("/described", () => new DescribedResult()).RequireAuthorization();
app.MapGet("/context", (HttpContext context) => Task.CompletedTask).RequireAuthorization();
app.Run();

public abstract class TextResult : IResult, IActionResult
{
    public Task ExecuteAsync(HttpContext httpContext) => httpContext.Response.WriteAsync("x");

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);
}

public sealed class PublicResult : TextResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new AllowAnonymousAttribute());
}

public sealed class StaffResult : TextResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new AuthorizeAttribute { Roles = "Admin" });
}

public sealed class DescribedResult : TextResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new TagsAttribute("described"));
}

public sealed class PublicKey : IEndpointParameterMetadataProvider
{
    public static ValueTask<PublicKey?> BindAsync(HttpContext context) => ValueTask.FromResult<PublicKey?>(new PublicKey());

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AllowAnonymousAttribute());
}

[ApiController, Authorize, Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet("public")]
    public PublicResult Public() => new();

    [HttpGet("described")]
    public DescribedResult Described() => new();
}
