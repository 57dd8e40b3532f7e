using System;
using System.Collections.Generic;

namespace Chaperone.Symbols;

/// <summary>Finds a compilation's value again while somebody else keeps it alive; holds a few weak references only.</summary>
/// <remarks>
/// Not a <see cref="System.Runtime.CompilerServices.ConditionalWeakTable{TKey, TValue}"/> keyed by compilation whose value points back at
/// its key: that shape was seen to keep old compilations in memory (dotnet/roslyn-analyzers#2795). Here the actions that an analyzer
/// registers for a compilation hold the value, so that it lives exactly as long as somebody can still ask it.
/// </remarks>
internal sealed class BoundedCache<TKey, TValue>
    where TKey : class
    where TValue : class
{
    private const int Capacity = 5;
    private readonly Queue<WeakReference<TValue>> _values = new();
    private readonly Func<TKey, TValue> _create;
    private readonly Func<TValue, TKey> _keyOf;

    public BoundedCache(Func<TKey, TValue> create, Func<TValue, TKey> keyOf)
    {
        _create = create;
        _keyOf = keyOf;
    }

    /// <summary>The key's value. Creation must be cheap: it runs under a lock, so that all callers share one value.</summary>
    public TValue GetOrCreate(TKey key)
    {
        lock (_values)
        {
            foreach (var reference in _values)
            {
                if (reference.TryGetTarget(out var cached) && _keyOf(cached).Equals(key))
                {
                    return cached;
                }
            }

            while (_values.Count >= Capacity)
            {
                _values.Dequeue();
            }

            var value = _create(key);
            _values.Enqueue(new WeakReference<TValue>(value));
            return value;
        }
    }
}
