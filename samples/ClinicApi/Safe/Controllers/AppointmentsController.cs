using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Controllers;

[Route("api/[controller]")]
public sealed class AppointmentsController(ClinicDbContext db) : ClinicControllerBase(db)
{
    /// <summary>Lists the appointments of one day.</summary>
    [HttpGet]
    [Authorize(Policy = "ReadSchedule")]
    [DisclosesPhi(PhiKind.Date, PhiKind.Encounter)]
    public async Task<ActionResult<IReadOnlyList<AppointmentDto>>> OfDay(DateOnly day)
    {
        var from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var appointments = await Db.Appointments
            .Where(a => a.StartsAtUtc >= from && a.StartsAtUtc < from.AddDays(1))
            .OrderBy(a => a.StartsAtUtc)
            .ToListAsync();
        return appointments.ConvertAll(a => a.ToDto());
    }

    /// <summary>Books an appointment.</summary>
    [HttpPost]
    [Authorize(Policy = "ManageSchedule")]
    [DisclosesPhi(PhiKind.Date)]
    public async Task<ActionResult<AppointmentDto>> Book(BookAppointmentRequest request)
    {
        var appointment = new Appointment
        {
            PatientId = request.PatientId,
            StartsAtUtc = request.StartsAtUtc,
            Minutes = request.Minutes,
            Clinician = request.Clinician,
            ReasonForVisit = request.ReasonForVisit,
        };
        Db.Appointments.Add(appointment);
        await Db.SaveChangesAsync();
        return Ok(appointment.ToDto());
    }

    /// <summary>Cancels an appointment.</summary>
    [HttpDelete("{id:guid}")]
    [Authorize(Policy = "ManageSchedule")]
    public async Task<IActionResult> Cancel(Guid id)
    {
        var appointment = await Db.Appointments.FindAsync(id);
        if (appointment is null)
        {
            return NotFound();
        }

        appointment.Status = AppointmentStatus.Cancelled;
        await Db.SaveChangesAsync();
        return NoContent();
    }
}
