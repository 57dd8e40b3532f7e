namespace Chaperone.Phi.Flow;

/// <summary>In which form a value reaches a place: the same object is harmless in one and a leak in another.</summary>
internal enum Form
{
    /// <summary>What <c>ToString()</c> gives: a class without an override prints its type name only, a record prints its members.</summary>
    Text,

    /// <summary>As a log formats an argument: a sequence is enumerated, the rest is text (FormattedLogValues in Microsoft.Extensions.Logging.Abstractions).</summary>
    Log,

    /// <summary>Serilog's <c>{@Value}</c>: the public properties, and theirs.</summary>
    Destructured,

    /// <summary><c>[LogProperties]</c>: the public properties, each as text, those with a classification redacted.</summary>
    Tags,

    /// <summary><c>[LogProperties(Transitive = true)]</c>: theirs too.</summary>
    DeepTags,

    /// <summary>System.Text.Json.</summary>
    Json,

    /// <summary>Newtonsoft.Json.</summary>
    Newtonsoft,

    /// <summary>System.Xml.Serialization's XmlSerializer.</summary>
    Xml,

    /// <summary>The columns of CsvHelper's <c>WriteRecords</c>: the public properties, and theirs.</summary>
    Csv,

    /// <summary>The columns that a spreadsheet library makes of objects: the public properties, each as text.</summary>
    Rows,

    /// <summary>ClosedXML's <c>InsertData</c> and <c>InsertTable</c>.</summary>
    ClosedXmlRows,

    /// <summary>MiniExcel's <c>SaveAs</c>.</summary>
    MiniExcelRows,

    /// <summary>What a library's document holds once it is saved.</summary>
    Document,
}

/// <summary>What follows from a form.</summary>
internal static class Forms
{
    /// <summary>The form in which a sequence has to be asked so that its elements are asked in this one.</summary>
    public static Form OfElements(this Form form) => form == Form.Text ? Form.Log : form;

    /// <summary>Whether an object's members leave with it, whatever its <c>ToString</c> is.</summary>
    public static bool TakesMembers(this Form form) => form is Form.Destructured or Form.Tags or Form.DeepTags or Form.Json or Form.Newtonsoft or Form.Xml or Form.Csv or Form.Rows or Form.ClosedXmlRows or Form.MiniExcelRows;

    /// <summary>The form of the members' own values.</summary>
    public static Form OfMembers(this Form form) => form is Form.Tags or Form.Rows or Form.ClosedXmlRows or Form.MiniExcelRows || !form.TakesMembers() ? Form.Text : form;
}
