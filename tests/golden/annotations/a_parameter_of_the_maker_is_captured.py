def make(kind):
    def convert(value: kind) -> list[kind]:
        return kind(value)
    return convert

to_int, to_str = make(int), make(str)
print(to_int.__annotations__, to_str.__annotations__)
# expect: {'value': <class 'int'>, 'return': list[int]} {'value': <class 'str'>, 'return': list[str]}
print(to_int.__annotate__.__code__.co_freevars)  # expect: ('kind',)
print([cell.cell_contents for cell in to_int.__annotate__.__closure__])  # expect: [<class 'int'>]
print(to_int.__closure__[0] is to_int.__annotate__.__closure__[0])  # expect: True
