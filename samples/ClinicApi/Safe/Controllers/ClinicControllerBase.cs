using ClinicApi.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClinicApi.Controllers;

/// <summary>Every controller of the API derives from this one, so nobody can forget to ask for a signed-in user.</summary>
[ApiController]
[Authorize]
public abstract class ClinicControllerBase(ClinicDbContext db) : ControllerBase
{
    protected ClinicDbContext Db { get; } = db;

    protected Task LogAccessAsync(string action, Guid? patientId)
    {
        Db.AccessLog.Add(new AccessLogEntry
        {
            AtUtc = DateTime.UtcNow,
            Actor = User.Identity?.Name ?? "anonymous",
            Action = action,
            PatientId = patientId,
        });
        return Db.SaveChangesAsync();
    }
}
