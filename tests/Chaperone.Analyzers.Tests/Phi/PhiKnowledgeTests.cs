using Chaperone.Phi;

namespace Chaperone.Tests.Phi;

public class PhiKnowledgeTests
{
    private const string Clinic = """
        namespace Clinic;
        public class Patient
        {
            public const string Mrn0 = "x";
            public int Id { get; set; }
            public string MedicalRecordNumber { get; set; }
            public string FirstName { get; set; }
            public string Phone { get; set; }
            public DateTime DateOfBirth { get; set; }
            public string Gender { get; set; }
            public string AddressLine2 { get; set; }
            public string Notes { get; set; }
            public bool HasDiabetes { get; set; }
            public bool EmailConfirmed { get; set; }
            public DateTime CreatedAt { get; set; }
            public string DoctorName { get; set; }
            public List<Prescription> Prescriptions { get; set; }
            public static string DefaultPhone { get; set; }
        }
        public record Prescription(Guid PatientId, string DrugName, string Dosage, Doctor Prescriber, int DoctorId);
        public class Doctor
        {
            public int Id { get; set; }
            public string FirstName { get; set; }
            public DateTime DateOfBirth { get; set; }
            public string Specialization { get; set; }
            public List<Patient> Patients { get; set; }
        }
        public class Hospital { public string Name { get; set; } public string Address { get; set; } public string Phone { get; set; } }
        public class Lead { public string NhsNumber { get; set; } public string FirstName { get; set; } }
        public class LabMessage { public string PatientId { get; set; } public string Loinc { get; set; } }
        public class Visit { public string PatientId { get; set; } public Patient Patient { get; set; } public string MedicalRecordId { get; set; } public List<Patient> MedicalRecord { get; set; } }
        public class Opinion { public int PatientId { get; set; } public string Comment { get; set; } public int Rating { get; set; } public string PatientName { get; set; } }
        public class Outcome { public int PatientId { get; set; } public string Comment { get; set; } public int Rating { get; set; } public string Diagnosis { get; set; } }
        public class Chat { public int PatientId { get; set; } public string LastName { get; set; } public DateTime? LastMessageAt { get; set; } }
        public class SignedIn { public string AccessToken { get; set; } public int? PatientProfileId { get; set; } public string FullName { get; set; } public string Email { get; set; } }
        public class Encounter { public int Patientid { get; set; } public int Providerid { get; set; } public int Appointmentid { get; set; } public string Providername { get; set; } public int DurationSeconds { get; set; } public string Patientphone { get; set; } public string Diagnosis { get; set; } }
        public class Invoice { public string PatientId { get; set; } public decimal Total { get; set; } public string Diagnosis { get; set; } }
        public class Bills { public Patient Patient { get; set; } public int Total { get; set; } public string Diagnosis { get; set; } }
        public class Assets { public int ContainingPhi { get; set; } public string Phi { get; set; } }
        public class BiasTestResult { public string TestType { get; set; } public decimal Accuracy { get; set; } }
        public class BloodTestResult { public string PatientId { get; set; } public string TestType { get; set; } }
        public class Network { public string Driver { get; set; } }
        public class PatientRow { public string Ssn { get; set; } public string Drivers { get; set; } }
        public class PatientRepository { private readonly string _ssn; }
        """;

