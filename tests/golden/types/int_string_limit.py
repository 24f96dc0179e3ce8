# Converting between long decimal texts and ints is limited; other bases are not.
import sys

def attempt(call, *args):
    try:
        result = call(*args)
        print(len(result) if isinstance(result, str) else result.bit_length())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
attempt(str, 10**4299)
attempt(str, 10**4300)
attempt(repr, -(10**4300))
attempt(int, "9" * 4300)
attempt(int, "9" * 4301)
attempt(int, " " + "1_" * 4300 + "1")
attempt(hex, 10**5000)
attempt(int, "f" * 6000, 16)
attempt(int, "7" * 6000, 7)
attempt(format, 10**4400, "d")
attempt("{:,}".format, 10**4400)
attempt("%d".__mod__, 10**4400)
attempt(format, 10**4400, "x")
sys.set_int_max_str_digits(640)
attempt(str, 10**640)
sys.set_int_max_str_digits(0)
attempt(str, 10**6000)
attempt(sys.set_int_max_str_digits, 100)
attempt(sys.set_int_max_str_digits, -1)
attempt(sys.set_int_max_str_digits, "x")
attempt(sys.set_int_max_str_digits)
sys.set_int_max_str_digits(4300)
