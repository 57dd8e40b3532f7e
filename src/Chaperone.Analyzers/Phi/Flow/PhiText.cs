using System.Text;

namespace Chaperone.Phi.Flow;

/// <summary>Kinds in words.</summary>
internal static class PhiText
{
    /// <summary><c>HealthPlanId</c> is "health plan id".</summary>
    public static string Of(PhiKind kind)
    {
        var text = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
