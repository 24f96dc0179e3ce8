# Values and their format specifiers come in the order of the source; an exception ends it.
def note(value):
    print("note", value)
    return value

template = t"{note(1):{note(2)}}{note(3)!r:{note(4)}}{note(5)=}"
# expect: note 1
# expect: note 2
# expect: note 3
# expect: note 4
# expect: note 5
print(template.strings, [field.format_spec for field in template.interpolations])
# expect: ('', '', 'note(5)=', '') ['2', '4', '']
try:
    t"{note(6)}{1 / 0}{note(7)}"  # expect: note 6
except ZeroDivisionError as error:
    print(error)  # expect: division by zero
def generate():
    got = t"{(yield 'first')}{(yield 'second')}"
    print(got.values)
steps = generate()
print(next(steps), steps.send(10))  # expect: first second
try:
    steps.send(20)  # expect: (10, 20)
except StopIteration:
    print("done")  # expect: done
