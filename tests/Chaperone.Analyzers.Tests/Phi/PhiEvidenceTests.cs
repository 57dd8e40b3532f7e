using System.Text;
using Chaperone.Configuration;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests.Phi;

/// <summary>Each kind of evidence, and what must not be taken for it.</summary>
public class PhiEvidenceTests
{
    private const string Fhir = """
        namespace Hl7.Fhir.Introspection { [AttributeUsage(AttributeTargets.Class)] public class FhirTypeAttribute(string name) : Attribute { public string Name => name; public bool IsResource { get; set; } } }
        namespace Hl7.Fhir.Model
        {
            using Hl7.Fhir.Introspection;
            [FhirType("Observation", IsResource = true)] public class Observation { public string Value { get; set; } public Meta Meta { get; set; } public string Language { get; set; } }
            [FhirType("Patient", IsResource = true)] public class Patient { public List<HumanName> Name { get; set; } public string BirthDate { get; set; } }
            [FhirType("Practitioner", IsResource = true)] public class Practitioner { public List<HumanName> Name { get; set; } }
            [FhirType("Medication", IsResource = true)] public class Medication { public string Code { get; set; } }
            [FhirType("HumanName")] public class HumanName { public string Family { get; set; } }
            public class Meta { }
        }
        namespace Shop
        {
            public class Answer { public Hl7.Fhir.Model.Observation Result { get; set; } public List<Hl7.Fhir.Model.Medication> Catalogue { get; set; } public Hl7.Fhir.Model.HumanName DoctorName { get; set; } public Hl7.Fhir.Model.HumanName Whose { get; set; } }
        }
        namespace FellowOakDicom
        {
            public class DicomTag { public static readonly DicomTag PatientName = new(); public static readonly DicomTag PatientBirthDate = new(); public static readonly DicomTag XRayTubeCurrent = new(); public static readonly DicomTag CIELabValue = new(); public static readonly DicomTag PatientOrientation = new(); }
        }
        """;

    [Theory]
    [InlineData("Hl7.Fhir.Model.Observation.Value", "Other High")]
    [InlineData("Hl7.Fhir.Model.Observation.Meta", "none")]
    [InlineData("Hl7.Fhir.Model.Observation.Language", "none")]
    [InlineData("Hl7.Fhir.Model.Patient.Name", "Name High")]
    [InlineData("Hl7.Fhir.Model.Patient.BirthDate", "Date High")]
    [InlineData("Hl7.Fhir.Model.Practitioner.Name", "none")]
    [InlineData("Hl7.Fhir.Model.Medication.Code", "none")]
    [InlineData("Shop.Answer.Result", "Other High")]
    [InlineData("Shop.Answer.Catalogue", "none")]
    [InlineData("Shop.Answer.DoctorName", "none")]
    [InlineData("Shop.Answer.Whose", "Name High")]
    [InlineData("DicomTag.PatientName", "Name High")]
    [InlineData("DicomTag.PatientBirthDate", "Date High")]
    [InlineData("DicomTag.XRayTubeCurrent", "none")]
    [InlineData("DicomTag.CIELabValue", "none")]
    [InlineData("DicomTag.PatientOrientation", "none")]
    public void Standard_Decides(string member, string expected) => Assert.Equal(expected, new PhiSource(Fhir, Mode(HealthMode.Never)).Short(member));

