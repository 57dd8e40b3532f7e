// The chain of templates: ConfigureServices().ConfigurePipeline().Run(), with an early return before it.
using Hosting;

if (args.Contains("--migrate"))
{
    Console.WriteLine("migrating");
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(args);
    var app = builder.ConfigureServices().ConfigurePipeline();
    app.Run();
    return 0;
}
catch (Exception exception) when (exception is not OperationCanceledException)
{
    Console.Error.WriteLine(exception);
    return 1;
}
finally
{
    Console.Out.Flush();
}