    [Theory]
    [InlineData("Patient.MedicalRecordNumber", "Mrn High")]
    [InlineData("Patient.FirstName", "Name Medium")]
    [InlineData("Patient.Phone", "Phone Medium")]
    [InlineData("Patient.DateOfBirth", "Date High")]
    [InlineData("Patient.Gender", "Demographic Medium")]
    [InlineData("Patient.AddressLine2", "Address Medium")]
    [InlineData("Patient.Notes", "Note Medium")]
    [InlineData("Patient.HasDiabetes", "Diagnosis Medium")]
    [InlineData("Patient.EmailConfirmed", "none")]
    [InlineData("Patient.Id", "none")]
    [InlineData("Invoice.Total", "Insurance Medium")]
    [InlineData("Bills.Total", "none")]
    [InlineData("Assets.ContainingPhi", "none")]
    [InlineData("Assets.Phi", "Note High")]
    [InlineData("BiasTestResult.TestType", "none")]
    [InlineData("BloodTestResult.TestType", "Lab Medium")]
    [InlineData("Network.Driver", "none")]
    [InlineData("PatientRow.Drivers", "License High")]
    [InlineData("Patient.CreatedAt", "none")]
    [InlineData("Patient.DoctorName", "none")]
    [InlineData("Patient.Prescriptions", "Medication Medium")]
    [InlineData("Patient.DefaultPhone", "none")]
    [InlineData("Patient.Mrn0", "none")]
    [InlineData("Prescription.PatientId", "PatientRef Low")]
    [InlineData("Prescription.DrugName", "Medication Medium")]
    [InlineData("Prescription.Dosage", "Medication Medium")]
    [InlineData("Prescription.Prescriber", "none")]
    [InlineData("Prescription.DoctorId", "none")]
    [InlineData("Doctor.FirstName", "none")]
    [InlineData("Doctor.DateOfBirth", "none")]
    [InlineData("Doctor.Patients", "Patient Medium")]
    [InlineData("Hospital.Address", "none")]
    [InlineData("Lead.FirstName", "Name Medium")]
    [InlineData("LabMessage.PatientId", "Mrn Medium")]
    [InlineData("Visit.PatientId", "PatientRef Low")]
    [InlineData("Visit.MedicalRecordId", "Mrn High")]
    [InlineData("Opinion.Comment", "none")]
    [InlineData("Opinion.PatientName", "Name High")]
    [InlineData("Outcome.Comment", "Note Medium")]
    [InlineData("Chat.LastName", "Name Medium")]
    [InlineData("Chat.LastMessageAt", "Date Medium")]
    [InlineData("SignedIn.FullName", "none")]
    [InlineData("SignedIn.Email", "none")]
    [InlineData("Encounter.Patientid", "PatientRef Low")]
    [InlineData("Encounter.Providerid", "none")]
    [InlineData("Encounter.Appointmentid", "none")]
    [InlineData("Encounter.Providername", "none")]
    [InlineData("Encounter.DurationSeconds", "none")]
    [InlineData("Encounter.Patientphone", "Phone Medium")]
    public void Member_InHealthCode(string member, string expected) => Assert.Equal(expected, new PhiSource(Clinic).Short(member));

    private const string Neighbours = """
        namespace Clinic;
        public class Patient { public int Id { get; set; } public string MedicalRecordNumber { get; set; } public List<Chart> Charts { get; set; } }
        public class Chart { public int PatientId { get; set; } public string Diagnosis { get; set; } }
        public class Food { public int Id { get; set; } public string Name { get; set; } public double Cholesterol { get; set; } public double Sodium { get; set; } }
        public class Meal { public string Name { get; set; } public double Cholesterol { get; set; } public double Fat { get; set; } }
        public class Label { public double Cholesterol { get; set; } public double Calories { get; set; } public string VitaminD { get; set; } }
        public class Eaten { public int PatientId { get; set; } public double Cholesterol { get; set; } public double Calories { get; set; } }
        public class Diary { public DateTime Day { get; set; } public double Cholesterol { get; set; } public double Calories { get; set; } }
        public class Sugars { public double Cholesterol { get; set; } public double Carbs { get; set; } public double FastingGlucose { get; set; } }
        public class LipidPanel { public double Cholesterol { get; set; } public double Hdl { get; set; } public double Ldl { get; set; } }
        public class DrugPrescription { public int PatientId { get; set; } public string DrugName { get; set; } public int Amount { get; set; } }
        public class DrugInfusion { public int PatientId { get; set; } public string DrugName { get; set; } public decimal Amount { get; set; } public string Unit { get; set; } }
        public class PrescriptionOrder { public int PatientId { get; set; } public string Drug { get; set; } public decimal Amount { get; set; } }
        public class PrescriptionPayment { public int PatientId { get; set; } public int Amount { get; set; } }
        public class Shipment { public int PatientId { get; set; } public string Carrier { get; set; } public string CarrierName { get; set; } public string TrackingNumber { get; set; } }
        public class ParcelInfo { public string Carrier { get; set; } public string CarrierName { get; set; } public string CarrierCode { get; set; } }
        public class Screening { public int PatientId { get; set; } public string Carrier { get; set; } public string Allele { get; set; } }
        public class Panel { public int PatientId { get; set; } public string Carrier { get; set; } public string Exon { get; set; } }
        public class Vaccination { public int Id { get; set; } public string Name { get; set; } public decimal Price { get; set; } public decimal DiscountPercentage { get; set; } public decimal FinalPrice { get; set; } }
        public class Visit { public int PatientId { get; set; } public decimal FinalPrice { get; set; } public decimal Discount { get; set; } }
        public class Posting { public void Ship(Patient patient, string carrier) { } public void AddGeneticResultOfPatient(Patient patient, string exon) { } }
        """;

