using Chaperone.Endpoints.Payload;

namespace Chaperone.Payload.Tests;

/// <summary>Which names of converters and attributes say that they mask.</summary>
public class MaskNamesTests
{
    [Theory]
    [InlineData("MaskJsonConverter")]
    [InlineData("SsnMaskConverter")]
    [InlineData("MaskedAttribute")]
    [InlineData("RedactingConverter")]
    [InlineData("RedactedStringConverter")]
    [InlineData("HashedConverter")]
    [InlineData("HMACHashConverter")]
    [InlineData("EncryptConverter")]
    [InlineData("EncryptedStringConverter")]
    [InlineData("Mask_Value")]
    public void FormsOfTheVerbs_Say(string name) => Assert.True(MaskNames.Says(name));

    [Theory]
    [InlineData("UnmaskConverter")]
    [InlineData("BitmaskConverter")]
    [InlineData("HashSetConverter")]
    [InlineData("HashTableConverter")]
    [InlineData("HashCodeConverter")]
    [InlineData("DecryptConverter")]
    [InlineData("UtcDateConverter")]
    [InlineData("")]
    public void OtherNames_DoNot(string name) => Assert.False(MaskNames.Says(name));
}
