using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Evaluates each distinct input once: most actions of a controller and most endpoints of a group have nothing of their own.</summary>
internal sealed class ProtectionCache
{
    private readonly Dictionary<ProtectionInput, Protection> _known = new(Comparer.Instance);

    public Protection Of(ProtectionInput input)
    {
        if (!_known.TryGetValue(input, out var protection))
        {
            protection = ProtectionEvaluator.Evaluate(input);
            _known.Add(input, protection);
        }

        return protection;
    }

    /// <summary>The same objects, not merely equal ones: evidence says which attribute it was.</summary>
    private sealed class Comparer : IEqualityComparer<ProtectionInput>
    {
        public static readonly Comparer Instance = new();

        public bool Equals(ProtectionInput? x, ProtectionInput? y)
        {
            if (ReferenceEquals(x, y))
            {
                return true;
            }

            if (x is null || y is null || x.Metadata.Length != y.Metadata.Length || x.IsMvc != y.IsMvc || x.LegacyRouting != y.LegacyRouting
                || !ReferenceEquals(x.Pipeline, y.Pipeline) || !ReferenceEquals(x.Created, y.Created) || x.UnknownContext != y.UnknownContext || x.Route != y.Route)
            {
                return false;
            }

            for (var i = 0; i < x.Metadata.Length; i++)
            {
                if (!ReferenceEquals(x.Metadata[i], y.Metadata[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(ProtectionInput input)
        {
            var hash = RuntimeHelpers.GetHashCode(input.Pipeline);
            foreach (var item in input.Metadata)
            {
                hash = unchecked((hash * 31) + RuntimeHelpers.GetHashCode(item));
            }

            return hash;
        }
    }
}
