using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <content>
/// What the handler puts into parts of the answer of which the type says nothing: <c>new Response { Data = patient, Message = $"Found {patient.Name}" }</c>
/// with an object for its data and a text for its message, dictionaries, lists of texts.
/// </content>
internal sealed partial class ResponseReader
{
    private sealed partial class Reading
    {
        /// <summary>Takes in what an answer is made of, behind the answer itself.</summary>
        private void Parts(IOperation value, ITypeSymbol type, bool isHttp, AnswerFrame frame, int depth)
        {
            var before = _bodies.Count;
            if (IsText(type) || IsTexts(type))
            {
                // What a member of something holds is said by its name.
                if (SymbolOf(value) is null or ILocalSymbol)
                {
                    Text(value, null);
                }
            }
            else
            {
                Inside(value, frame, depth);
            }

            // What can't be told of a part is no more than the type says of the whole.
            var parts = _bodies.Skip(before).Where(static b => b.Type is { } part ? TypeShape.Of(part).Kind != ShapeKind.Opaque : b.Opaque is null).Select(b => b.Through(isHttp)).ToList();
            _bodies.RemoveRange(before, _bodies.Count - before);
            _bodies.AddRange(parts);
        }

        /// <summary>The parts of an object or a collection, by the expression that makes it.</summary>
        private void Inside(IOperation value, AnswerFrame frame, int depth)
        {
            if (Alternatives.Of(value) is { } alternatives)
            {
                foreach (var alternative in alternatives)
                {
                    Inside(alternative, frame, depth);
                }

                return;
            }

            if (depth >= MaximumDepth || !frame.Enter((value.Syntax, nameof(Inside))))
            {
                return;
            }

            switch (value)
            {
                case IAnonymousObjectCreationOperation created:
                    Initialized(created.Initializers, frame, depth);
                    break;
                case IObjectCreationOperation created:
                    foreach (var argument in created.Arguments.Where(static a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter: not null }))
                    {
                        // What a text becomes that no member is called after is not known.
                        var member = FilledMembers.MemberOf(created.Type as INamedTypeSymbol, argument.Parameter!.Name);
                        if (member is not null || !IsText(argument.Parameter.Type))
                        {
                            Part(argument.Parameter.Type, member, argument.Value, frame, depth);
                        }
                    }

                    Initialized(created.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty, frame, depth);
                    break;
                case IArrayCreationOperation { Initializer: { } items, Type: IArrayTypeSymbol { ElementType: { } element } }:
                    foreach (var item in items.ElementValues)
                    {
                        Part(element, null, item, frame, depth);
                    }

                    break;
                case { Syntax: CollectionExpressionSyntax, Type: { } collection }:
                    foreach (var item in value.ChildOperations)
                    {
                        Part(TypeShape.Of(collection).Items.LastOrDefault(), null, item, frame, depth);
                    }

                    break;
                case IInvocationOperation call when KnownMethods.KeepsElements(call.TargetMethod) || (call.TargetMethod is { Name: "Select" or "SelectMany" } && KnownMethods.IsOverElements(call.TargetMethod)):
                    Elements(call, frame, depth);
                    break;
                case IInvocationOperation call when (call.TargetMethod.IsAbstract ? _reader._bodyOf(call.TargetMethod) : call.TargetMethod) is { } run
                    && DeclarationOf(run, _reader._models.Compilation, _cancellationToken) is { } source && ++_readings <= MostReadings && BodyOf(source) is { } body:
                    var called = AnswerFrame.Of(run, body, call.TargetMethod, call.Arguments, frame);
                    foreach (var returned in ReturnsOf(body))
                    {
                        Inside(returned, called, depth + 1);
                    }

                    break;
                case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation when SymbolOf(value) is { } answered:
                    Assigned(answered, frame, depth);
                    break;
            }
        }

