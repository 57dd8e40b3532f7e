// 2.10, U3: a method that checks options somebody else has set: nothing behind it in the chain is lost, whatever the check would say of the options as they are declared.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddPayments(options => options.Url = "https://payments.invalid").AddAuthorization();
var app = builder.Build();
app.UseRouting()
    .UsePayments(options => options.Url = "https://payments.invalid")
    .UseAuthorization()
    .UseEndpoints(endpoints =>
    {
        endpoints.MapGet("/open", () => "open");
        endpoints.MapGet("/secured", () => "secured").RequireAuthorization();
    });
app.Run();

public sealed class PaymentOptions
{
    public string? Url { get; set; }

    public void ThrowIfInvalid()
    {
        if (string.IsNullOrWhiteSpace(Url))
        {
            throw new InvalidOperationException("No address of the payments.");
        }
    }
}

public static class Payments
{
    public static PaymentOptions Options { get; } = new();

    public static IServiceCollection AddPayments(this IServiceCollection services, Action<PaymentOptions>? configure = null)
    {
        configure?.Invoke(Options);
        Options.ThrowIfInvalid();
        return services.AddSingleton(Options);
    }

    public static IApplicationBuilder UsePayments(this IApplicationBuilder app, Action<PaymentOptions>? configure = null)
    {
        configure?.Invoke(Options);
        Options.ThrowIfInvalid();
        return app.Use((context, next) => next(context));
    }
}
