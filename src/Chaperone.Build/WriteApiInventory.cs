using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Chaperone.Build;

/// <summary>Writes <c>api-inventory.json</c> from the generator's file; leaves the file alone when it holds the same bytes already.</summary>
public sealed class WriteApiInventory : Task
{
    private const string NotWritten = "CHP9102";
    private const string Shared = "CHP9104";

    /// <summary>What the generator wrote, as emitted by the compiler.</summary>
    [Required]
    public string GeneratedFile { get; set; } = "";

    /// <summary>The inventory to write.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <summary>Where the messages' explanations stand.</summary>
    public string HelpLink { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            return Read() is { } json && Write(json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail($"The API inventory '{OutputFile}' could not be written: {e.Message} Make the file writable, or set ChaperoneInventoryPath to another one.");
        }
    }

    private string? Read()
    {
        if (!File.Exists(GeneratedFile))
        {
            Fail($"The API inventory was not written, because the compiler did not emit '{GeneratedFile}'. Rebuild the project; when that does not help, another package or the project changes CompilerGeneratedFilesOutputPath or the analyzers after Chaperone's targets.");
            return null;
        }

        using var reader = new StreamReader(GeneratedFile, Encoding.UTF8);
        var json = GeneratedInventory.Read(reader, out var problem);
        if (json is null)
        {
            Fail($"The API inventory was not written, because '{GeneratedFile}' is damaged: {problem}. Delete it and build again.");
        }

        return json;
    }

    private bool Write(string json)
    {
        // No byte order mark: JSON readers need not accept one.
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(json);
        if (File.Exists(OutputFile))
        {
            var present = File.ReadAllBytes(OutputFile);
            // Spelled out: as an extension it binds to the span one, and to System.Memory.
            if (Enumerable.SequenceEqual(present, bytes))
            {
                Log.LogMessage(MessageImportance.Low, "'{0}' is up to date.", OutputFile);
                return true;
            }

            WarnWhenShared(Encoding.UTF8.GetString(present), json);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(OutputFile))!);
        File.WriteAllBytes(OutputFile, bytes);
        Log.LogMessage(MessageImportance.Normal, "API inventory -> {0}", OutputFile);
        return true;
    }

    // "dotnet build -o out" puts every project's output into one folder: the last one built would win.
    private void WarnWhenShared(string present, string json)
    {
        var other = GeneratedInventory.ProjectOf(present);
        if (other is not null && other != GeneratedInventory.ProjectOf(json))
        {
            Log.LogWarning(
                null, Shared, null, HelpLink, OutputFile, 0, 0, 0, 0,
                "This file held the API inventory of the project '{0}' and is overwritten. When both projects share an output folder, set ChaperoneInventoryPath in one of them, or ChaperoneInventory to false where no inventory is wanted.",
                other);
        }
    }

    private bool Fail(string message)
    {
        Log.LogError(null, NotWritten, null, HelpLink, GeneratedFile, 0, 0, 0, 0, "{0}", message);
        return false;
    }
}
