using Microsoft.AspNetCore.HttpLogging;

namespace Cells.HttpRedactionCells;

public static class Setup { public static void Configure(IServiceCollection services) => services.AddRedaction().AddHttpLoggingRedaction(static _ => { }); }

public static class Bodies { public static void Configure(HttpLoggingOptions options) => options.LoggingFields = HttpLoggingFields.All; }

public static class Headers { public static void Configure(HttpLoggingOptions options) => options.LoggingFields = HttpLoggingFields.RequestPropertiesAndHeaders | HttpLoggingFields.ResponsePropertiesAndHeaders; }
