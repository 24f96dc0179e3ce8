# split() and subgroup() keep the shape of a group and all its attributes.
leaves = [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(2), OSError("o")])]
group = ExceptionGroup("outer", leaves)
group.__cause__ = KeyError("cause")
group.add_note("note")
match_, rest = group.split(ValueError)
print(repr(match_), repr(rest), match_.__notes__, repr(match_.__cause__), repr(rest.__cause__), sep="\n")
# expect: ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [ValueError(2)])])
# expect: ExceptionGroup('outer', [TypeError('t'), ExceptionGroup('inner', [OSError('o')])])
# expect: ['note']
# expect: KeyError('cause')
# expect: KeyError('cause')
print(group.subgroup((TypeError, OSError)), group.subgroup(lambda error: isinstance(error, OSError)), group.subgroup(KeyError), group.split(Exception)[1], group.subgroup(ExceptionGroup) is group)
# expect: outer (2 sub-exceptions) outer (1 sub-exception) None None True
seen = []
group.split(lambda error: seen.append(type(error).__name__))
print(seen)  # expect: ['ExceptionGroup', 'ValueError', 'TypeError', 'ExceptionGroup', 'ValueError', 'OSError']
class Batch(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self
    def derive(self, errors):
        return Batch(self.message, errors, self.code)

batch = Batch("batch", [ValueError(1), KeyError(2)], 7)
part, other = batch.split(KeyError)
print(type(part).__name__, part.code, repr(part), other.code)  # expect: Batch 7 Batch('batch', (KeyError(2),)) 7
class NoDerive(ExceptionGroup):
    pass

print(type(NoDerive("n", [ValueError(), KeyError()]).subgroup(KeyError)).__name__, repr(group.derive([ValueError(9)])))
# expect: ExceptionGroup ExceptionGroup('outer', [ValueError(9)])
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(group.split, 5)
# expect: TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)
attempt(group.split)  # expect: TypeError: ExceptionGroup.split() takes exactly one argument (0 given)
attempt(group.subgroup, (ValueError, 5))
# expect: TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)
attempt(group.subgroup, int)
# expect: TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)
attempt(group.derive, [])  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
attempt(group.split, lambda: True)  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
class BadDerive(ExceptionGroup):
    def derive(self, errors):
        return "not a group"

attempt(BadDerive("b", [ValueError(), KeyError()]).split, KeyError)
# expect: TypeError: derive must return an instance of BaseExceptionGroup