        /// <summary>What LINQ makes of the elements.</summary>
        private void Elements(IInvocationOperation call, AnswerFrame frame, int depth)
        {
            var function = call.Arguments.Select(static a => KnownMethods.FunctionOf(a.Value)).OfType<IAnonymousFunctionOperation>().FirstOrDefault();
            if (call.TargetMethod.Name is "Select" or "SelectMany")
            {
                foreach (var made in function is null ? Enumerable.Empty<IOperation>() : ReturnsOf(function.Body))
                {
                    Inside(made, frame, depth);
                }
            }
            else if ((call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } elements)
            {
                Inside(elements, frame, depth);
            }
        }

        /// <summary>All that the body makes of a variable, and puts into it.</summary>
        private void Assigned(ISymbol answered, AnswerFrame frame, int depth)
        {
            foreach (var assigned in AssignedTo(answered, frame.Body))
            {
                Inside(assigned, frame, depth + 1);
            }

            foreach (var operation in frame.Body.Descendants())
            {
                switch (operation)
                {
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target } assignment when IsIt(target.Instance):
                        Part(property.Type, property.IsIndexer ? null : property, assignment.Value, frame, depth);
                        break;
                    case IInvocationOperation { TargetMethod: { Name: "Add" or "TryAdd" or "Append" } } add when IsIt(add.Instance) && add.Arguments.LastOrDefault() is { Parameter: { } parameter } last:
                        Part(parameter.Type, null, last.Value, frame, depth);
                        break;
                }
            }

            bool IsIt(IOperation? operation) => operation is not null && SymbolEqualityComparer.Default.Equals(SymbolOf(operation), answered);
        }

        private void Initialized(ImmutableArray<IOperation> initializers, AnswerFrame frame, int depth)
        {
            foreach (var initializer in initializers)
            {
                switch (initializer)
                {
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment:
                        Part(property.Type, property.IsIndexer ? null : property, assignment.Value, frame, depth);
                        break;
                    case IInvocationOperation { TargetMethod.Name: "Add" } add when add.Arguments.LastOrDefault() is { Parameter: { } parameter } last:
                        Part(parameter.Type, null, last.Value, frame, depth);
                        break;
                }
            }
        }

        /// <summary>One value that is put where the declared type may say nothing of it.</summary>
        private void Part(ITypeSymbol? declared, IPropertySymbol? member, IOperation value, AnswerFrame frame, int depth)
        {
            value = DefinitionReader.Unconverted(value);
            if (declared is null || value.ConstantValue.HasValue)
            {
                return;
            }

            if (value is IParameterReferenceOperation parameter && frame.Given(parameter.Parameter) is { } given)
            {
                Part(declared, member, given.Value, given.Frame, depth + 1);
                return;
            }

            var type = frame.TypeFor(declared);
            if (IsText(type) || IsTexts(type) || (TypeShape.Of(type).Kind == ShapeKind.Opaque && value.Type is { } held && (IsText(held) || IsTexts(held))))
            {
                Text(value, member);
            }
            else if (TypeShape.Of(type).Kind == ShapeKind.Opaque)
            {
                if (depth < MaximumDepth && frame.Enter(value.Syntax))
                {
                    Value(value, frame, depth + 1);
                }
            }
            else
            {
                Inside(value, frame, depth + 1);
            }
        }

        private void Text(IOperation value, IPropertySymbol? member)
        {
            // Of an anonymous object's member the source is known.
            if (!value.ConstantValue.HasValue && !(member is { ContainingType.IsAnonymousType: true } && SymbolOf(value) is not null))
            {
                _bodies.Add(ResponseBody.Part(value, member));
            }
        }

        private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || KnownMethods.IsTree(type);

        private static bool IsTexts(ITypeSymbol type) => TypeShape.Of(type) is { Kind: ShapeKind.Items } shape && shape.Items.LastOrDefault() is { } item && IsText(item);

        /// <summary>The variable or member that an expression names; null for any other. What it is called says what it is.</summary>
        private static ISymbol? SymbolOf(IOperation operation) => operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
            _ => null,
        };
    }
}
