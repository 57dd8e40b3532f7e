using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Controllers;

[Route("api/patients")]
public sealed class PatientsController(ClinicDbContext db) : ClinicControllerBase(db)
{
    /// <summary>Searches patients by family name, which stays out of the URL and so out of every proxy's log.</summary>
    [HttpPost("search")]
    [Authorize(Policy = "ReadChart")]
    [DisclosesPhi(PhiKind.Mrn, PhiKind.Name, PhiKind.Date)]
    public async Task<ActionResult<IReadOnlyList<PatientSummary>>> Search(SearchPatientsRequest request)
    {
        var familyName = request.FamilyName;
        var patients = await Db.Patients
            .Where(p => familyName == null || p.FamilyName.StartsWith(familyName))
            .OrderBy(p => p.FamilyName)
            .Take(50)
            .ToListAsync();
        return patients.ConvertAll(p => p.ToSummary());
    }

    /// <summary>Reads one patient.</summary>
    [HttpGet("{id:guid}")]
    [Authorize(Policy = "ReadChart")]
    [DisclosesPhi(PhiKind.Mrn, PhiKind.Name, PhiKind.Date, PhiKind.Demographic, PhiKind.Phone, PhiKind.Email, PhiKind.Allergy)]
    public async Task<ActionResult<PatientDetails>> Get(Guid id)
    {
        var patient = await Db.Patients.FindAsync(id);
        if (patient is null)
        {
            return NotFound();
        }

        await LogAccessAsync("patient read", id);
        return patient.ToDetails();
    }

    /// <summary>Finds a patient for the lab's interface engine, which signs in with an account of its own.</summary>
    [HttpPost("by-mrn")]
    [Authorize(Policy = "InterfaceEngine")]
    [DisclosesPhi(PhiKind.Mrn, PhiKind.Date)]
    public async Task<ActionResult<PatientSummary>> GetByMrn(FindByMrnRequest request)
    {
        var patient = await Db.Patients.FirstOrDefaultAsync(p => p.Mrn == request.Mrn);
        return patient is null ? NotFound() : patient.ToSummary();
    }

    /// <summary>Reads the whole chart.</summary>
    [HttpGet("{id:guid}/chart")]
    [Authorize(Policy = "ReadChart")]
    [DisclosesPhi(PhiKind.Mrn, PhiKind.Name, PhiKind.Date, PhiKind.Demographic, PhiKind.Allergy, PhiKind.Diagnosis, PhiKind.Lab, PhiKind.Medication)]
    public async Task<ActionResult<ChartDto>> Chart(Guid id)
    {
        var patient = await Db.Patients.Include(p => p.Diagnoses).FirstOrDefaultAsync(p => p.Id == id);
        if (patient is null)
        {
            return NotFound();
        }

        var labs = await Db.LabResults.Where(r => r.PatientId == id).ToListAsync();
        var prescriptions = await Db.Prescriptions.Where(p => p.PatientId == id).ToListAsync();
        await LogAccessAsync("chart read", id);
        return new ChartDto(
            patient.ToDetails(),
            patient.Diagnoses.ConvertAll(d => d.ToDto()),
            labs.ConvertAll(r => r.ToDto()),
            prescriptions.ConvertAll(p => p.ToDto()));
    }

    /// <summary>Registers a patient.</summary>
    [HttpPost]
    [Authorize(Policy = "ReadChart")]
    [DisclosesPhi(PhiKind.Mrn)]
    public async Task<ActionResult<PatientDetails>> Register(RegisterPatientRequest request)
    {
        var patient = new Patient
        {
            Mrn = request.Mrn,
            GivenName = request.GivenName,
            FamilyName = request.FamilyName,
            DateOfBirth = request.DateOfBirth,
            Sex = request.Sex,
            Ssn = request.Ssn,
            Phone = request.Phone,
            Email = request.Email,
        };
        Db.Patients.Add(patient);
        await LogAccessAsync("patient registered", patient.Id);
        return CreatedAtAction(nameof(Get), new { id = patient.Id }, patient.ToDetails());
    }

    /// <summary>Changes how a patient is reached.</summary>
    [HttpPut("{id:guid}/contact")]
    [Authorize(Policy = "ReadChart")]
    public async Task<IActionResult> UpdateContact(Guid id, UpdateContactRequest request)
    {
        var patient = await Db.Patients.FindAsync(id);
        if (patient is null)
        {
            return NotFound();
        }

        patient.Phone = request.Phone;
        patient.Email = request.Email;
        patient.AddressLine = request.AddressLine;
        patient.PostalCode = request.PostalCode;
        await LogAccessAsync("contact changed", id);
        return NoContent();
    }
}