    // What the same words say of food, of a dose, of a parcel and of an offer.
    [Theory]
    [InlineData("Food.Cholesterol", "none")]
    [InlineData("Food.Sodium", "none")]
    [InlineData("Food.Name", "none")]
    [InlineData("Meal.Cholesterol", "none")]
    [InlineData("Label.Cholesterol", "none")]
    [InlineData("Label.VitaminD", "none")]
    [InlineData("Eaten.Cholesterol", "Lab High")]
    [InlineData("Diary.Cholesterol", "Lab High")]
    [InlineData("Sugars.Cholesterol", "Lab High")]
    [InlineData("LipidPanel.Cholesterol", "Lab High")]
    [InlineData("DrugPrescription.Amount", "Medication Medium")]
    [InlineData("DrugInfusion.Amount", "Medication Medium")]
    [InlineData("PrescriptionOrder.Amount", "Insurance Medium")]
    [InlineData("PrescriptionPayment.Amount", "Insurance Medium")]
    [InlineData("Shipment.Carrier", "Other Medium")]
    [InlineData("Shipment.CarrierName", "Other Medium")]
    [InlineData("ParcelInfo.Carrier", "none")]
    [InlineData("Screening.Carrier", "Genetic Medium")]
    [InlineData("Panel.Carrier", "Genetic Medium")]
    [InlineData("Vaccination.FinalPrice", "none")]
    [InlineData("Visit.FinalPrice", "Insurance Medium")]
    public void Word_SaysWhatItsNeighboursSay(string member, string expected) => Assert.Equal(expected, new PhiSource(Neighbours).Short(member));

    [Theory]
    [InlineData("Ship", "carrier", "none")]
    [InlineData("AddGeneticResultOfPatient", "exon", "Genetic")]
    public void Value_IsOfASubjectThatItsMethodNames(string method, string parameter, string expected)
    {
        var source = new PhiSource(Neighbours);
        Assert.Equal(expected, source.Knowledge.OfValue(source.Parameter(method, parameter))?.Kind.ToString() ?? "none");
    }

    [Theory]
    [InlineData("Visits.Patient", "none")]
    [InlineData("Visits.Mrn", "Mrn High")]
    [InlineData("Derived.Diagnosis", "none")]
    public void TypeThatIsSaidNotToBeSensitive_SpeaksForItsMembers(string member, string expected) =>
        Assert.Equal(expected, new PhiSource("""
            namespace Microsoft.Extensions.Compliance.Classification { public abstract class DataClassificationAttribute : Attribute { } public sealed class NoDataClassificationAttribute : DataClassificationAttribute { } }
            namespace Chaperone { public enum PhiKind { Patient, Mrn = 8 } public sealed class PhiAttribute(PhiKind kind) : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { public PhiKind Kind => kind; } }
            namespace Clinic
            {
                using Microsoft.Extensions.Compliance.Classification;
                [NoDataClassification] public class Visits { public string Patient { get; set; } [Chaperone.Phi(Chaperone.PhiKind.Mrn)] public string Mrn { get; set; } }
                [NoDataClassification] public class Base { }
                public class Derived : Base { public string Diagnosis { get; set; } }
            }
            """).Short(member));

    [Fact]
    public void Identifier_HasItsSafeHarborLetter() => Assert.Equal('H', new PhiSource(Clinic).Of("Patient.MedicalRecordNumber")!.Identifier);

    [Fact]
    public void Shop_KnowsNoPhiAtWarningConfidence()
    {
        var shop = new PhiSource("""
            namespace Shop;
            public class Customer { public string FirstName { get; set; } public DateTime DateOfBirth { get; set; } public string Email { get; set; } public string Ssn { get; set; } }
            public class Order { public string Condition { get; set; } public string Dose { get; set; } public Customer Customer { get; set; } }
            """);
        Assert.False(shop.Knowledge.IsHealthCode);
        Assert.Equal("Date Low", shop.Short("Customer.DateOfBirth"));
        Assert.Equal("none", shop.Short("Order.Condition"));
    }
}
