# Very long decimal numbers are refused both ways; other bases are not.
import sys

print(sys.get_int_max_str_digits())  # expect: 4300
big = 10 ** 5000
for action in (lambda: str(big), lambda: int("9" * 5000), lambda: f"{big}", lambda: repr([big])):
    try:
        action()
    except ValueError as error:
        print(error)
        # expect: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
        # expect: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
        # expect: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
        # expect: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(len(hex(big)), len(str(10 ** 4299)), int("f" * 5000, 16).bit_length())  # expect: 4155 4300 20000
