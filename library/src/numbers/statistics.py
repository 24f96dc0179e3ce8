"""Averages, spread, and relations of numbers.

Sums are exact: numbers are added as fractions, and only the result becomes the type of the data.
"""

import math
import numbers
import random
from _statistics import NormalDist, StatisticsError, _normal_dist_inv_cdf
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, namedtuple
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import count, groupby, repeat
from math import acos, asin, atan, cos, exp, fsum, isqrt, log, pi, sin, sqrt, sumprod, tan, tau
from operator import itemgetter

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "kde",
    "kde_random", "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode",
    "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


# Exact sums.


def _exact_ratio(x):
    """A number as numerator and denominator; what is not finite as itself and None."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(T, S):
    """The type of the sum of numbers of two types."""
    if T is S or S is int or S is bool:
        return T
    if T is int:
        return S
    if issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _convert(value, T):
    """A fraction as a number of a type; of integers it may be a float."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if issubclass(T, Decimal):
            return T(value.numerator) / value.denominator
        raise


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _sum(data):
    """The type, the exact sum and the number of the items."""
    types = set()
    # By denominator, so that fractions are added once for each.
    partials = {}
    n = 0
    for kind, values in groupby(data, type):
        types.add(kind)
        for numerator, denominator in map(_exact_ratio, values):
            n += 1
            partials[denominator] = partials.get(denominator, 0) + numerator
    return reduce(_coerce, types, int), _total(partials), n


def _total(partials):
    if None in partials:
        return partials[None]
    return sum(Fraction(numerator, denominator) for denominator, numerator in partials.items())


def _ss(data, c=None):
    """The type, the exact sum of the squares of the deviations from c or the mean, that, and the number of items."""
    if c is not None:
        T, total, n = _sum((d := x - c) * d for x in data)
        return T, total, c, n
    types = set()
    plain, squares = defaultdict(int), defaultdict(int)
    n = 0
    for kind, values in groupby(data, type):
        types.add(kind)
        for numerator, denominator in map(_exact_ratio, values):
            n += 1
            plain[denominator] += numerator
            squares[denominator and denominator * denominator] += numerator * numerator
    T = reduce(_coerce, types, int)
    if not n:
        return T, Fraction(0), Fraction(0), 0
    if None in plain:
        return T, plain[None], plain[None], n
    sx, sxx = _total(plain), _total(squares)
    return T, (n * sxx - sx * sx) / n, sx / n, n


def _fail_neg(values, errmsg="negative value"):
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


# Square roots of fractions, correctly rounded.


