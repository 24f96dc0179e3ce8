import sys

P = 10**9 + 7


def power_mod(base, exponent):
    result = 1
    for bit in bin(exponent)[2:]:
        result = result * result * (base if bit == "1" else 1) % P
    return result


a, b = 3**1_350_000, -(7**40_000)
print(a % P == power_mod(3, 1_350_000), -b % P == power_mod(7, 40_000))  # expect: True True
product = a * b
print(product % P == (a % P) * (b % P) % P, product < 0, product.bit_length())  # expect: True True 2251994
print(((a + 5) * (a - 5) - a * a))  # expect: -25
quotient, remainder = divmod(a, b)
print(quotient * b + remainder == a, b < remainder <= 0, quotient.bit_length())  # expect: True True 2027406
print(divmod(product + 17, a) == (b, 17), product // b == a)  # expect: True True
print((a << 300_000) // (1 << 300_000) == a)  # expect: True
n = 12_345_679**1_600
sys.set_int_max_str_digits(0)
text = str(n)
print(len(text), text[:20], text[-20:], str(-n) == "-" + text)
# expect: 11347 26544166894848319688 71262452391838592001 True
print(str(10**20_000) == "1" + "0" * 20_000, str(10**20_000 - 1) == "9" * 20_000)  # expect: True True
print(sum(int(text[k : k + 50]) * 10 ** max(len(text) - k - 50, 0) for k in range(0, len(text), 50)) == n)
# expect: True
