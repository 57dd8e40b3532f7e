// Routes and verbs of controllers (section 1c).
namespace Routing;

public class Program
{
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTestAuthentication();
        builder.Services.AddControllers();

        await using var app = builder.Build();
        app.UseHttpsRedirectionUnlessLocal();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        await app.RunAsync();
    }
}

internal static class HttpsExtensions
{
    /// <summary>Looks like a module, maps nothing.</summary>
    public static void UseHttpsRedirectionUnlessLocal(this WebApplication app)
    {
        if (!app.Environment.IsProduction())
        {
            app.UseHttpsRedirection();
        }
    }
}
