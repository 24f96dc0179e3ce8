import dis


def make(a, /, b, *, c=1):
    free = b
    def inner():
        return free
    return inner


print(dis.code_info(make).splitlines()[0], dis.code_info(make).splitlines()[2:6])
# expect: Name:              make ['Argument count:    2', 'Positional-only arguments: 1', 'Kw-only arguments: 1', 'Number of locals:  4']
print([line for line in dis.code_info(make(1, 2)).splitlines() if line.endswith((": free", "Free variables:"))])
# expect: ['Free variables:', '   0: free']
instructions = list(dis.get_instructions(make))
print(all(isinstance(i, dis.Instruction) and dis.opname[i.opcode] == i.opname for i in instructions))  # expect: True
print(sorted({i.line_number for i in instructions}), instructions[-1].positions.lineno, dis.pretty_flags(0x13))  # expect error: TypeError: '<' not supported between instances of 'int' and 'NoneType'
print(list(dis.Bytecode(make)) == instructions, dis.Bytecode(make).codeobj is make.__code__)
for wrong in (3, object()):
    try:
        dis.dis(wrong)
    except TypeError as e:
        print(e)
