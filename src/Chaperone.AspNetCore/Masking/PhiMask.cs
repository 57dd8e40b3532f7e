using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace Chaperone.Masking;

/// <summary>Changes the contracts of types that have classified members; all others stay as they are and cost nothing.</summary>
internal sealed class PhiMask(IRedactorProvider redactors, IHttpContextAccessor requests)
{
    private readonly Disclosures _disclosures = new();

    /// <summary>A contract modifier.</summary>
    public void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (property.Get is { } get && ClassifiedMembers.Of(type, property) is { Count: > 0 } classifications)
            {
                Mask(property, get, classifications);
            }
        }
    }

    private void Mask(JsonPropertyInfo property, Func<object, object?> get, IReadOnlyList<DataClassification> classifications)
    {
        if (property.PropertyType == typeof(string))
        {
            var redactor = redactors.GetRedactor(new DataClassificationSet(classifications));
            property.Get = owner =>
            {
                var value = get(owner);
                return value is not string text || IsDisclosed(classifications) ? value : redactor.Redact(text);
            };
            return;
        }

        var should = property.ShouldSerialize;
        property.ShouldSerialize = (owner, value) => IsDisclosed(classifications) && (should is null || should(owner, value));
    }

    private bool IsDisclosed(IReadOnlyList<DataClassification> classifications) =>
        requests.HttpContext?.GetEndpoint() is { } endpoint && _disclosures.Of(endpoint).Covers(classifications);
}