def _integer_sqrt_of_frac_rto(n, m):
    """The root of n / m as an integer, which is made odd if it is not exact."""
    a = isqrt(n // m)
    return a | (a * a * m != n)


def _float_sqrt_of_frac(n, m):
    """The root of n / m as a float."""
    # Three bits more than twice the digits of a float: the odd bit decides each rounding.
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return (_integer_sqrt_of_frac_rto(n, m << 2 * q) << q) / 1
    return _integer_sqrt_of_frac_rto(n << -2 * q, m) / (1 << -q)


def _decimal_sqrt_of_frac(n, m):
    """The root of n / m as a Decimal: of that of the rounded quotient and its neighbours the nearest."""
    if n <= 0:
        if not n:
            return Decimal("0.0")
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    square = Fraction(n, m)
    above, below = root.next_plus(), root.next_minus()
    if ((Fraction(root) + Fraction(above)) / 2) ** 2 < square:
        return above
    if ((Fraction(root) + Fraction(below)) / 2) ** 2 > square:
        return below
    return root


# Averages.


def mean(data):
    """The arithmetic mean."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, T)


def fmean(data, weights=None):
    """The arithmetic mean, by floats: faster than mean()."""
    if weights is None:
        if not hasattr(data, "__len__"):
            data = list(data)
        n = len(data)
        total = fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    all_weights = fsum(weights)
    if not all_weights:
        raise StatisticsError("sum of weights must be non-zero")
    return total / all_weights


def geometric_mean(data):
    """The geometric mean."""
    logarithms = []
    n = 0
    found_zero = False
    for x in data:
        n += 1
        if x > 0.0 or math.isnan(x):
            logarithms.append(log(x))
        elif x == 0.0:
            found_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    total = fsum(logarithms)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if found_zero:
        return math.nan if total == math.inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """The harmonic mean: the reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    errmsg = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (numbers.Real, Decimal)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(errmsg)
        return x
    if weights is None:
        weights = repeat(1, n)
        all_weights = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, all_weights, _ = _sum(_fail_neg(weights, errmsg))
    try:
        T, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, errmsg)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(all_weights / total, T)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle item, or the mean of the two in the middle."""
    data = _sorted(data)
    middle = len(data) // 2
    if len(data) % 2:
        return data[middle]
    return (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The middle item, or the smaller of the two in the middle."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle item, or the larger of the two in the middle."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that stand for the middles of intervals, by interpolation within the one in the middle."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    before = bisect_left(data, x)
    within = bisect_right(data, x, lo=before) - before
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - before) / within


def mode(data):
    """The item that is there most often; of several the first."""
    most = Counter(iter(data)).most_common(1)
    if not most:
        raise StatisticsError("no mode for empty data")
    return most[0][0]


def multimode(data):
    """All items that are there most often."""
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that divide the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        points = [divmod(i * (size - 1), n) for i in range(1, n)]
    elif method == "exclusive":
        points = []
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            points.append((j - 1, i * (size + 1) - j * n))
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return [(data[j] * (n - delta) + data[j + 1] * delta) / n for j, delta in points]


# Spread.


def variance(data, xbar=None):
    """The variance of a sample."""
    T, ss, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss / (n - 1), T)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    T, ss, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss / n, T)


def _root(value, T):
    try:
        ratio = value.numerator, value.denominator
    except AttributeError:
        raise ValueError("inf or nan encountered in data")
    return (_decimal_sqrt_of_frac if issubclass(T, Decimal) else _float_sqrt_of_frac)(*ratio)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    T, ss, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(ss / (n - 1), T)


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    T, ss, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(ss / n, T)


def _mean_stdev(data):
    """The mean and the standard deviation of a sample, as floats."""
    T, ss, xbar, n = _ss(data)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    mean_square = ss / (n - 1)
    if not hasattr(mean_square, "numerator"):
        # Something in the data is no number, or is infinite.
        return float(xbar), float(xbar) / float(ss)
    return float(xbar), _root(mean_square, float)


# Relations.


def _paired(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    return n


def _centered(x, n):
    middle = fsum(x) / n
    return middle, [xi - middle for xi in x]


def covariance(x, y, /):
    """The covariance of two samples."""
    n = _paired(x, y, "covariance")
    return sumprod(_centered(x, n)[1], _centered(y, n)[1]) / (n - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation of two samples, or with method="ranked" Spearman's."""
    n = _paired(x, y, "correlation")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x, y = _rank(x, start=start), _rank(y, start=start)
    else:
        x, y = _centered(x, n)[1], _centered(y, n)[1]
    try:
        return sumprod(x, y) / _sqrtprod(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def linear_regression(x, y, /, *, proportional=False):
    """The slope and the intercept of the line that fits best; it goes through the origin if it is to be proportional."""
    n = _paired(x, y, "linear regression")
    if not proportional:
        xbar, x = _centered(x, n)
        ybar, y = _centered(y, n)
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


def _rank(data, /, *, key=None, reverse=False, ties="average", start=1):
    """The places of the items in their order; what is equal shares the mean of its places."""
    if ties != "average":
        raise ValueError(f"Unknown tie resolution method: {ties!r}")
    if key is not None:
        data = map(key, data)
    ordered = sorted(zip(data, count()), reverse=reverse)
    ranks = [0] * len(ordered)
    place = start - 1
    for _, group in groupby(ordered, key=itemgetter(0)):
        members = list(group)
        for _, position in members:
            ranks[position] = place + (len(members) + 1) / 2
        place += len(members)
    return ranks


def _sqrtprod(x, y):
    """sqrt(x * y), correctly rounded nearly always, without overflow on the way."""
    h = sqrt(x * y)
    if not math.isfinite(h):
        if math.isinf(h) and not math.isinf(x) and not math.isinf(y):
            scale = 2.0**-512
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    if not h:
        if x and y:
            scale = 2.0**537
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    return h + sumprod((x, h), (y, -h)) / (2.0 * h)


# Densities.


def _newton(cdf, pdf, guess):
    """The inverse of a distribution function, from a guess on."""

    def inverse(p):
        if p > 0.5:
            return -inverse(1.0 - p)
        x = guess(p)
        # At the ends the slope is nothing; there the guess is good enough.
        for _ in range(100):
            error = cdf(x) - p
            if abs(error) <= 1e-12:
                break
            x -= error / pdf(x)
        return x

    return inverse


# By the distance from the end where they begin, at which they are exact; so both halves are.
def _quartic_cdf(t):
    if t > 0.0:
        return 1.0 - _quartic_cdf(-t)
    s = 1.0 + t
    return 15 / 16 * s**3 * (4 / 3 - s + s * s / 5)


def _quartic_pdf(t):
    return 15 / 16 * (1.0 - t * t) ** 2


def _triweight_cdf(t):
    if t > 0.0:
        return 1.0 - _triweight_cdf(-t)
    s = 1.0 + t
    return 35 / 32 * s**4 * (2.0 - 12 / 5 * s + s * s - s**3 / 7)


def _triweight_pdf(t):
    return 35 / 32 * (1.0 - t * t) ** 3


_standard = NormalDist()

# Each kernel: its density, its distribution function and the inverse of that, and how far it reaches.
_KERNELS = {
    "normal": (
        lambda t: exp(-1 / 2 * t * t) / sqrt(tau), lambda t: 1 / 2 * math.erfc(-t / sqrt(2)), _standard.inv_cdf, None,
    ),
    "logistic": (
        lambda t: 1 / 2 / (1.0 + math.cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0), lambda p: log(p / (1.0 - p)), None,
    ),
    "sigmoid": (
        lambda t: 1 / pi / math.cosh(t), lambda t: 2 / pi * atan(exp(t)), lambda p: log(tan(p * pi / 2)), None,
    ),
    "rectangular": (lambda t: 0.5, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2.0 * p - 1.0, 1.0),
    "triangular": (
        lambda t: 1.0 - abs(t),
        lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
        lambda p: sqrt(2.0 * p) - 1.0 if p < 1 / 2 else 1.0 - sqrt(2.0 - 2.0 * p),
        1.0,
    ),
    "parabolic": (
        lambda t: 3 / 4 * (1.0 - t * t),
        lambda t: sumprod((-1 / 4, 3 / 4, 1 / 2), (t**3, t, 1.0)),
        lambda p: 2.0 * cos((acos(2.0 * p - 1.0) + pi) / 3.0),
        1.0,
    ),
    "quartic": (
        _quartic_pdf, _quartic_cdf, _newton(_quartic_cdf, _quartic_pdf, lambda p: -1.0 + (2.0 * p) ** 0.4258865685331), 1.0,
    ),
    "triweight": (
        _triweight_pdf, _triweight_cdf,
        _newton(_triweight_cdf, _triweight_pdf, lambda p: -1.0 + (2.0 * p) ** 0.3400218741872791), 1.0,
    ),
    "cosine": (
        lambda t: pi / 4 * cos(pi / 2 * t), lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2, lambda p: 2 / pi * asin(2.0 * p - 1.0),
        1.0,
    ),
}
for _other, _name in (
    ("gauss", "normal"), ("uniform", "rectangular"), ("epanechnikov", "parabolic"), ("biweight", "quartic"),
):
    _KERNELS[_other] = _KERNELS[_name]

_kernel_specs = {
    name: dict(zip(("pdf", "cdf", "invcdf", "support"), kernel)) for name, kernel in _KERNELS.items()
}
_kernel_invcdfs = {name: kernel[2] for name, kernel in _KERNELS.items()}


def _checked_kernel(data, h, kernel):
    if not data:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    if kernel not in _KERNELS:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    return _KERNELS[kernel]


def kde(data, h, kernel="normal", *, cumulative=False):
    """The density of which data are a sample, as a function: each item is smeared by the kernel over the bandwidth h."""
    density, distribution, _, reach = _checked_kernel(data, h, kernel)
    function = distribution if cumulative else density
    if reach is None:

        def estimate(x):
            n = len(data)
            total = fsum(function((x - x_i) / h) for x_i in data)
            return total / n if cumulative else total / (n * h)

    else:
        ordered = sorted(data)
        width = h * reach

        def estimate(x):
            nonlocal ordered
            n = len(data)
            if len(ordered) != n:
                ordered = sorted(data)
            i = bisect_left(ordered, x - width)
            j = bisect_right(ordered, x + width)
            total = fsum(function((x - x_i) / h) for x_i in ordered[i:j])
            # What lies to the left of the reach counts in full.
            return (total + i) / n if cumulative else total / (n * h)

    kind = "CDF" if cumulative else "PDF"
    estimate.__name__ = kind.lower()
    estimate.__doc__ = f"{kind} estimate with {h=!r} and {kernel=!r}"
    return estimate


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that draws from the density that kde() estimates."""
    inverse = _checked_kernel(data, h, kernel)[2]
    generator = random.Random(seed)
    uniform = generator.random
    choice = generator.choice

    def rand():
        return choice(data) + h * inverse(uniform())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
