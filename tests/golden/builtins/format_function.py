# format(): the protocol, and what each built-in type takes.
class Money:
    def __init__(self, amount):
        self.amount = amount
    def __format__(self, spec):
        if spec == "bad":
            return 5
        return f"{self.amount:{spec or '.2f'}} EUR"

class Plain:
    def __str__(self):
        return "plain"

def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(format(Money(3)), format(Money(3), ".0f"), f"{Money(2.5)}", "{:08.1f}".format(Money(2)), format("a", "^5"), format(5, "03"), format(True, "d"), format(None), format([1]), format(Plain()), format(2.5, ""), format(1 + 2j, ".1f"))
# expect: 3.00 EUR 3 EUR 2.50 EUR 000002.0 EUR   a   005 1 None [1] plain 2.5 1.0+2.0j
attempt(format, Money(1), "bad")  # expect: TypeError: __format__ must return a str, not int
attempt(format, Plain(), "x")  # expect: TypeError: unsupported format string passed to Plain.__format__
attempt(format, [], "5")  # expect: TypeError: unsupported format string passed to list.__format__
attempt(format, None, "5")  # expect: TypeError: unsupported format string passed to NoneType.__format__
attempt(format, 5, "s")  # expect: ValueError: Unknown format code 's' for object of type 'int'
attempt(format, 5, ".2d")  # expect: ValueError: Precision not allowed in integer format specifier
attempt(format, 5, "z")  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
attempt(format, "a", "d")  # expect: ValueError: Unknown format code 'd' for object of type 'str'
attempt(format, "a", "=5")  # expect: ValueError: '=' alignment not allowed in string format specifier
attempt(format, "a", "+")  # expect: ValueError: Sign not allowed in string format specifier
attempt(format, "a", ",")  # expect: ValueError: Cannot specify ',' with 's'.
attempt(format, 1.5, "d")  # expect: ValueError: Unknown format code 'd' for object of type 'float'
attempt(format, 5, ",s")  # expect: ValueError: Cannot specify ',' with 's'.
attempt(format, 5, "c")  # expect: '\x05'
attempt(format, 65, "c")  # expect: 'A'
attempt(format, -1, "c")  # expect: OverflowError: %c arg not in range(0x...)
attempt(format, 65, "+c")  # expect: ValueError: Sign not allowed with integer format specifier 'c'
attempt(format, 5, ",x")  # expect: ValueError: Cannot specify ',' with 'x'.
attempt(format, 5, "_x")  # expect: '5'
attempt(format, 5, "#,")  # expect: '5'
attempt(format, 5, "x>")  # expect: '5'
attempt(format, 5, "5 5")  # expect: ValueError: Invalid format specifier '5 5' for object of type 'int'
attempt(format, 5, 5)  # expect: TypeError: format() argument 2 must be str, not int
attempt(format, 5, None)  # expect: TypeError: format() argument 2 must be str, not None
attempt(format)  # expect: TypeError: format expected at least 1 argument, got 0
attempt(format, 1, "", "")  # expect: TypeError: format expected at most 2 arguments, got 3
attempt(format, object, "x")  # expect: TypeError: unsupported format string passed to type.__format__
