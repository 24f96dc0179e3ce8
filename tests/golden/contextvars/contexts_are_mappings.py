# A context is a mapping of the variables that have a value in it; a copy does not follow the original.
from contextvars import Context, ContextVar, copy_context

a, b = ContextVar("a"), ContextVar("b", default=0)
a.set(1)
context = copy_context()
a.set(2)
print(len(context), context[a], a in context, b in context, context.get(b), context.get(b, "d"))
# expect: 1 1 True False None d
print([v.name for v in context], list(context.values()), [v.name for v, _ in context.items()])
# expect: ['a'] [1] ['a']
for wrong in (lambda: context["x"], lambda: "x" in context, lambda: context.get("x"), lambda: hash(context), lambda: Context(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: a ContextVar key was expected, got 'x'
        # expect: a ContextVar key was expected, got 'x'
        # expect: a ContextVar key was expected, got 'x'
        # expect: unhashable type: '_contextvars.Context'
        # expect: Context() does not accept any arguments
try:
    context[b]
except KeyError as error:
    print(error.args[0] is b)  # expect: True
print(context == context.copy(), context == copy_context(), context != 1, len(Context()))  # expect: True False True 0
