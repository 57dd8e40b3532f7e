// Types that the C# compiler looks for (init accessors, list patterns) and netstandard2.0 does not have.
#pragma warning disable IDE0161 // Two namespaces in one file.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit
    {
    }
}

namespace System
{
    internal readonly struct Index
    {
        private readonly int _value;
        private readonly bool _fromEnd;

        public Index(int value, bool fromEnd = false)
        {
            _value = value;
            _fromEnd = fromEnd;
        }

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => _fromEnd ? length - _value : _value;
    }
}
