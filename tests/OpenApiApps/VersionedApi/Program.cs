using Asp.Versioning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VersionedApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
builder.Services.AddAuthorization(options => options.AddPolicy("ReadCharts", policy => policy.RequireAuthenticatedUser().RequireClaim("reads", "charts")));
builder.Services.AddEndpointsApiExplorer();
builder.Services.AddSwaggerGen();
builder.Services.AddApiVersioning(options =>
{
    options.ReportApiVersions = true;
    options.Policies.Sunset(0.9).Effective(2099, 1, 31).Link("https://example.org/policy").Title("Policy").Type("text/html");
    options.Policies.Sunset("Orders", 1.0).Effective(2098, 12, 24);
    options.Policies.Deprecate("Orders", 1.0).Effective(2026, 1, 1);
    options.Policies.Sunset("Orders").Effective(2097, 6, 30);
    options.Policies.Sunset("Charts", new ApiVersion(1, 0)).Effective(new DateTimeOffset(2096, 2, 29, 0, 0, 0, TimeSpan.Zero));
    options.Policies.Sunset("Nobody", 1, 0).Effective(2095, 1, 1);
    options.Policies.Sunset(3, 0);
    options.Policies.Sunset("Computed").Effective(DateTimeOffset.Now.AddDays(60));
}).AddMvc();

var app = builder.Build();
app.UseSwagger();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();

var orders = app.NewVersionedApi("Orders");
var ordersV1 = orders.MapGroup("/orders").HasDeprecatedApiVersion(1.0);
ordersV1.MapGet("/", () => "all");
ordersV1.MapGet("/{id:int}", (int id) => id);
var ordersV2 = orders.MapGroup("/orders").HasApiVersion(2.0);
ordersV2.MapGet("/", () => "all of 2");
var ordersV3 = orders.MapGroup("/orders").HasApiVersion(new ApiVersion(3, 0)).HasDeprecatedApiVersion(0.9);
ordersV3.MapGet("/several", () => "two versions");

var charts = app.NewApiVersionSet("Charts").HasDeprecatedApiVersion(new ApiVersion(1.0)).HasApiVersion(new ApiVersion(2, 0)).ReportApiVersions().Build();
app.MapGet("/charts/old", () => "old").WithApiVersionSet(charts).MapToApiVersion(1.0);
app.MapGet("/charts/new", () => "new").WithApiVersionSet(charts).MapToApiVersion(new ApiVersion(2.0));
app.MapGet("/charts/both", () => "both").WithApiVersionSet(charts);

// A day that only the running application knows.
app.NewVersionedApi("Computed").MapGet("/computed", () => "x").HasDeprecatedApiVersion(1.0);

var nameless = app.NewVersionedApi();
nameless.MapGet("/nameless", () => "x").HasDeprecatedApiVersion(0.9);
nameless.MapGet("/nameless/two", () => "x").HasDeprecatedApiVersion(1, 1);
nameless.MapGet("/nameless/none", () => "x").HasApiVersion(3.0);
nameless.MapGet("/nameless/neutral", () => "x").IsApiVersionNeutral();

// The same in two versions, and not as closely protected in both.
var visits = app.NewVersionedApi("Visits");
var visitsV1 = visits.MapGroup("/visits").HasApiVersion(1.0).RequireAuthorization();
var visitsV2 = visits.MapGroup("/visits").HasApiVersion(2.0).RequireAuthorization("ReadCharts");
visitsV1.MapGet("/less", () => "x");
visitsV2.MapGet("/less", () => "x");
visitsV1.MapGet("/more", () => "x").RequireAuthorization("ReadCharts");
visitsV2.MapGet("/more", () => "x");
visitsV1.MapGet("/open", () => "x").AllowAnonymous();
visitsV2.MapGet("/open", () => "x");
visitsV1.MapGet("/open-in-both", () => "x").AllowAnonymous();
visitsV2.MapGet("/open-in-both", () => "x").AllowAnonymous();

app.Run();

namespace VersionedApi
{
    public sealed class ClassicAttribute() : ApiVersionAttribute("1.0");

    [ApiController]
    [ApiVersion(1.0, Deprecated = true)]
    [ApiVersion("2.0")]
    [Route("api/patients")]
    public class PatientsController : ControllerBase
    {
        [HttpGet("old")]
        [MapToApiVersion(1.0)]
        public string Old() => "old";

        [HttpGet("new")]
        [MapToApiVersion("2.0")]
        public string New() => "new";

        [HttpGet("both")]
        public string Both() => "both";
    }

    [ApiController]
    [ApiVersion("0.9", Deprecated = true)]
    [Route("api/legacy")]
    public class LegacyController : ControllerBase
    {
        [HttpGet]
        public string Get() => "legacy";
    }

    [ApiController]
    [ApiVersion(1.0, Deprecated = true)]
    [ControllerName("Orders")]
    [Route("api/orders-by-controller")]
    public class OldOrdersController : ControllerBase
    {
        [HttpGet]
        public string Get() => "orders";
    }

    [ApiController]
    [Classic]
    [Route("api/classic")]
    public class ClassicController : ControllerBase
    {
        [HttpGet]
        public string Get() => "classic";
    }

    [ApiController]
    [ApiVersion(1.0)]
    [Route("api/referrals")]
    public class ReferralsController : ControllerBase
    {
        [HttpGet]
        public string Get() => "for everybody";
    }

    [ApiController]
    [ApiVersion(2.0)]
    [Authorize]
    [Route("api/referrals")]
    public class Referrals2Controller : ControllerBase
    {
        [HttpGet]
        public string Get() => "for users";
    }

    [ApiController]
    [ApiVersion(3)]
    [Route("api/v{version:apiVersion}/segments")]
    public class SegmentsController : ControllerBase
    {
        [HttpGet]
        public string Get() => "segment";
    }
}
