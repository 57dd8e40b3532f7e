using System.Data;
using ClosedXML.Attributes;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using OfficeOpenXml;

namespace Cells.Spreadsheets;

public static class CellValue
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.Worksheets.Add("Patients");
        sheet.Cell(1, 1).Value = "Ssn";
        sheet.Cell(2, 1).Value = patients.Find().Ssn;
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    });
}

public static class HarmlessCells
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.Worksheets.Add("Patients");
        sheet.Cell(1, 1).Value = "Ssn";
        sheet.Cell(2, 1).Value = patients.Find().Ssn.Length;
        sheet.Cell(2, 1).Style.Font.Bold = true;
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

// Nothing of the other workbook is in this one.
public static class OtherWorkbook
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var kept = new XLWorkbook();
        using var answered = new XLWorkbook();
        kept.AddWorksheet("a").Cell(1, 1).Value = patients.Find().Ssn;
        answered.AddWorksheet("a").Cell(1, 1).Value = patients.Find().Ward;
        using var stream = new MemoryStream();
        answered.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class CellInALoop
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet();
        var line = 1;
        foreach (var patient in new List<Patient> { patients.Find() })
        {
            var row = sheet.Row(line++);
            var cell = row.Cell(1);
            cell.SetValue(patient.Ssn).Style.Font.SetBold();
        }

        var stream = new MemoryStream();
        workbook.SaveAs(stream);
        stream.Position = 0;
        return Results.File(stream, "application/octet-stream");
    });
}

public static class NameOfSheet
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var workbook = new XLWorkbook();
        workbook.Worksheets.Add(patients.Find().Ssn).Cell("A1").Value = 1;
        var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.Bytes(stream.ToArray());
    });
}

public static class InsertedObjects
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Patients").Cell(1, 1).InsertTable(new List<Patient> { patients.Find() });
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class InsertedColumns
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Patients").Cell(1, 1).InsertData(new[] { patients.Find() }.Select(static p => new { p.Ward, Number = p.Ssn }));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class InsertedWards
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Patients").Cell(1, 1).InsertData(new[] { patients.Find() }.Select(static p => new { p.Ward }));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class InsertedWithoutIt
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Patients").Cell(1, 1).InsertTable(new[] { patients.Find<UnlistedRow>() });
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class RowsOfATable
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var table = new DataTable("Patients");
        table.Columns.Add("Ssn");
        table.Rows.Add(patients.Find().Ssn);
        using var workbook = new XLWorkbook();
        workbook.Worksheets.Add(table);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class BytesOfAMethod
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) => Results.File(Export([patients.Find()]), "application/octet-stream"));

    private static byte[] Export(List<Patient> patients)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.Worksheets.Add("Patients");
        for (var i = 0; i < patients.Count; i++)
        {
            sheet.Cell(i + 1, 1).Value = patients[i].Ssn;
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }
}

public static class FilledByAMethod
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        Fill(workbook.AddWorksheet("Patients"), patients.Find());
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });

    private static void Fill(IXLWorksheet sheet, Patient patient)
    {
        var row = sheet.Row(1);
        row.Cell(1).Value = patient.Ssn;
    }
}

public static class FilledWithTheText
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("Patients");
        Fill(sheet, 1, "Number");
        Fill(sheet, 2, patients.Find().Ssn);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });

    private static void Fill(IXLWorksheet sheet, int column, string value) => sheet.Cell(1, column).Value = value;
}

public static class FilledHarmlessly
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        Fill(workbook.AddWorksheet("Patients"), patients.Find());
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return Results.File(stream.ToArray(), "application/octet-stream");
    });

    private static void Fill(IXLWorksheet sheet, Patient patient) => sheet.Cell(1, 1).Value = patient.Ward;
}

public static class IntoTheAnswer
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (HttpContext context, IPatients patients) =>
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Patients").Cell(1, 1).Value = patients.Find().Ssn;
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        stream.Position = 0;
        await stream.CopyToAsync(context.Response.Body);
    });
}

public static class EpplusCells
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Patients");
        sheet.Cells[1, 1].Value = patients.Find().Ssn;
        return Results.File(package.GetAsByteArray(), "application/octet-stream");
    });
}

public static class EpplusCollection
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Patients");
        sheet.Cells["A1"].LoadFromCollection(new List<Patient> { patients.Find() }, true);
        var stream = new MemoryStream();
        package.SaveAs(stream);
        stream.Position = 0;
        return Results.Stream(stream);
    });
}

public static class EpplusIntoItsStream
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        using (var package = new ExcelPackage(stream))
        {
            package.Workbook.Worksheets.Add("Patients").Cells[1, 1].Value = patients.Find().Ssn;
            package.Save();
        }

        stream.Position = 0;
        return Results.Stream(stream);
    });
}

public static class EpplusHarmless
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        using var package = new ExcelPackage();
        package.Workbook.Worksheets.Add("Patients").Cells[1, 1].Value = patients.Find().Ward;
        return Results.File(package.GetAsByteArray(), "application/octet-stream");
    });
}

public static class MiniExcelObjects
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        stream.SaveAs(new[] { patients.Find() });
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public static class MiniExcelAsync
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static async (IPatients patients) =>
    {
        var stream = new MemoryStream();
        await MiniExcel.SaveAsAsync(stream, new[] { patients.Find() }.Select(static p => new { p.Id, p.Ssn }));
        stream.Seek(0, SeekOrigin.Begin);
        return Results.File(stream, "application/octet-stream");
    });
}

public static class MiniExcelWithoutIt
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        stream.SaveAs(new[] { patients.Find<UnlistedCard>() });
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

// The other library's attribute says nothing to this one.
public static class MiniExcelOtherAttribute
{
    public static void Map(WebApplication app) => app.MapGet("/answer", static (IPatients patients) =>
    {
        var stream = new MemoryStream();
        stream.SaveAs(new[] { patients.Find<UnlistedRow>() });
        return Results.File(stream.ToArray(), "application/octet-stream");
    });
}

public class UnlistedRow { [XLColumn(Ignore = true)] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }

public class UnlistedCard { [ExcelIgnore] public string Ssn { get; set; } = "MARKED-ssn"; public string Ward { get; set; } = "7"; }
