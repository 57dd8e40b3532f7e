using Chaperone;
using ClinicApi.Contracts;
using ClinicApi.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClinicApi.Controllers;

[Route("api/billing/invoices")]
[DisclosesPhi(PhiKind.Procedure, PhiKind.Insurance, PhiKind.HealthPlanId, PhiKind.Date)]
public sealed class BillingController(ClinicDbContext db) : FinanceControllerBase(db)
{
    /// <summary>Lists a patient's invoices.</summary>
    [HttpGet]
    public async Task<ActionResult<IReadOnlyList<InvoiceDto>>> OfPatient(Guid patientId)
    {
        var invoices = await Db.Invoices.Where(i => i.PatientId == patientId).ToListAsync();
        return invoices.ConvertAll(i => i.ToDto());
    }

    /// <summary>Reads one invoice.</summary>
    [HttpGet("{id:guid}")]
    public async Task<ActionResult<InvoiceDto>> Get(Guid id)
    {
        var invoice = await Db.Invoices.FindAsync(id);
        return invoice is null ? NotFound() : invoice.ToDto();
    }

    /// <summary>Issues an invoice.</summary>
    [HttpPost]
    public async Task<ActionResult<InvoiceDto>> Create(CreateInvoiceRequest request)
    {
        var invoice = new Invoice
        {
            PatientId = request.PatientId,
            CptCode = request.CptCode,
            Amount = Round(request.Amount),
            InsuranceMemberId = request.InsuranceMemberId,
            IssuedOn = DateOnly.FromDateTime(DateTime.UtcNow),
        };
        Db.Invoices.Add(invoice);
        await Db.SaveChangesAsync();
        return CreatedAtAction(nameof(Get), new { id = invoice.Id }, invoice.ToDto());
    }
}
