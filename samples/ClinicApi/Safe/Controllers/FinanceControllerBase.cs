using ClinicApi.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClinicApi.Controllers;

// Split off from ClinicControllerBase: finance must not write to the chart's access log.
[ApiController]
[Authorize(Policy = "ManageBilling")]
public abstract class FinanceControllerBase(ClinicDbContext db) : ControllerBase
{
    protected ClinicDbContext Db { get; } = db;

    protected static decimal Round(decimal amount) => decimal.Round(amount, 2, MidpointRounding.ToEven);
}
