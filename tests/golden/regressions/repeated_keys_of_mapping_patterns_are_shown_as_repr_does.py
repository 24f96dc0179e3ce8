# The message for a key that comes twice had an escaping and digits of floats of its own, and knew long integers only
# as they were written.
def message(*keys):
    pattern = ", ".join(f"{key}: _" for key in keys)
    try:
        compile(f"match x:\n case {{{pattern}}}: pass", "keys", "exec")
    except SyntaxError as error:
        return error.msg
    return "no key twice"


print(ascii(message("'\xad'", "'\xad'")))  # expect: "mapping pattern checks duplicate key ('\\xad')"
print(message(r"'\xad\u200b\n'", r"'\xad\u200b\n'"))  # expect: mapping pattern checks duplicate key ('\xad\u200b\n')
print(message("'é日'", "'é日'"))  # expect: mapping pattern checks duplicate key ('é日')
print(message(r"'\'\"'", r"'\'\"'"))  # expect: mapping pattern checks duplicate key ('\'"')
print(message(r"b'\xad\''", r"b'\xad\''"))  # expect: mapping pattern checks duplicate key (b"\xad'")
print(message("1e22", "1e22"))  # expect: mapping pattern checks duplicate key (1e+22)
print(message("5e-324", "5e-324"))  # expect: mapping pattern checks duplicate key (5e-324)
print(message("9007199254740993.0", "9007199254740993.0"))
# expect: mapping pattern checks duplicate key (9007199254740992.0)
print(message("1125899906842624.25", "1125899906842624.25"))
# expect: mapping pattern checks duplicate key (1125899906842624.2)
print(message("1e999", "1e999"))  # expect: mapping pattern checks duplicate key (inf)
print(message("0xffffffffffffffffffff", "1208925819614629174706175"))
# expect: mapping pattern checks duplicate key (1208925819614629174706175)
print(message("1_0", "0b1010"))  # expect: mapping pattern checks duplicate key (10)
print(message("-0xffffffffffffffffffff", "-0xffffffffffffffffffff"))
# expect: mapping pattern checks duplicate key (-1208925819614629174706175)
print(message("1267650600228229401496703205376", "1267650600228229401496703205376.0"))
# expect: mapping pattern checks duplicate key (1.2676506002282294e+30)
print(message("1267650600228229401496703205376", "1267650600228229401496703205377.0"))
# expect: mapping pattern checks duplicate key (1.2676506002282294e+30)
print(message("9007199254740993", "9007199254740992.0"))  # expect: no key twice
print(message("1", "True"))  # expect: mapping pattern checks duplicate key (True)
print(message("False", "-0.0"))  # expect: mapping pattern checks duplicate key (-0.0)
print(message("0", "0j"))  # expect: mapping pattern checks duplicate key (0j)
print(message("1 + 2j", "1.0 + 2.0j"))  # expect: mapping pattern checks duplicate key ((1+2j))
print(message("-1 - 2j", "-1 - 2j"))  # expect: mapping pattern checks duplicate key ((-1-2j))
print(message("-0.0 + 1j", "1j"))  # expect: mapping pattern checks duplicate key (1j)
print(message("-2j", "-2j"))  # expect: mapping pattern checks duplicate key ((-0-2j))
print(message("None", "None"))  # expect: mapping pattern checks duplicate key (None)
print(message("'1'", "b'1'", "1"))  # expect: no key twice
