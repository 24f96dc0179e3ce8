from annotationlib import Format, ForwardRef, get_annotations

def make():
    class C:
        x: local
        y: inner
        z: Later[int]
    found = get_annotations(C, format=Format.FORWARDREF)
    local = "local"
    C.inner = "inner"
    return found

found = make()
Later = list
print([found[name].evaluate() for name in found])  # expect: ['local', 'inner', list[int]]
reference = ForwardRef("a + b")
print(reference, reference.evaluate(globals={"a": 1}, locals={"b": 2}))  # expect: ForwardRef('a + b') 3
print(reference.evaluate(format=Format.FORWARDREF) is not None, reference.evaluate(format=Format.STRING))
# expect: True a + b
try:
    reference.evaluate()
except NameError as error:
    print(error)  # expect: name 'a' is not defined
print(ForwardRef("a") == ForwardRef("a"), ForwardRef("a") == ForwardRef("a", module="m"), ForwardRef("a", module="m"))
# expect: True False ForwardRef('a', module='m')
