using Microsoft.AspNetCore.HttpLogging;
using Microsoft.EntityFrameworkCore;

namespace Cells.Switches;

public static class SensitiveDataLogging { public static void Configure(DbContextOptionsBuilder options) => options.EnableSensitiveDataLogging(); }

public static class SensitiveDataLoggingOff { public static void Configure(DbContextOptionsBuilder options) => options.EnableSensitiveDataLogging(false); }

public static class DatabaseDefaults { public static void Configure(DbContextOptionsBuilder options) => options.EnableDetailedErrors(); }

public static class HttpBodies { public static void Configure(HttpLoggingOptions options) => options.LoggingFields = HttpLoggingFields.All; }

public static class HttpHeaders { public static void Configure(HttpLoggingOptions options) => options.LoggingFields = HttpLoggingFields.RequestPropertiesAndHeaders | HttpLoggingFields.ResponsePropertiesAndHeaders; }

public static class HttpRequestBody { public static void Configure(HttpLoggingOptions options) => options.LoggingFields = HttpLoggingFields.RequestPath | HttpLoggingFields.RequestBody; }
