# Converting between long decimal texts and ints is limited; other bases are not.
import sys

def attempt(call, *args):
    try:
        result = call(*args)
        print(len(result) if isinstance(result, str) else result.bit_length())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
# expect: 4300 4300 640
attempt(str, 10**4299)  # expect: 4300
attempt(str, 10**4300)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt(repr, -(10**4300))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt(int, "9" * 4300)  # expect: 14285
attempt(int, "9" * 4301)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(int, " " + "1_" * 4300 + "1")
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(hex, 10**5000)  # expect: 4155
attempt(int, "f" * 6000, 16)  # expect: 24000
attempt(int, "7" * 6000, 7)
# expect: ValueError: invalid literal for int() with base 7: '7777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777777
attempt(format, 10**4400, "d")
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt("{:,}".format, 10**4400)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt("%d".__mod__, 10**4400)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt(format, 10**4400, "x")  # expect: 3655
sys.set_int_max_str_digits(640)
attempt(str, 10**640)
# expect: ValueError: Exceeds the limit (640 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
sys.set_int_max_str_digits(0)
attempt(str, 10**6000)  # expect: 6001
attempt(sys.set_int_max_str_digits, 100)  # expect: ValueError: maxdigits must be >= 640 or 0 for unlimited
attempt(sys.set_int_max_str_digits, -1)  # expect: ValueError: maxdigits must be >= 640 or 0 for unlimited
attempt(sys.set_int_max_str_digits, "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(sys.set_int_max_str_digits)
# expect: TypeError: set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)
sys.set_int_max_str_digits(4300)
