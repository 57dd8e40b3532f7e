using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Controllers;

// Came over from the old MVC application. With a route of its own the API description lists it.
[ApiController]
[Route("reports/[action]")]
[Authorize(Policy = "ViewReports")]
public sealed class ReportsController(ClinicDbContext db) : Controller
{
    [HttpGet]
    [DisclosesPhi(PhiKind.Name, PhiKind.Date, PhiKind.Encounter)]
    public async Task<IActionResult> Census()
    {
        var rows = await db.Appointments
            .Join(db.Patients, a => a.PatientId, p => p.Id, (a, p) => new { a, p })
            .OrderBy(x => x.a.StartsAtUtc)
            .Select(x => new CensusRow(x.a.Clinician, x.p.GivenName + " " + x.p.FamilyName, x.a.StartsAtUtc, x.a.ReasonForVisit))
            .ToListAsync();
        return Json(rows);
    }

    [HttpGet]
    public async Task<IActionResult> Diagnoses()
    {
        var rows = await db.Diagnoses
            .GroupBy(d => new { d.IcdCode, d.Description })
            .Select(g => new DiagnosisCount(g.Key.IcdCode, g.Key.Description, g.Count()))
            .ToListAsync();
        return Json(rows);
    }
}