    /// <summary>Terms of public standards count where they stand in records, and make records of the types that they name.</summary>
    [Theory]
    [InlineData("public class AncVisit { public Guid PatientId { get; set; } public string FundalHeight { get; set; } }", "AncVisit.FundalHeight", "Reproductive High")]
    [InlineData("public class PregnancyDetail { public int G { get; set; } public int P { get; set; } }", "PregnancyDetail.G", "Reproductive Medium")]
    [InlineData("public class HivTest { public string Outcome { get; set; } public DateTime Drawn { get; set; } }", "HivTest.Drawn", "Date Medium")]
    [InlineData("public class ViralLoad { public int Copies { get; set; } }", "ViralLoad.Copies", "Hiv Medium")]
    [InlineData("public class Embryo { public Guid PatientId { get; set; } public bool IsViable { get; set; } }", "Embryo.IsViable", "Reproductive Medium")]
    [InlineData("public class SubstanceUseHistory { public Guid PatientId { get; set; } public int NumberOfDaysUsing { get; set; } public int NumberOfTimesTreated { get; set; } }", "SubstanceUseHistory.NumberOfTimesTreated", "SubstanceUse Medium")]
    [InlineData("public class LabOrder { public Guid PatientId { get; set; } public DateTime ReportedByDate { get; set; } }", "LabOrder.ReportedByDate", "Date Medium")]
    [InlineData("public class Intake { public Guid PatientId { get; set; } public int CiwaScale { get; set; } }", "Intake.CiwaScale", "SubstanceUse High")]
    [InlineData("public class Patient { public string IdCardNumber { get; set; } }", "Patient.IdCardNumber", "NationalId Medium")]
    [InlineData("public class FertileWindowRsp { public int CycleLength { get; set; } public DateTime OvulationDate { get; set; } }", "FertileWindowRsp.CycleLength", "Reproductive Medium")]
    [InlineData("public class Consultation { public Guid PatientId { get; set; } public string IllegalDrugDescription { get; set; } }", "Consultation.IllegalDrugDescription", "SubstanceUse High")]
    [InlineData("public class VisitLine { public Guid PatientId { get; set; } public string Icd10Code { get; set; } }", "VisitLine.Icd10Code", "Diagnosis High")]
    [InlineData("public class BloodOrder { public Guid PatientId { get; set; } public string BloodType { get; set; } public double Quantity { get; set; } }", "BloodOrder.BloodType", "Lab High")]
    [InlineData("public class BloodTherapy { public string BloodType { get; set; } public double Quantity { get; set; } public string Reason { get; set; } }", "BloodTherapy.BloodType", "Lab High")]
    [InlineData("public class MedicationSchedule { public string UserId { get; set; } public string PillColour { get; set; } public DateTime StartDate { get; set; } }", "MedicationSchedule.StartDate", "Date Medium")]
    [InlineData("public class RecordWithTypeTest { public Guid PatientId { get; set; } public string Note { get; set; } }", "RecordWithTypeTest.Note", "Note Medium")]
    [InlineData("public class HivStat { public DateTime DoB { get; set; } public string HivStatus { get; set; } }", "HivStat.HivStatus", "Hiv High")]
    [InlineData("public class Screening { public string ClientName { get; set; } public DateTime DateOfBirth { get; set; } }", "Screening.ClientName", "Name Medium")]
    public void TermsOfStandards_Count(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>What is said in a specially protected record is as protected as the record, the dates in it too.</summary>
    [Theory]
    [InlineData("public class MenstrualCycle { public string UserId { get; set; } public DateTime StartDate { get; set; } }", "MenstrualCycle.StartDate", SensitiveCategory.Reproductive)]
    [InlineData("public class GeneDetection { public string BloodId { get; set; } public string Result { get; set; } }", "GeneDetection.Result", SensitiveCategory.Genetic)]
    [InlineData("public class HivTest { public Guid PatientId { get; set; } public DateTime Drawn { get; set; } }", "HivTest.Drawn", SensitiveCategory.Hiv)]
    [InlineData("public class LabOrder { public Guid PatientId { get; set; } public DateTime Drawn { get; set; } }", "LabOrder.Drawn", SensitiveCategory.None)]
    public void SpeciallyProtectedRecord_ProtectsWhatIsInIt(string source, string member, object expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Of(member)?.Sensitive);

    /// <summary>The namespace that is called after a subject, and what stands beside, tell what the notes and dates of a record are about.</summary>
    [Theory]
    [InlineData("namespace InfertilityClinic.Entities; public class LabResult { public Guid PatientId { get; set; } public string Note { get; set; } }", "LabResult.Note", SensitiveCategory.Reproductive)]
    [InlineData("namespace GeneticAlgorithms.Entities; public class LabResult { public Guid PatientId { get; set; } public string Note { get; set; } }", "LabResult.Note", SensitiveCategory.None)]
    [InlineData("namespace Clinic; public class Followup { public Guid PatientId { get; set; } public int Cd4Count { get; set; } public int ViralLoad { get; set; } public string Note { get; set; } }", "Followup.Note", SensitiveCategory.Hiv)]
    [InlineData("namespace Clinic; public class Followup { public Guid PatientId { get; set; } public int Cd4Count { get; set; } public string Diagnosis { get; set; } public string Note { get; set; } }", "Followup.Note", SensitiveCategory.None)]
    [InlineData("namespace Clinic; public class Session { public Guid PatientId { get; set; } public Guid PsychologistId { get; set; } public string Notes { get; set; } }", "Session.Notes", SensitiveCategory.Psychotherapy)]
    [InlineData("namespace Clinic; public class PsychotherapyVisit { public Guid PatientId { get; set; } public string Notes { get; set; } }", "PsychotherapyVisit.Notes", SensitiveCategory.Psychotherapy)]
    [InlineData("namespace Clinic; public class Session { public Guid PatientId { get; set; } public Guid CounselorId { get; set; } public string Notes { get; set; } }", "Session.Notes", SensitiveCategory.None)]
    [InlineData("namespace Clinic; public class PatientEmbryologyDetails { public int EggNumber { get; set; } public string D5Check { get; set; } }", "PatientEmbryologyDetails.D5Check", SensitiveCategory.Reproductive)]
    [InlineData("namespace Clinic; public class Patient { public string Remarks { get; set; } public DateTime Lmp { get; set; } public int Gravida { get; set; } }", "Patient.Remarks", SensitiveCategory.None)]
    [InlineData("namespace Clinic; public class Workplace { public Guid PatientId { get; set; } public int NeedForEmploymentCounselling { get; set; } public string Notes { get; set; } }", "Workplace.Notes", SensitiveCategory.None)]
    [InlineData("namespace InfertilityClinic.Entities; public class Patient { public string Surname { get; set; } }", "Patient.Surname", SensitiveCategory.None)]
    public void Subject_IsThatOfTheCodeAround(string source, string member, object expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Of(member)?.Sensitive);

    /// <summary>Where a type that identifies its people is called Client or Participant, what belongs to one is about a patient.</summary>
    [Theory]
    [InlineData("public class Client { public int Id { get; set; } public DateTime DateOfBirth { get; set; } } public class Session { public int ClientId { get; set; } public string Words { get; set; } }", "Session.Words", "Other Medium")]
    [InlineData("public class Participant { public int Id { get; set; } public DateTime DateOfBirth { get; set; } } public class RiskLetter { public Participant Participant { get; set; } public double Score { get; set; } }", "RiskLetter.Score", "Other Medium")]
    [InlineData("public class Client { public int Id { get; set; } public DateTime DateOfBirth { get; set; } } public class ClientAnswer { public string Words { get; set; } public int Points { get; set; } }", "ClientAnswer.Words", "Other Medium")]
    [InlineData("public class Client { public int Id { get; set; } public DateTime DateOfBirth { get; set; } } public class ClientLookup { public int Id { get; set; } public string Code { get; set; } public string Description { get; set; } }", "ClientLookup.Description", "none")]
    [InlineData("public class Client { public int Id { get; set; } public string Name { get; set; } } public class Session { public int ClientId { get; set; } public string Words { get; set; } }", "Session.Words", "none")]
    [InlineData("public class MedicalRecord { public string Plan { get; set; } public User Client { get; set; } public User Doctor { get; set; } } public class User { public string Email { get; set; } }", "MedicalRecord.Client", "Patient Medium")]
    [InlineData("public class MedicalRecord { public string Plan { get; set; } public User Client { get; set; } public User Doctor { get; set; } } public class User { public string Email { get; set; } }", "MedicalRecord.Doctor", "none")]
    [InlineData("public class PatientUser { public string Email { get; set; } public string Password { get; set; } public DateTime Dob { get; set; } }", "PatientUser.Email", "Email Medium")]
    [InlineData("public class Student { public string Name { get; set; } public List<Appointment> Appointments { get; set; } } public class Appointment { public Guid PatientId { get; set; } }", "Student.Name", "Name Medium")]
    [InlineData("public class Student { public string Name { get; set; } public List<Course> Courses { get; set; } } public class Course { public string Title { get; set; } }", "Student.Name", "none")]
    [InlineData("public class ApplicationUser { public string LastName { get; set; } public string Password { get; set; } public DateTime LastMenstrualPeriod { get; set; } }", "ApplicationUser.LastName", "Name Medium")]
    [InlineData("public class UpdateUserProfile { public string LastName { get; set; } public DateTime BirthDate { get; set; } public int Height { get; set; } public int Weight { get; set; } }", "UpdateUserProfile.Weight", "Vitals Medium")]
    [InlineData("public class UpdateUserProfile { public string LastName { get; set; } public DateTime BirthDate { get; set; } public string Password { get; set; } }", "UpdateUserProfile.LastName", "none")]
    [InlineData("public class Overtime { public User User { get; set; } } public class User { public string LastName { get; set; } public string BloodType { get; set; } }", "Overtime.User", "none")]
    [InlineData("public class DoctorUser { public string LastName { get; set; } public string Password { get; set; } public string BloodType { get; set; } }", "DoctorUser.LastName", "none")]
    [InlineData("public class AssignNurse { public Guid PatientId { get; set; } public string Wish { get; set; } }", "AssignNurse.Wish", "Other Medium")]
    [InlineData("public class Nurse { public Guid Id { get; set; } public string Wish { get; set; } }", "Nurse.Wish", "none")]
    public void WordOfTheCodeForItsPatients_Counts(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>The mood of an account, the sample of a donor: a record of whoever's it is, where it tells of their health; a catalogue, a cart and a comment are none.</summary>
    [Theory]
    [InlineData("public class Mood { public int UserId { get; set; } public short MoodScore { get; set; } public DateTime Noted { get; set; } }", "Mood.Noted", "Date Medium")]
    [InlineData("public class Entry { public User User { get; set; } public string Emotion { get; set; } public string Words { get; set; } } public class User { public string Email { get; set; } }", "Entry.Words", "Other Medium")]
    [InlineData("public class Cycle { public string UserId { get; set; } public DateTime StartDate { get; set; } public string[] Symptoms { get; set; } }", "Cycle.StartDate", "Date Medium")]
    [InlineData("public class ProfileDto { public string UserId { get; set; } public int CycleLength { get; set; } public int PeriodLength { get; set; } }", "ProfileDto.CycleLength", "Reproductive Medium")]
    [InlineData("public class UserSymptom { public int UserId { get; set; } public int SymptomId { get; set; } public string Words { get; set; } }", "UserSymptom.Words", "Diagnosis Medium")]
    [InlineData("public class UserAddiction { public int AddictionId { get; set; } public string Words { get; set; } }", "UserAddiction.Words", "SubstanceUse Medium")]
    [InlineData("public class UserBadge { public int BadgeId { get; set; } public string Words { get; set; } }", "UserBadge.Words", "none")]
    [InlineData("public class Form { public string DonorId { get; set; } public string SpecimenType { get; set; } public int AnalysisDay { get; set; } }", "Form.AnalysisDay", "Other Medium")]
    [InlineData("public class CartItem { public int UserId { get; set; } public string DrugName { get; set; } public int Quantity { get; set; } }", "CartItem.DrugName", "none")]
    [InlineData("public class Comment { public int UserId { get; set; } public string Content { get; set; } public string Reaction { get; set; } }", "Comment.Content", "none")]
    [InlineData("public class Subscription { public int UserId { get; set; } public string Plan { get; set; } public DateTime Renewed { get; set; } }", "Subscription.Renewed", "none")]
    [InlineData("public class Sample { public string Words { get; set; } public DateTime CollectionTime { get; set; } }", "Sample.Words", "Lab Medium")]
    [InlineData("public class Sample { public string Words { get; set; } public DateTime Made { get; set; } }", "Sample.Words", "none")]
    [InlineData("public class Booking { public int CustomerId { get; set; } public Examination Examination { get; set; } public string Wish { get; set; } } public class Examination { public string Findings { get; set; } }", "Booking.Wish", "Other Medium")]
    [InlineData("public class Booking { public int CustomerId { get; set; } public string Wish { get; set; } }", "Booking.Wish", "none")]
    public void HealthOfAnAccount_IsARecord(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>What is sent or shown of a thing is of whom the thing is: by all it says, or member by member; not what is called otherwise, or says something else.</summary>
    [Theory]
    [InlineData("public class ReportDto { public string Xyz { get; set; } }", "ReportDto.Xyz", "Other Medium")]
    [InlineData("public class CreateReportRequest { public string Xyz { get; set; } public string Way { get; set; } }", "CreateReportRequest.Way", "Other Medium")]
    [InlineData("public class CreateReport { public class Command { public string Xyz { get; set; } } }", "Command.Xyz", "Other Medium")]
    [InlineData("public class ReportUpdateModel { public string Xyz { get; set; } public string A { get; set; } public string B { get; set; } public string C { get; set; } }", "ReportUpdateModel.Xyz", "Other Medium")]
    [InlineData("public class ReportUpdateModel { public string Xyz { get; set; } public string A { get; set; } public string B { get; set; } public string C { get; set; } }", "ReportUpdateModel.A", "none")]
    [InlineData("public class OutsideReportDto { public string Xyz { get; set; } public int Tint { get; set; } public string Grade { get; set; } }", "OutsideReportDto.Grade", "Other Medium")]
    [InlineData("public class OutsideReportDto { public string Xyz { get; set; } public string A { get; set; } }", "OutsideReportDto.Xyz", "none")]
    [InlineData("public class ReportDto { public int Xyz { get; set; } }", "ReportDto.Xyz", "none")]
    [InlineData("public class ReportDto { public string A { get; set; } }", "ReportDto.A", "none")]
    [InlineData("public class LetterDto { public string Xyz { get; set; } public int Tint { get; set; } public string Grade { get; set; } }", "LetterDto.Grade", "none")]
    [InlineData("public class Rating { public int PatientId { get; set; } public int Stars { get; set; } public string Hue { get; set; } } public class AddRatingRequest { public string Hue { get; set; } }", "AddRatingRequest.Hue", "none")]
    [InlineData("public class ReportQuery { public string Xyz { get; set; } }", "ReportQuery.Xyz", "none")]
    [InlineData("public class Garden { public string Hue { get; set; } } public class GardenDto { public string Hue { get; set; } }", "GardenDto.Hue", "none")]
    public void WhatIsSentOfAThing_IsOfWhomTheThingIs(string source, string member, string expected) => Assert.Equal(
        expected,
        new PhiSource("public class Report { public int PatientId { get; set; } public Patient Patient { get; set; } public string Xyz { get; set; } public int Tint { get; set; } public string Grade { get; set; } } public class Patient { public int Id { get; set; } }" + source, Mode(HealthMode.Always)).Short(member));

    /// <summary>The thing itself stands for nothing: the address that offices have as well is no patient's because what is sent of it is.</summary>
    [Fact]
    public void AThing_DoesNotStandForWhatIsSentOfIt() => Assert.Equal(
        "none",
        new PhiSource("public class PatientDto { public string Name { get; set; } public PlaceDto Place { get; set; } } public class PlaceDto { public string Xyz { get; set; } } public class Place { public int Id { get; set; } public string Xyz { get; set; } } public class Office { public int Id { get; set; } public Place Place { get; set; } }", Mode(HealthMode.Always)).Short("Place.Xyz"));

    /// <summary>The lines of a record are its parts though the entries of a list have them too, and what their own lines lead back to is; what staff have as well is not, nor an entry.</summary>
    [Theory]
    [InlineData("public class Remedy { public int Id { get; set; } public string Name { get; set; } public List<Line> Lines { get; set; } }", "Line.Xyz", "Other Medium")]
    [InlineData("public class Page { public List<Line> Items { get; set; } public string Xyz { get; set; } }", "Line.Xyz", "Other Medium")]
    [InlineData("public class Part { public int Id { get; set; } public Line Line { get; set; } }", "Line.Xyz", "Other Medium")]
    [InlineData("public class Other { public int Id { get; set; } public Line Line { get; set; } }", "Line.Xyz", "none")]
    [InlineData("public class Doctor { public int Id { get; set; } public List<Line> Lines { get; set; } }", "Line.Xyz", "none")]
    [InlineData("public class Shelf { public int Id { get; set; } public string Xyz { get; set; } public List<Line> Lines { get; set; } }", "Line.Xyz", "none")]
    public void Line_IsAPartOfItsRecord(string more, string member, string expected) => Assert.Equal(
        expected,
        new PhiSource("public class Prescription { public Guid PatientId { get; set; } public List<Line> Lines { get; set; } } public class Line { public int Id { get; set; } public string Xyz { get; set; } public List<Part> Parts { get; set; } }" + more, Mode(HealthMode.Always)).Short(member));

    /// <summary>What was noted of a visit or an appointment is a record, and what a client by name was treated with; not a room for it.</summary>
    [Theory]
    [InlineData("public class Meeting { public int AppointmentId { get; set; } public string Notes { get; set; } public string Mimic { get; set; } }", "Meeting.Mimic", "Other Medium")]
    [InlineData("public class Meeting { public int AppointmentId { get; set; } public string Notice { get; set; } public string Mimic { get; set; } }", "Meeting.Mimic", "none")]
    [InlineData("public class Stay { public string ClientName { get; set; } public string Symptoms { get; set; } public string Wish { get; set; } }", "Stay.Wish", "Other Medium")]
    [InlineData("public class Stay { public string ClientName { get; set; } public string Wish { get; set; } }", "Stay.Wish", "none")]
    [InlineData("public class Result { public int PatientId { get; set; } public int TotalScore { get; set; } }", "Result.TotalScore", "Lab Medium")]
    [InlineData("public class Result { public int PatientId { get; set; } public int TotalRows { get; set; } }", "Result.TotalRows", "none")]
    public void WhatWasNotedOfAVisit_IsARecord(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>Where the code keeps the health of accounts, and names neither patients nor those who heal, whoever has an account is the patient.</summary>
    [Theory]
    [InlineData("", "User.LastName", "Name Medium")]
    [InlineData("", "User.Comments", "none")]
    [InlineData("", "Role.Users", "none")]
    [InlineData("public class Doctor { public int Id { get; set; } }", "User.LastName", "none")]
    [InlineData("public class Patient { public int Id { get; set; } }", "User.LastName", "none")]
    public void Account_IsThePatientsInADiaryOfAccounts(string more, string member, string expected) => Assert.Equal(
        expected,
        new PhiSource(
            "public class Mood { public int UserId { get; set; } public short MoodScore { get; set; } public DateTime Noted { get; set; } } public class PeriodRecord { public int UserId { get; set; } public DateTime LastMenstruation { get; set; } }"
            + " public class User { public string LastName { get; set; } public string Email { get; set; } public string Password { get; set; } public List<Comment> Comments { get; set; } }"
            + " public class Comment { public string Content { get; set; } public User User { get; set; } } public class Role { public string Name { get; set; } public List<User> Users { get; set; } }" + more,
            Mode(HealthMode.Always)).Short(member));

    /// <summary>A diary is a record in code about minds and moods, and a note of anything elsewhere.</summary>
    [Theory]
    [InlineData("public class EmotionLog { public int Id { get; set; } }", "Other Medium")]
    [InlineData("", "none")]
    public void Diary_IsARecordInCodeAboutMinds(string more, string expected) =>
        Assert.Equal(expected, new PhiSource("public class Journal { public int UserId { get; set; } public string Entry { get; set; } }" + more, Mode(HealthMode.Always)).Short("Journal.Entry"));

    /// <summary>Who is called client in the code of those who heal is a patient, also where nothing but a name and a telephone number is kept; not where it has patients.</summary>
    [Theory]
    [InlineData("public class Therapist { public int Id { get; set; } }", "Other Medium")]
    [InlineData("public class Therapist { public int Id { get; set; } } public class Patient { public int Id { get; set; } }", "none")]
    [InlineData("", "none")]
    public void ClientOfThoseWhoHeal_IsAPatient(string more, string expected) => Assert.Equal(
        expected,
        new PhiSource("public class Client { public string FirstName { get; set; } public string LastName { get; set; } public string Phone { get; set; } } public class Meeting { public int ClientId { get; set; } public string Words { get; set; } }" + more, Mode(HealthMode.Always)).Short("Meeting.Words"));

    /// <summary>What the solution is called, or enough of its types, tells the subject of records in a layer that is called Models; of two subjects neither is.</summary>
    [Theory]
    [InlineData("namespace HivClinicApp { public class Window { public int Id { get; set; } } }", SensitiveCategory.Hiv)]
    [InlineData("namespace HivClinicApp { public class Window { public int Id { get; set; } } } namespace FertilityApp { public class Door { public int Id { get; set; } } }", SensitiveCategory.None)]
    [InlineData("namespace Other { public class Embryo { public int Id { get; set; } } public class SpermSample { public int Id { get; set; } } public class OvulationTest { public int Id { get; set; } } }", SensitiveCategory.Reproductive)]
    [InlineData("namespace Other { public class Embryo { public int Id { get; set; } } public class LabOrder { public int Id { get; set; } } }", SensitiveCategory.None)]
    public void Subject_IsThatOfTheWholeCode(string more, object expected) =>
        Assert.Equal(expected, new PhiSource("namespace Models { public class LabResult { public Guid PatientId { get; set; } public string Note { get; set; } } }" + more, Mode(HealthMode.Always)).Of("LabResult.Note")?.Sensitive);

    /// <summary>What is known of a gene is known of all; somebody's it is beside whose it is, or the sample.</summary>
    [Theory]
    [InlineData("public class GeneVariant { public string Effect { get; set; } public string Variant { get; set; } }", "GeneVariant.Effect", "none")]
    [InlineData("public class GeneVariant { public string DonorId { get; set; } public string Effect { get; set; } public string Variant { get; set; } }", "GeneVariant.Effect", "Genetic Medium")]
    [InlineData("public class GeneVariant { public Guid PatientId { get; set; } public string Effect { get; set; } public string Variant { get; set; } }", "GeneVariant.Effect", "Genetic Medium")]
    [InlineData("public class Invoice { public Guid PatientId { get; set; } public DateTime DueDate { get; set; } }", "Invoice.DueDate", "Date Medium")]
    [InlineData("public class Pregnancy { public Guid PatientId { get; set; } public DateTime DueDate { get; set; } }", "Pregnancy.DueDate", "Reproductive Medium")]
    public void WordOfASubject_TellsBesideWhoseItIs(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>A medicine that is taken from a day on is somebody's; one of a catalogue is not, and norms are nobody's.</summary>
    [Theory]
    [InlineData("public class Medication { public int Id { get; set; } public string Name { get; set; } public string Dosage { get; set; } public DateTime StartDate { get; set; } }", "Medication.Name", "Medication Medium")]
    [InlineData("public class Medication { public int Id { get; set; } public string Name { get; set; } public string Dosage { get; set; } public DateTime ExpiryDate { get; set; } }", "Medication.Name", "none")]
    [InlineData("public class Biometry { public double HC { get; set; } public double AC { get; set; } public double FL { get; set; } }", "Biometry.HC", "Reproductive Medium")]
    [InlineData("public class Biometry { public double HC { get; set; } public double AC { get; set; } }", "Biometry.HC", "none")]
    [InlineData("public class Prediction { public string Stress { get; set; } public string Anxiety { get; set; } public string Depression { get; set; } }", "Prediction.Stress", "MentalHealth Medium")]
    [InlineData("public class GestationalWeek { public int Id { get; set; } public string MotherContent { get; set; } public string BabyContent { get; set; } }", "GestationalWeek.MotherContent", "none")]
    [InlineData("public class GestationalWeek { public int Id { get; set; } public Guid PatientId { get; set; } public string MotherContent { get; set; } public string BabyContent { get; set; } }", "GestationalWeek.MotherContent", "Other Medium")]
    [InlineData("public class Lodge { public string ContactPersonName { get; set; } public string FaxNumber { get; set; } }", "Lodge.ContactPersonName", "none")]
    [InlineData("public class GrowthRecord { public double CurrentWeight { get; set; } public double MinRange { get; set; } }", "GrowthRecord.MinRange", "none")]
    [InlineData("public class BedTransfer { public Guid AdmissionId { get; set; } public DateTime StartDate { get; set; } }", "BedTransfer.StartDate", "Date Medium")]
    public void CoursesAndMeasures_AreSomebodys(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>Keys by other spellings, the way back to what lists all, and what staff have.</summary>
    [Theory]
    [InlineData("public class Appointment { public int Appointid { get; set; } public Guid PatientId { get; set; } }", "Appointment.Appointid", "none")]
    [InlineData("public class Referral { public int Rid { get; set; } public Guid PatientId { get; set; } }", "Referral.Rid", "none")]
    [InlineData("public class Visit { public string ARVID { get; set; } public Guid PatientId { get; set; } }", "Visit.ARVID", "none")]
    [InlineData("public class Patient { public string Id { get; set; } public string Surname { get; set; } } public class Visit { public string PatientId { get; set; } }", "Visit.PatientId", "PatientRef Low")]
    [InlineData("public class Patient { public string PatientId { get; set; } public string Surname { get; set; } } public class Visit { public string PatientId { get; set; } }", "Visit.PatientId", "Mrn Medium")]
    [InlineData("public class Account { public string Id { get; set; } } public class Patient : Account { public string Surname { get; set; } } public class Visit { public string PatientId { get; set; } }", "Visit.PatientId", "PatientRef Low")]
    [InlineData("public class Visit { public string PatientId { get; set; } }", "Visit.PatientId", "Mrn Medium")]
    [InlineData("public class Visit { public string PatientId { get; set; } public string DoctorId { get; set; } }", "Visit.PatientId", "PatientRef Low")]
    [InlineData("public class Visit { public string PatientId { get; set; } public int DoctorId { get; set; } }", "Visit.PatientId", "Mrn Medium")]
    [InlineData("public class Visit { public string PatientId { get; set; } public string DoctorName { get; set; } }", "Visit.PatientId", "Mrn Medium")]
    [InlineData("public class Visit { public string NhsNumber { get; set; } public string DoctorId { get; set; } }", "Visit.NhsNumber", "HealthPlanId High")]
    [InlineData("public class Doctor { public string Salary { get; set; } public List<Visit> DoctorVisits { get; set; } public List<Visit> Visits { get; set; } } public class Visit { public Guid PatientId { get; set; } }", "Doctor.DoctorVisits", "none")]
    [InlineData("public class Doctor { public string Salary { get; set; } public List<Visit> DoctorVisits { get; set; } public List<Visit> Visits { get; set; } } public class Visit { public Guid PatientId { get; set; } }", "Doctor.Visits", "Other Medium")]
    [InlineData("public class Hour { public int Id { get; set; } public string Label { get; set; } public int Length { get; set; } public List<Visit> Visits { get; set; } } public class Visit { public Guid PatientId { get; set; } public Hour Hour { get; set; } }", "Visit.Hour", "none")]
    [InlineData("public class Doctor { public string Salary { get; set; } public Person Person { get; set; } } public class Person { public string Surname { get; set; } public DateTime DateOfBirth { get; set; } }", "Doctor.Person", "none")]
    public void KeysAndWaysBack_AreNobodys(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    /// <summary>Professions that heal make health code; therapists of other kinds and doctors of philosophy do not.</summary>
    [Theory]
    [InlineData("public class PsychologistAppointment { public string Notes { get; set; } }", true)]
    [InlineData("public class Physician { public string Room { get; set; } }", true)]
    [InlineData("public class Doctor { public string Thesis { get; set; } }", false)]
    [InlineData("public class Consultant { public string Notes { get; set; } }", false)]
    public void Professions_MakeHealthCode(string source, bool expected) => Assert.Equal(expected, new PhiSource(source).Knowledge.IsHealthCode);

    /// <summary>How it went is what an answer says in its only text; beside a question it is what somebody answered.</summary>
    [Theory]
    [InlineData("public class PatientCreatedResponse { public Guid Id { get; set; } public string Response { get; set; } }", "PatientCreatedResponse.Response", "none")]
    [InlineData("public class DeletePrescriptionResult { public bool Done { get; set; } public string Response { get; set; } }", "DeletePrescriptionResult.Response", "none")]
    [InlineData("public class PatientSurveyResponse { public Guid PatientId { get; set; } public string Question { get; set; } public string Response { get; set; } }", "PatientSurveyResponse.Response", "Other Medium")]
    [InlineData("public class PatientSurvey { public Guid PatientId { get; set; } public string Response { get; set; } }", "PatientSurvey.Response", "Other Medium")]
    public void OnlyTextOfAnAnswer_SaysHowItWent(string source, string member, string expected) => Assert.Equal(expected, new PhiSource(source).Short(member));

    /// <summary>What looks like one of these, and is none.</summary>
    [Theory]
    [InlineData("public class EmbryoTransfer { public Guid PatientId { get; set; } public bool Voided { get; set; } }", "EmbryoTransfer.Voided")]
    [InlineData("public class Appointment { public Guid PatientId { get; set; } public bool RemindersEnabled { get; set; } }", "Appointment.RemindersEnabled")]
    [InlineData("public class BloodTestResponse { public Guid PatientId { get; set; } public string Status { get; set; } public string Message { get; set; } }", "BloodTestResponse.Message")]
    [InlineData("public class HivTest { public Guid PatientId { get; set; } public string TestKitName { get; set; } }", "HivTest.TestKitName")]
    [InlineData("public class HivTestKitsSummary { public int FacilityCode { get; set; } public string BasicUnit { get; set; } public double OpeningBalance { get; set; } public double Received { get; set; } }", "HivTestKitsSummary.Received")]
    [InlineData("public class HivConsumptionBase { public double Consumption { get; set; } public int ItemCode { get; set; } public double Used { get; set; } }", "HivConsumptionBase.Used")]
    [InlineData("public class DrugAdviceInput { public int? Id { get; set; } public string Icd10Code { get; set; } public string Category { get; set; } public string Text { get; set; } }", "DrugAdviceInput.Icd10Code")]
    [InlineData("public class ContactUs { public int ID { get; set; } public string Name { get; set; } public string Surname { get; set; } public string PhoneNumber { get; set; } public string Email { get; set; } }", "ContactUs.PhoneNumber")]
    [InlineData("public class BloodOrder { public int DoctorId { get; set; } public DateTime Arrival { get; set; } public string BloodType { get; set; } public double Quantity { get; set; } }", "BloodOrder.BloodType")]
    [InlineData("public class AllergenStatisticsDto { public string Allergen { get; set; } public int Patients { get; set; } }", "AllergenStatisticsDto.Allergen")]
    [InlineData("public class RegimenCounts { public Guid PatientId { get; set; } public int PatientsNew { get; set; } }", "RegimenCounts.PatientsNew")]
    [InlineData("public class ScreeningSite { public int Id { get; set; } public string Name { get; set; } public string Telephone { get; set; } public string LetterFrom { get; set; } }", "ScreeningSite.Telephone")]
    [InlineData("public class ViralLoadBloodTest { public int BloodTestId { get; set; } public string BloodTestDescription { get; set; } }", "ViralLoadBloodTest.BloodTestDescription")]
    [InlineData("public class Pregnancy { public Guid PatientId { get; set; } public bool DeleteFlag { get; set; } public DateTime Lmp { get; set; } }", "Pregnancy.DeleteFlag")]
    [InlineData("public class Appointment { public Guid PatientId { get; set; } public string DrEmail { get; set; } }", "Appointment.DrEmail")]
    [InlineData("public class Treatment { public Guid PatientId { get; set; } public Service Service { get; set; } } public class Service { public int Id { get; set; } public string Name { get; set; } public List<Treatment> Treatments { get; set; } }", "Treatment.Service")]
    [InlineData("public class PatientTests { public void Test() { } public Guid PatientId { get; set; } }", "PatientTests.PatientId")]
    [InlineData("public class DiagnosisDto { public int Id { get; set; } public string Code { get; set; } public string Name { get; set; } }", "DiagnosisDto.Name")]
    [InlineData("public class RecurringPayment { public int CycleLength { get; set; } public DateTime PeriodEndDate { get; set; } }", "RecurringPayment.CycleLength")]
    [InlineData("public class Appointment { public int IdPatient { get; set; } public int IdDoctor { get; set; } public string Reason { get; set; } }", "Appointment.IdDoctor")]
    [InlineData("public class Appointment { public Guid IdVisit { get; set; } public Guid PatientId { get; set; } public string Reason { get; set; } }", "Appointment.IdVisit")]
    [InlineData("public class ExaminationDto { public int Id { get; set; } public string Name { get; set; } public string Icd { get; set; } }", "ExaminationDto.Icd")]
    [InlineData("public class DiseaseToReturnDto { public int Id { get; set; } public string Name { get; set; } public string PictureUrl { get; set; } }", "DiseaseToReturnDto.Name")]
    [InlineData("public class DiseaseSpecParams { public string Sort { get; set; } public string Text { get; set; } }", "DiseaseSpecParams.Sort")]
    [InlineData("public class Doctor { public string Salary { get; set; } public Office Office { get; set; } } public class Office { public int Id { get; set; } public System.Collections.Generic.List<Visit> Visits { get; set; } } public class Visit { public Guid PatientId { get; set; } public string Diagnosis { get; set; } }", "Doctor.Office")]
    [InlineData("public class LoadTest { public string Target { get; set; } public int Duration { get; set; } }", "LoadTest.Target")]
    public void WhatLooksLikeTermsOfStandards_IsNone(string source, string member) => Assert.Equal("none", new PhiSource(source, Mode(HealthMode.Always)).Short(member));

    [Fact]
    public void FhirCategories_AreThoseOfTheSpecification()
    {
        Assert.Equal(62, FhirTypes.PatientResources.Count);
        Assert.Contains("MedicationRequest", FhirTypes.PatientResources);
        Assert.DoesNotContain("Medication", FhirTypes.PatientResources);
        Assert.DoesNotContain("Practitioner", FhirTypes.PatientResources);
    }

    [Theory]
    [InlineData("public class Certificate { public string CIELab { get; set; } }", "Certificate.CIELab")]
    [InlineData("public class Scanner { public string XRayTubeCurrent { get; set; } }", "Scanner.XRayTubeCurrent")]
    [InlineData("public class Db { public string StoredProcedure { get; set; } }", "Db.StoredProcedure")]
    [InlineData("public class Tracing { public string DiagnosticSource { get; set; } }", "Tracing.DiagnosticSource")]
    [InlineData("public class Import { public int ManualTestResultId { get; set; } }", "Import.ManualTestResultId")]
    [InlineData("public class Import { public bool TreatmentEventTypeIsOutcome { get; set; } }", "Import.TreatmentEventTypeIsOutcome")]
    [InlineData("public class Patient { public bool IsEmailEnabled { get; set; } }", "Patient.IsEmailEnabled")]
    [InlineData("public class Patient { public bool TestDateAfterDob { get; set; } }", "Patient.TestDateAfterDob")]
    [InlineData("public class Patient { public bool NhsNumberNotKnown { get; set; } }", "Patient.NhsNumberNotKnown")]
    [InlineData("public class X509Name { public static readonly string DateOfBirth = \"1.3\"; }", "X509Name.DateOfBirth")]
    [InlineData("public class MedicationKnowledge { public int Id { get; set; } public string AssociatedMedication { get; set; } public string Code { get; set; } }", "MedicationKnowledge.AssociatedMedication")]
    [InlineData("public class Patient { public Action<string> Name { get; set; } }", "Patient.Name")]
    [InlineData("public class Patient { public System.Threading.CancellationToken Visit { get; set; } }", "Patient.Visit")]
    [InlineData("public class PatientStatistics { public int TotalPatients { get; set; } public int Admissions { get; set; } public int DeceasedCount { get; set; } }", "PatientStatistics.TotalPatients")]
    [InlineData("public class PatientService { public string Diagnosis { get; set; } private readonly string ssn; }", "PatientService.ssn")]
    [InlineData("public class PatientReadPolicy { public string PatientPolicy { get; set; } }", "PatientReadPolicy.PatientPolicy")]
    [InlineData("public class Patient { public string PatientPortalUrl { get; set; } }", "Patient.PatientPortalUrl")]
    [InlineData("public class Ward { public string Name { get; set; } public int Beds { get; set; } public string Phone { get; set; } }", "Ward.Phone")]
    [InlineData("public class Appointment { public Guid PatientId { get; set; } public string DoctorEmail { get; set; } }", "Appointment.DoctorEmail")]
    [InlineData("public class Nurse { public string Ssn { get; set; } public string Phone { get; set; } }", "Nurse.Phone")]
    [InlineData("public enum Gender { Male } public class Patient { public string Name { get; set; } public string CreatedBy { get; set; } }", "Patient.CreatedBy")]
    public void Trap_InHealthCode_IsNotPhi(string source, string member)
    {
        var fact = new PhiSource("namespace Clinic; " + source, Mode(HealthMode.Always)).Of(member);
        Assert.True(fact is null or { Confidence: PhiConfidence.Low }, fact?.ToString());
    }

    [Theory]
    [InlineData("Pesel", "NationalId")]
    [InlineData("TcKimlikNo", "NationalId")]
    [InlineData("JMBG", "NationalId")]
    [InlineData("BSN", "NationalId")]
    [InlineData("AadhaarNumber", "NationalId")]
    [InlineData("Personnummer", "NationalId")]
    [InlineData("NHSNumber", "HealthPlanId")]
    [InlineData("KVNR", "HealthPlanId")]
    [InlineData("OhipNumber", "HealthPlanId")]
    [InlineData("SOCIAL_SECURITY_NUMBER", "NationalId")]
    [InlineData("dateofbirth", "Date")]
    [InlineData("Hba1cResult", "Lab")]
    [InlineData("HivStatus", "Hiv")]
    [InlineData("PlateletCount", "Lab")]
    [InlineData("Email2", "Email")]
    public void Name_IsRead(string name, string kind) =>
        Assert.Equal(kind, new PhiSource($"namespace Clinic; public class Patient {{ public string {name} {{ get; set; }} }}").Of("Patient." + name)?.Kind.ToString());

    [Theory]
    [InlineData("PsychotherapyNotes", "Psychotherapy")]
    [InlineData("SubstanceUse", "SubstanceUse")]
    [InlineData("ViralLoad", "Hiv")]
    [InlineData("GeneticTest", "Genetic")]
    [InlineData("PregnancyStatus", "Reproductive")]
    [InlineData("Diagnosis", "None")]
    public void SensitiveCategory_IsKnown(string name, string expected) =>
        Assert.Equal(expected, new PhiSource($"namespace Clinic; public class Patient {{ public string {name} {{ get; set; }} }}").Of("Patient." + name)!.Sensitive.ToString());

    [Theory]
    [InlineData("nhsNumberString", "HealthPlanId High")]
    [InlineData("patientName", "Name High")]
    [InlineData("firstName", "Name Medium")]
    [InlineData("patient", "Patient Medium")]
    [InlineData("patients", "Patient Medium")]
    [InlineData("patientId", "PatientRef Low")]
    [InlineData("count", "none")]
    [InlineData("logger", "none")]
    public void Value_IsJudgedByTypeNameAndMethod(string parameter, string expected)
    {
        var source = new PhiSource("""
            namespace Clinic;
            public class Patient { public string Name { get; set; } }
            public class PatientService { public void Admit(string nhsNumberString, string patientName, string firstName, Patient patient, List<Patient> patients, int patientId, int count, Action logger) { } }
            """);
        var fact = source.Knowledge.OfValue(source.Parameter("Admit", parameter));
        Assert.Equal(expected, fact is null ? "none" : $"{fact.Kind} {fact.Confidence}");
    }

    [Fact]
    public void PartOfRecordsOnly_IsARecordToo()
    {
        var source = new PhiSource("""
            namespace Clinic;
            public class Prescription { public Guid PatientId { get; set; } public List<Line> Lines { get; set; } public Place Where { get; set; } }
            public class Line { public int Id { get; set; } public string Xyz { get; set; } }
            public class Place { public string Street { get; set; } }
            public class Hospital { public Place Place { get; set; } }
            """);
        Assert.Equal("Other Medium", source.Short("Line.Xyz"));
        Assert.Equal("none", source.Short("Place.Street"));
        Assert.Equal("Medication Medium", source.Short("Prescription.Lines").Replace("Other", "Medication", StringComparison.Ordinal));
    }

    [Fact]
    public void ContainerOfPatients_IsPhi()
    {
        var source = new PhiSource("""
            namespace Clinic;
            public class Patient { public string Name { get; set; } }
            public class Paged<T> { public List<T> Items { get; set; } public int TotalCount { get; set; } }
            public class Reply { public Paged<Patient> Page { get; set; } }
            public class Other { public Paged<string> Page { get; set; } }
            """);
        Assert.Equal(PhiKind.Patient, source.Knowledge.OfType(source.TypeNamed("Reply"))!.Kind);
        Assert.Null(source.Knowledge.OfType(source.TypeNamed("Other")));
        Assert.True(source.Knowledge.IsPersonType(source.TypeNamed("Patient")));
        Assert.Equal(["Name"], source.Knowledge.MembersOf(source.TypeNamed("Patient")).Select(static m => m.Member.Name));
    }

    [Theory]
    [InlineData("namespace Clinic.Patients; public class A { }", true)]
    [InlineData("namespace Shop; public record PatientDto(string Name);", true)]
    [InlineData("namespace Shop; public class A { public string DiagnosisCode { get; set; } }", true)]
    [InlineData("namespace Shop; public class UserMood { public int Score { get; set; } }", true)]
    [InlineData("namespace Shop; public class Song { public string Mood { get; set; } }", false)]
    [InlineData("namespace Shop; public class JournalEntry { public string Mood { get; set; } }", true)]
    [InlineData("namespace Shop; public class JournalEntry { public string Amount { get; set; } }", false)]
    [InlineData("namespace Shop; public class AlcoholConsumption { public int Units { get; set; } }", true)]
    [InlineData("namespace Shop; public class Order { public DateTime EstimatedDeliveryDate { get; set; } }", false)]
    [InlineData("namespace Shop; public class Port { public int Parity { get; set; } }", false)]
    [InlineData("namespace Shop; public class Cycle { public string[] Symptoms { get; set; } public string Mood { get; set; } }", true)]
    [InlineData("namespace Practice.Counselors; public class A { public string Name { get; set; } }", true)]
    [InlineData("namespace Shop.HealthChecks; public class DatabaseHealth { public string Name { get; set; } }", false)]
    [InlineData("namespace Shop; public class Customer { public string FirstName { get; set; } public DateTime BirthDate { get; set; } }", false)]
    public void HealthMode_IsFound(string source, bool expected) => Assert.Equal(expected, new PhiSource(source).Knowledge.IsHealthCode);

    [Fact]
    public void HealthMode_IsAnOption()
    {
        const string Source = "namespace Shop; public class Customer { public string Ssn { get; set; } }";
        Assert.Equal("NationalId Low", new PhiSource(Source).Short("Customer.Ssn"));
        Assert.Equal("NationalId High", new PhiSource(Source, Mode(HealthMode.Always)).Short("Customer.Ssn"));
    }

    [Fact]
    public void HugeAndCyclicTypes_AreAnswered()
    {
        var source = new StringBuilder("namespace Clinic; public class Patient : Patient { public Patient Next { get; set; } public A<A<Patient>> A { get; set; } } public class A<T> { public T Value { get; set; } public A<A<T>> Deeper { get; set; } public B B { get; set; } } public class B { public A<B> A { get; set; } } public enum Codes { ");
        for (var i = 0; i < 20_000; i++)
        {
            source.Append("Code").Append(i).Append(", ");
        }

        source.Append("} public class Wide { public Codes Code { get; set; } ");
        for (var i = 0; i < 3000; i++)
        {
            source.Append("public string Name").Append(i).Append(" { get; set; } ");
        }

        var phi = new PhiSource(source.Append('}').ToString());
        Assert.Equal("Patient Medium", phi.Short("Patient.Next"));
        foreach (var type in new[] { "Patient", "A", "B", "Wide", "Codes" })
        {
            phi.Knowledge.OfType(phi.TypeNamed(type));
            phi.Knowledge.MembersOf(phi.TypeNamed(type));
        }
    }

    [Fact]
    public void AThousandTypes_AreRead()
    {
        string[] names = ["Id", "PatientId", "FirstName", "LastName", "DateOfBirth", "Email", "Notes", "CreatedAt", "Status", "Quantity"];
        var source = new StringBuilder("namespace Clinic { ");
        for (var i = 0; i < 1000; i++)
        {
            source.Append(i % 3 == 0 ? "public class Patient" : i % 3 == 1 ? "public class Order" : "public class Doctor").Append(i).Append(" { ");
            foreach (var name in names)
            {
                source.Append("public string ").Append(name).Append(i % 10).Append(" { get; set; } ");
            }

            source.Append("} ");
        }

        var phi = new PhiSource(source.Append('}').ToString());
        var types = ((CSharpCompilation)phi.Compilation).Assembly.GlobalNamespace.GetNamespaceMembers().Single().GetTypeMembers();
        Assert.Equal(11_000, types.Sum(static t => t.GetMembers().OfType<IPropertySymbol>().Count(static p => p.Type is not null)) + types.Length);
        Assert.True(types.Sum(t => phi.Knowledge.MembersOf(t).Length) > 1000);
    }

    private static PhiSettings Mode(HealthMode mode) => new(mode, [], []);
}
