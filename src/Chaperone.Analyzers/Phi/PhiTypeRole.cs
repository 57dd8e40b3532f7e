namespace Chaperone.Phi;

/// <summary>What a type stands for.</summary>
internal enum PhiTypeRole
{
    /// <summary>Nothing tells.</summary>
    Plain,

    /// <summary>A patient, a relative, an insured person.</summary>
    Person,

    /// <summary>A record of care, payment or contact that belongs to a patient.</summary>
    Record,

    /// <summary>By its name clinical, with nothing that ties it to a patient: an item of a record, or of a catalogue.</summary>
    Item,
    Staff,
    Organisation,
    Reference,
    Machinery,
}
