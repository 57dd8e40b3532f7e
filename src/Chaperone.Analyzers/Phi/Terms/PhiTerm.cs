namespace Chaperone.Phi.Terms;

/// <summary>Where in a name a term may stand.</summary>
internal enum TermPlace
{
    Anywhere,
    Whole,
    End,
}

/// <summary>What a term says.</summary>
internal enum TermRole
{
    /// <summary>A value of that name is PHI of the term's kind.</summary>
    Phi,

    /// <summary>The name tells something else.</summary>
    Not,

    /// <summary>The value is protected already or only classifies: one level less sure.</summary>
    Weaker,

    /// <summary>Type or part of a name: a patient, a relative, an insured person.</summary>
    Person,

    /// <summary>A person who may be anybody.</summary>
    MaybePerson,

    /// <summary>A record of care.</summary>
    Clinical,

    /// <summary>An invoice, a payment: a patient's where something ties it to care.</summary>
    Billing,

    /// <summary>Workforce: no individual of 45 CFR 160.103.</summary>
    Staff,

    /// <summary>A hospital, a department, an insurer.</summary>
    Organisation,

    /// <summary>Lists, catalogues and numbers that belong to nobody.</summary>
    Reference,

    /// <summary>Services, options, tests.</summary>
    Machinery,

    /// <summary>A member that runs the system: keys, audit columns, paging.</summary>
    Bookkeeping,

    /// <summary>A namespace or an assembly of health care.</summary>
    Health,

    /// <summary>A word for how far the work on something is: a yes or no with it is no finding.</summary>
    Progress,

    /// <summary>The last word of what an entry of a list for all has: names, codes, prices.</summary>
    Catalogue,

    /// <summary>A member of what is kept in store and ordered.</summary>
    Supply,

    /// <summary>A word for what a label says that food holds.</summary>
    Nutrient,

    /// <summary>A member of what is written for all to read.</summary>
    Editorial,

    /// <summary>A word for whoever has an account: of the workforce, unless the account keeps clinical data of its own.</summary>
    Login,

    /// <summary>The last word of a type's name that says how it is used, not what it is: dto, request.</summary>
    Form,

    /// <summary>The same of a type that asks for data.</summary>
    Criteria,

    /// <summary>What is done with the thing that a type is called after: the create of CreateReport.</summary>
    Deed,

    /// <summary>A word for where in its course something is, or of which sort: an enumeration with it is no content.</summary>
    Workflow,

    /// <summary>A member of somebody of the workforce, or of an account.</summary>
    Employment,

    /// <summary>What a number is that counts how something ended: completed, cancelled.</summary>
    Tally,

    /// <summary>A number over many.</summary>
    Total,

    /// <summary>The first word of a yes or no.</summary>
    Question,

    /// <summary>The last word of a key.</summary>
    Key,

    /// <summary>Who holds a psychotherapeutic session, or the session: notes beside it are those of 45 CFR 164.501.</summary>
    Psychotherapy,

    /// <summary>What somebody writes of oneself: a record in code about minds and moods.</summary>
    Diary,
}

/// <summary>One alternative of a row of a term file.</summary>
internal sealed record PhiTerm(string Words, TermPlace Place, TermRole Role, PhiKind Kind, PhiConfidence Confidence)
{
    /// <summary>PHI only in a patient's or a clinical type, or beside a word for a patient.</summary>
    public bool Linked { get; init; }

    public SensitiveCategory Sensitive { get; init; }
}
