using System.Security.Cryptography;
using System.Text;

namespace TelehealthApi;

/// <summary>Lets a webhook pass only with the vendor's signature of the event id.</summary>
public sealed class SignedWebhookFilter(IConfiguration configuration) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var secret = Encoding.UTF8.GetBytes(configuration["Webhooks:VideoSecret"] ?? "demo-video-secret");
        var expected = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(request.Headers["X-Event-Id"].ToString()));
        var given = request.Headers["X-Signature"].ToString();
        return given.Length == 2 * expected.Length && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)))
            ? await next(context)
            : Results.Unauthorized();
    }
}
