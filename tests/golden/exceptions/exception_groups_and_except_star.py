# `except*` splits a group; what is not handled goes on.
def run(*errors):
    try:
        raise ExceptionGroup("many", list(errors))
    except* ValueError as group:
        print("values", [str(e) for e in group.exceptions])
    except* (KeyError, TypeError) as group:
        print("others", len(group.exceptions))

run(ValueError("a"), TypeError("b"), ValueError("c"))
# expect: values ['a', 'c']
# expect: others 1
try:
    run(ValueError("a"), OSError("left"))  # expect: values ['a']
except ExceptionGroup as rest:
    print(rest.message, rest.exceptions)  # expect: many (OSError('left'),)
group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("inner", [KeyError(2)])])
print(group.split(KeyError), group.subgroup(ValueError), sep="\n")
# expect: (ExceptionGroup('g', [ExceptionGroup('inner', [KeyError(2)])]), ExceptionGroup('g', [ValueError(1)]))
# expect: g (1 sub-exception)
