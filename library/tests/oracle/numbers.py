"""Expressions of the modules of numbers and time: decimal, fractions, statistics, random, cmath, numbers, datetime, calendar, colorsys, time."""
import calendar, cmath, colorsys, datetime, decimal, fractions, numbers, random, statistics, time
from datetime import date, datetime as dt, time as tm, timedelta, timezone
from decimal import Context, Decimal as D
from fractions import Fraction as F

SCOPE = globals()

DIGITS = (
    "0", "1", "-1", "2", "3", "10", "0.1", "1.5", "-2.5", "1E+3", "1E-5", "123456789", "0.00", "-0", "NaN", "sNaN", "Infinity", "-Inf", "9.999", "1E+28", "1E-30", "7E999", "1E-1000", "99999999999999999999999999999",
    "12345678901234567890123456789012", "0.5", "2.50", "100", "1e6", "-7", "1_000", "4", "0E+5", "NaN12", "3.14159265358979323846264338327950288",
)
BAD = ("", "x", "1.2.3", "--1", "1e", " 2 ", "١", "1E+99999999999999999999", "_1", "nan1x", "1__0", "0x1", "infinit")
ROUNDINGS = ("ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_DOWN", "ROUND_UP", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_DOWN", "ROUND_05UP", "ROUND_ODD")


def decimal_number(chance):
    if chance.percent(70):
        return f"D({chance.of(DIGITS)!r})"
    if chance.percent(20):
        return f"D({chance.of(BAD)!r})"
    return f"D('{chance.of(('', '-'))}{chance.below(10**6)}.{chance.below(10**9)}{chance.of(('', 'E+5', 'E-7', 'E-20'))}')"


def context(chance):
    return "Context(" + options(
        chance, prec=("1", "3", "9", "30", "0"), rounding=tuple(map(repr, ROUNDINGS)), Emin=("-5", "-999"), Emax=("5", "999"), clamp=("1",), capitals=("0",), traps=("[]", "[decimal.Inexact]", "[decimal.DivisionByZero, decimal.Overflow]"),
    )[2:] + ")"


def decimals(chance):
    a, b, c = (decimal_number(chance) for _ in range(3))
    op = chance.of(("+", "-", "*", "/", "//", "%", "**", "<", "==", ">=", "!="))
    other = chance.of((b, b, b, "2", "-3", "1.5", "F(1, 3)", "'x'", "True", "1j", "None"))
    two = chance.of(("compare", "max", "min", "quantize", "remainder_near", "scaleb", "same_quantum", "next_toward", "compare_total", "compare_signal", "copy_sign", "logical_and", "logical_xor", "rotate", "shift", "max_mag", "min_mag", "compare_total_mag"))
    one = chance.of((
        "sqrt", "exp", "ln", "log10", "logb", "normalize", "to_integral_value", "to_integral_exact", "next_plus", "next_minus", "number_class", "adjusted", "as_tuple", "as_integer_ratio", "copy_abs", "copy_negate", "is_finite", "is_normal", "is_subnormal",
        "is_signed", "is_zero", "is_canonical", "is_nan", "is_snan", "is_qnan", "is_infinite", "to_eng_string", "conjugate", "radix", "logical_invert", "canonical", "__hash__", "__int__", "__float__", "__bool__", "__trunc__", "__ceil__", "__floor__", "__round__", "__str__", "__complex__", "__abs__", "__neg__", "__pos__",
    ))
    spec = chance.of(("", ".2f", "e", ".3e", "g", ",", "+.1f", "010", "*^12", "%", ".0f", "n", "E", ".10g", " .2", "_", "z.1f", "<8.2", "x", ".1%", ",.2f", "_.3f"))
    with_context = chance.of(("add", "subtract", "multiply", "divide", "divide_int", "remainder", "power", "compare", "max", "quantize", "divmod", "next_toward", "scaleb", "remainder_near"))
    unary = chance.of(("sqrt", "exp", "ln", "log10", "plus", "minus", "abs", "to_sci_string", "to_eng_string", "normalize", "create_decimal", "is_normal", "number_class", "logb", "next_minus", "to_integral_exact", "to_integral_value", "canonical"))
    return chance.of((
        f"{a} {op} {other}", f"{a} {op} {other}", f"{other} {op} {a}", f"{a}.{one}()", f"{a}.{one}()", f"{a}.{two}({b})", f"{a}.{two}({b})", f"format({a}, {spec!r})", f"{a}.fma({b}, {c})", f"pow({a}, {b}, {c})", f"divmod({a}, {other})",
        f"flagged({context(chance)}, lambda c: c.{with_context}({a}, {b}))", f"flagged({context(chance)}, lambda c: c.{with_context}({a}, {other}))", f"flagged({context(chance)}, lambda c: c.{unary}({a}))", f"round({a}, {chance.of((0, 1, -1, 3, 30))})",
        f"{a}.quantize({b}{options(chance, rounding=tuple(map(repr, ROUNDINGS)))})", f"repr({context(chance)})", f"D.from_float({chance.of(('0.1', '1e300', 'float(\'nan\')', '-0.0', '3'))})", f"flagged({context(chance)}, lambda c: c.create_decimal({chance.of(DIGITS + BAD)!r}))",
        f"D({chance.of(('1', '0.1', '(0, (1, 2), -3)', '(1, (), \'n\')', '(0, (1, 10), 0)', '[1]', 'None', 'True', '(0, (3,), \'F\')', '(2, (1,), 0)'))})", f"hash({a}) == hash({b})",
        f"F({a})", f"int({a})", f"float({a})", f"D.from_number({other})", f"{a}.to_integral_value({chance.of(ROUNDINGS)!r})", f"sorted([{a}, {b}, {c}])", f"sum([{a}, {b}, {c}])",
    ))


def flagged(context, ask):
    """What an operation gives in a context, and the flags it leaves there."""
    try:
        result = ask(context)
    except decimal.DecimalException as error:
        result = told(error)
    return result, sorted(flag.__name__ for flag, is_set in context.flags.items() if is_set)


RATIOS = ("F(1, 3)", "F(-2, 4)", "F(0)", "F(7)", "F('1.5')", "F('-3/4')", "F(10**20, 7)", "F(0.1)", "F(5, -1)", "F('1e-3')", "F(' 2/3 ')", "F('1_0/3')")
OTHERS = ("2", "-3", "0", "1.5", "0.0", "1j", "True", "'x'", "None", "D('1.5')", "10**25", "float('inf')", "float('nan')")


def ratios(chance):
    a, b = chance.of(RATIOS), chance.of(RATIOS + OTHERS)
    op = chance.of(("+", "-", "*", "/", "//", "%", "**", "<", "==", ">=", "!="))
    # No power that takes all memory.
    power = "-2" if b == "10**25" else b
    if op == "**":
        b = power
    spec = chance.of(("", ".2f", "e", "g", ",", "+.1f", "010", "*^12", "%", ".0f", "E", ".10g", "_", "#", "#>10", "+", " ", "x", ".3", "z.1f", "<8.2f", "0=+8", ",.2f", "-#_"))
    return chance.of((
        f"{a} {op} {b}", f"{a} {op} {b}", f"{b} {op} {a}", f"format({a}, {spec!r})", f"format({a}, {spec!r})", f"{a}.limit_denominator({chance.of((1, 10, 1000, 0, -1))})", f"round({a}, {chance.of(('0', '1', '-1', 'None', '1.5'))})", f"divmod({a}, {b})",
        f"(lambda f: (hash(f), int(f), float(f), complex(f), bool(f), -f, +f, abs(f), f.as_integer_ratio(), f.is_integer(), str(f)))({a})", f"F({b}, {chance.of(OTHERS)})", f"F({b})", f"pow({a}, {power})",
        f"F({literal(chance, ('1', '2', '/', '.', 'e', '-', '+', ' ', '_', '0', 'E5', '1/3', '٣'), 5)})", f"F.from_float({b})", f"F.from_decimal({b})", f"F.from_number({b})", f"sum([{a}, {b}])", f"__import__('math').floor({a})", f"__import__('math').ceil({a})", f"__import__('math').trunc({a})",
    ))


SAMPLES = ("1", "2", "3", "4.5", "-1", "0", "10", "2.5", "100", "3")


def samples(chance):
    kind = chance.of(("{}", "{}", "{}", "F({})", "D({!r})", "str({})"))
    data = [kind.format(chance.of(SAMPLES)) for _ in range(chance.below(8))]
    if chance.percent(10):
        data.append(chance.of(("float('nan')", "float('inf')", "None", "'a'")))
    data = f"[{', '.join(data)}]"
    other = f"[{', '.join(chance.of(SAMPLES) for _ in range(data.count(',') + (data != '[]')))}]"
    name = chance.of(("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "median_grouped"))
    normal = f"statistics.NormalDist({chance.of(SAMPLES)}, {chance.of(SAMPLES)})"
    return chance.of((
        f"statistics.{name}({data})", f"statistics.{name}({data})", f"statistics.quantiles({data}{options(chance, n=('1', '2', '4', '10', '0'), method=('\'inclusive\'', '\'exclusive\'', '\'x\''))})", f"statistics.fmean({data}, {other})", f"statistics.harmonic_mean({data}, {other})",
        f"statistics.covariance({data}, {other})", f"statistics.correlation({data}, {other}{options(chance, method=('\'ranked\'', '\'linear\''))})", f"statistics.linear_regression({data}, {other}{options(chance, proportional=('True',))})", f"{normal}.pdf({chance.of(SAMPLES)})", f"round({normal}.cdf({chance.of(SAMPLES)}), 12)",
        f"{normal}.inv_cdf({chance.of(('0.5', '0.1', '0', '1', '0.99'))})", f"round({normal}.overlap({normal}), 12)", f"{normal}.quantiles({chance.of((1, 4, 0))})", f"({normal} + {chance.of(SAMPLES)}, {normal} * 2, -{normal}, {normal} == {normal})", f"{normal}.zscore({chance.of(SAMPLES)})",
        f"round(statistics.kde({data}, h={chance.of(('1', '0.5', '0', '-1'))}{options(chance, kernel=('\'normal\'', '\'triangular\'', '\'x\'', '\'cosine\''), cumulative=('True',))})(1.0), 12)", f"{normal}.samples(3, seed={chance.below(9)})", f"statistics.variance({data}, 2)", f"statistics.NormalDist.from_samples({data})",
    ))


def dice(chance):
    seed = chance.of(("1", "'a'", "b'x'", "1.5", "-7", "10**30", "bytearray(b'q')", "0", "True", "None + 1", "''"))
    draw = chance.of((
        "random()", "randrange(10)", "randrange(1, 100, 7)", "randrange(0)", "randrange(5, 1)", "randrange(10, 1, -2)", "randrange(10**30)", "randrange(1.5)", "randint(1, 6)", "randint(6, 1)", "choice('abc')", "choice([])", "choices('abc', k=5)", "choices('abc', [1, 2, 3], k=4)", "choices('ab', cum_weights=[1, 1])",
        "choices('ab', [0, 0])", "choices('ab', [1])", "sample(range(100), 5)", "sample('abc', 5)", "sample([1, 2], 3, counts=[2, 2])", "sample({1}, 1)", "sample([1, 2, 3], -1)", "uniform(1, 5)", "triangular(1, 9, 3)", "triangular()", "gauss(0, 1)", "normalvariate(1, 2)", "expovariate(1.5)", "expovariate(0)", "lognormvariate(0, 1)",
        "betavariate(1, 2)", "gammavariate(2, 3)", "gammavariate(0.5, 1)", "gammavariate(0, 1)", "vonmisesvariate(1, 4)", "paretovariate(3)", "weibullvariate(1, 2)", "getrandbits(40)", "getrandbits(0)", "getrandbits(-1)", "randbytes(5)", "binomialvariate(10, 0.3)", "binomialvariate(100, 0.4)", "binomialvariate(-1)", "binomialvariate(5, 2)",
        "getstate()[1][:3]", "sample(range(10**18), 3)", "sample(list(range(50)), 40)",
    ))
    return chance.of((f"[(r.{draw}, r.random()) for r in [random.Random({seed})]]", f"[[r.{draw} for _ in range(3)] for r in [random.Random({seed})]]", f"(lambda r, x: (r.shuffle(x), x))(random.Random({seed}), list(range({chance.below(20)})))"))


WHEN = ("2024", "1", "12", "31", "0", "29", "2", "1999", "9999", "10000", "23", "59", "60", "-1", "24", "999999", "1.5", "'x'", "None")
ZONES = ("None", "timezone.utc", "timezone(timedelta(hours=5, minutes=30))", "timezone(timedelta(hours=-8))", "timezone(timedelta(seconds=1), 'odd')", "timezone(timedelta(hours=24))")
ISO = ("2024-02-29", "2024-02-30", "20240229", "2024-W09-4", "2024W094", "T", " ", "12:34", "12:34:56", "123456", ".5", ".123456", ",1234567", "Z", "+05:30", "-0800", "+00:00:01", "2024", "-", ":", "24:00", "12", "x", "é", "2024-060", "+", "00")
DIRECTIVES = ("%Y", "%m", "%d", "%H", "%M", "%S", "%f", "%y", "%j", "%a", "%A", "%b", "%B", "%p", "%I", "%z", "%Z", "%U", "%W", "%w", "%u", "%G", "%V", "%%", "%c", "%x", "%X", "%:z", "-", ":", " ", "T", "x", "é", "%", "%Q", "%-d", "%D", "%T", "%e", "%n", "%C", "%F")
GOOD = ("date(2024, 2, 29)", "date(1, 1, 1)", "date(9999, 12, 31)", "date(2000, 6, 15)", "date(1970, 1, 1)")
MOMENTS = ("dt(2024, 2, 29, 12, 34, 56, 789)", "dt(1, 1, 1)", "dt(9999, 12, 31, 23, 59, 59, 999999)", "dt(2000, 6, 15, 1, 2, tzinfo=timezone.utc)", "dt(1970, 1, 1, tzinfo=timezone(timedelta(hours=-8)))", "dt(2024, 11, 3, 1, 30, fold=1)")
HOURS = ("tm(12, 34, 56, 789)", "tm()", "tm(23, 59, 59, 999999)", "tm(1, 2, tzinfo=timezone.utc)", "tm(5, fold=1)")
SPANS = ("timedelta(1)", "timedelta(0)", "timedelta(hours=-5)", "timedelta(999999999)", "timedelta(-999999999)", "timedelta(1, 2, 3)", "timedelta(microseconds=1)", "timedelta(weeks=2, milliseconds=5)", "timedelta.max", "timedelta(seconds=0.1)", "timedelta(days=1.5)")


def moments(chance):
    def of(*kinds):
        return chance.of(tuple(item for kind in kinds for item in kind))

    def some(most):
        return ", ".join(chance.of(WHEN) for _ in range(chance.below(most + 1)))

    layout = literal(chance, DIRECTIVES, 5)
    op = chance.of(("+", "-", "<", "==", ">=", "*", "/", "//", "%"))
    any_of = of(GOOD, MOMENTS, HOURS, SPANS)
    zone = chance.of(ZONES)
    return chance.of((
        f"{any_of} {op} {of(GOOD, MOMENTS, SPANS, ('2', '1.5', '0', 'None', '\'x\''))}", f"{of(SPANS)} {op} {of(SPANS, ('2', '0.1', '0', '-3', 'float(\'inf\')'))}", f"date({some(3)})", f"dt({some(7)}, tzinfo={zone})", f"dt(2024, {some(6) or '1, 1'})", f"tm({some(4)})",
        f"timedelta({some(3)}{options(chance, hours=WHEN, minutes=WHEN, weeks=WHEN) if chance.percent(50) else ''})", f"dt.fromisoformat({literal(chance, ISO, 4)})", f"date.fromisoformat({literal(chance, ISO, 2)})", f"tm.fromisoformat({literal(chance, ISO, 3)})",
        f"{of(GOOD, MOMENTS, HOURS)}.isoformat()", f"{of(MOMENTS)}.isoformat({chance.of(('\' \'', '\'é\'', '\'\'', '\'T\', \'hours\'', '\'T\', \'milliseconds\'', 'timespec=\'x\'', '\'ab\''))})", f"{of(HOURS)}.isoformat({chance.of(('\'minutes\'', '\'microseconds\'', '\'auto\'', '\'x\''))})",
        f"{of(GOOD, MOMENTS, HOURS)}.strftime({layout})", f"format({of(GOOD, MOMENTS, HOURS)}, {layout})", f"dt.strptime({of(MOMENTS)}.strftime({layout}), {layout})", f"dt.strptime({literal(chance, ISO, 3)}, {layout})", f"{of(GOOD, MOMENTS)}.replace({options(chance, year=WHEN, month=WHEN, day=WHEN)[2:]})",
        f"{of(HOURS, MOMENTS)}.replace({options(chance, hour=WHEN, minute=WHEN, microsecond=WHEN, tzinfo=ZONES, fold=('1', '2'))[2:]})", f"{of(GOOD, MOMENTS)}.isocalendar()", f"{of(GOOD, MOMENTS)}.timetuple()", f"{of(MOMENTS)}.utctimetuple()", f"{of(GOOD, MOMENTS)}.toordinal()", f"{of(GOOD, MOMENTS)}.ctime()",
        f"{of(MOMENTS)}.astimezone({zone})", f"(lambda d: (d.utcoffset(), d.tzname(), d.dst()))({of(MOMENTS, HOURS)})", f"dt.fromtimestamp({chance.of(('0', '1e9', '-1', '1.5', '1e20', 'None', '253402300800', '0.1234567'))}, {zone})", f"date.fromordinal({chance.of(('1', '0', '738000', '3652059', '3652060'))})",
        f"date.fromisocalendar({some(3)})", f"{of(MOMENTS)}.timestamp()" if "utc" in zone else f"{of(SPANS)}.total_seconds()", f"(lambda d: (d.days, d.seconds, d.microseconds, str(d), hash(d) == hash(d)))({of(SPANS)})", f"dt.combine({of(GOOD)}, {of(HOURS)}{options(chance, tzinfo=ZONES)})", f"repr({any_of})", f"str({any_of})",
        f"divmod({of(SPANS)}, {of(SPANS)})", f"abs({of(SPANS)})", f"-{of(SPANS)}", f"{zone}", f"__import__('copy').copy({any_of})", f"__import__('pickle').loads(__import__('pickle').dumps({any_of}))", f"hash({any_of}) == hash({any_of})", f"{of(GOOD, MOMENTS)}.weekday(), {of(GOOD, MOMENTS)}.isoweekday()",
        f"time.strftime({layout}, (2024, 2, 29, 12, 34, 56, 3, 60, 0))", f"time.strptime({of(MOMENTS)}.strftime({layout}), {layout})", f"time.gmtime({chance.of(('0', '1e9', '-1', '1.9', '\'x\''))})", f"time.asctime((2024, 2, 29, 12, 34, 56, 3, 60, {chance.of((0, 1, -1))}))", f"calendar.timegm({of(MOMENTS)}.utctimetuple())",
        f"date.strptime({of(GOOD)}.strftime({layout}), {layout})", f"tm.strptime({of(HOURS)}.strftime({layout}), {layout})", f"bool({any_of})",
    ))


def calendars(chance):
    year, month = chance.of((2024, 2023, 1, 9999, 1900, 2000)), chance.of((1, 2, 12, 0, 13))
    first = chance.of((0, 6, 3))
    return chance.of((
        f"calendar.month({year}, {month})", f"calendar.monthrange({year}, {month})", f"calendar.isleap({year})", f"calendar.leapdays({chance.below(2000)}, {year})", f"calendar.weekday({year}, {month}, {chance.below(31)})", f"calendar.TextCalendar({first}).formatmonth({year}, {month}, {chance.below(5)}, {chance.below(3)})",
        f"calendar.Calendar({first}).monthdayscalendar({year}, {month})", f"list(calendar.Calendar({first}).itermonthdays4({year}, {month}))[:9]", f"calendar.TextCalendar({first}).formatyear({year}, m={chance.of((1, 3, 4))})[:900]", f"calendar.HTMLCalendar({first}).formatmonth({year}, {month})", f"calendar.Calendar({first}).yeardayscalendar({year})[0][0][:2]",
        f"list(calendar.Calendar({first}).iterweekdays())", f"calendar.monthcalendar({year}, {month})", f"list(calendar.{chance.of(('day_name', 'month_abbr', 'day_abbr', 'month_name'))})", f"calendar.{chance.of(('Month', 'Day'))}({month})", f"calendar.setfirstweekday({chance.of(('0', '7', '\'x\''))})",
    ))


def colours(chance):
    values = ", ".join(chance.of(("0", "1", "0.5", "0.25", "0.9", "-0.1")) for _ in range(3))
    return f"colorsys.{chance.of(('rgb_to_hls', 'hls_to_rgb', 'rgb_to_hsv', 'hsv_to_rgb', 'rgb_to_yiq', 'yiq_to_rgb'))}({values})"


PARTS = ("0.0", "-0.0", "1.0", "-1.0", "0.5", "-2.5", "3.0", "1e-10", "1e10", "1e200", "-1e308", "5e-324", "1e-200", "float('inf')", "float('-inf')", "float('nan')", "1.5707963267948966", "700.0", "-745.0")
COMPLEX_ERRORS = ("1", "True", "'x'", "None", "F(1, 2)", "D('1.5')", "10**400", "[]", "2.5", "-3")


def rounded(value):
    """A complex number without its last places: the platform's functions differ in them."""
    if type(value) is complex:
        return f"({value.real:.11e}, {value.imag:.11e})"
    return f"{value:.11e}" if type(value) is float else value


def complexes(chance):
    def number():
        return f"complex({chance.of(PARTS)}, {chance.of(PARTS)})" if chance.percent(85) else chance.of(COMPLEX_ERRORS)

    name = chance.of(("sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"))
    return chance.of((
        f"rounded(cmath.{name}({number()}))", f"rounded(cmath.{name}({number()}))", f"rounded(cmath.{name}({number()}))", f"rounded(cmath.log({number()}, {number()}))", f"rounded(cmath.phase({number()}))", f"tuple(map(rounded, cmath.polar({number()})))", f"rounded(cmath.rect({chance.of(PARTS)}, {chance.of(PARTS)}))", f"cmath.{chance.of(('isfinite', 'isnan', 'isinf'))}({number()})",
        f"cmath.isclose({number()}, {number()}{options(chance, rel_tol=('0.5', '0.0', '-1'), abs_tol=('1.0', '0', '-1', 'float(\'inf\')'))})", f"cmath.isclose({number()}, 1)", f"cmath.{chance.of(('pi', 'e', 'tau', 'inf', 'nan', 'infj', 'nanj'))}", f"rounded(cmath.{name}(Likes({number()})))",
    ))


class Likes:
    """What turns into a complex number."""

    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


class Whole(numbers.Integral):
    """An integer with the methods of the abstract class alone."""

    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value


for _name in numbers.Integral.__abstractmethods__:
    # As for an int.
    setattr(Whole, _name, lambda self, *args, _name=_name: getattr(int, _name)(self.value, *args))
Whole.__abstractmethods__ = frozenset()


def tower(chance):
    kind = chance.of(("Number", "Complex", "Real", "Rational", "Integral"))
    value = chance.of(("1", "1.5", "1j", "True", "F(1, 2)", "D(1)", "'x'", "Whole(3)", "Likes(1)"))
    a = f"Whole({chance.below(20) - 5})"
    return chance.of((f"isinstance({value}, numbers.{kind})", f"issubclass({chance.of(('int', 'float', 'complex', 'F', 'D', 'bool', 'Whole'))}, numbers.{kind})", f"sorted(numbers.{kind}.__abstractmethods__)", f"numbers.{kind}()", f"(lambda n: ({chance.of(('n.numerator', 'n.denominator', 'float(n)', 'complex(n)', 'n.real', 'n.imag', 'n.conjugate()', 'divmod(n, 3)', 'n - 1', '5 - n', 'bool(n)', 'range(9)[n]', 'n.__index__()', 'n != 3', 'divmod(7, n)', '-n', 'n ** 2', 'round(n)', 'hash(n) == hash(n)'))}))({a})"))


CASES = {
    "decimal": decimals, "decimal again": decimals, "fractions": ratios, "statistics": samples, "random": dice, "cmath": complexes, "numbers": tower, "datetime": moments, "datetime again": moments, "calendar": calendars, "colorsys": colours,
}
