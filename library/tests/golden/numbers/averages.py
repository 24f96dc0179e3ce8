"""Averages, spread and relations."""

import statistics as s
from decimal import Decimal
from fractions import Fraction

data = [2, 3, 3, 5, 7, 11.5]
print(s.mean(data), s.fmean(data), s.geometric_mean(data), s.harmonic_mean(data), s.median(data), s.mode(data))
# expect: 5.25 5.25 4.398855862201915 3.7582674101932305 4.0 3
print(s.median_low([1, 2, 3, 4]), s.median_high([1, 2, 3, 4]), s.median_grouped([1, 2, 2, 3, 4]), s.multimode("aabbc"))
# expect: 2 3 2.25 ['a', 'b']
print(s.variance(data), s.pvariance(data), s.stdev(data), s.pstdev(data), s.quantiles(data, n=4))
# expect: 12.575 10.479166666666666 3.546124645299429 3.2371540999258386 [2.75, 4.0, 8.125]
print(s.mean([Fraction(1, 2), Fraction(1, 3)]), s.stdev([Decimal("1.5"), Decimal("2.25")]), s.mean([1, 2, 4]), s.mean([1, 3]))
# expect: 5/12 0.5303300858899106433006332716 2.3333333333333335 2
x, y = [1, 2, 3, 4, 5], [1.1, 2.3, 2.9, 4.2, 5.1]
print(s.covariance(x, y), s.correlation(x, y), s.correlation(x, y, method="ranked"), s.linear_regression(x, y))
# expect: 2.4749999999999996 0.9955910085525479 1.0 LinearRegression(slope=0.9899999999999999, intercept=0.15000000000000036)
n = s.NormalDist(100, 15)
print(n, n.pdf(110), n.cdf(110), n.inv_cdf(0.9), n.quantiles(4), n + n, n * 2)
# expect: NormalDist(mu=100.0, sigma=15.0) 0.02129653370149015 0.7475074624530771 119.22327348316901 [89.88265374705878, 100.0, 110.11734625294122] NormalDist(mu=200.0, sigma=21.213203435596427) NormalDist(mu=200.0, sigma=30.0)
print(s.NormalDist.from_samples([1, 2, 4]), n.samples(2, seed=1), s.kde([1, 2, 3], 0.5)(2), s.kde_random([1, 2], 1, seed=3)())
# expect: NormalDist(mu=2.3333333333333335, sigma=1.5275252316519468) [83.41006823153529, 115.38233458510831] 0.3379494756185392 1.2343436791736013
for wrong in (lambda: s.mean([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.mean(["x"]), lambda: n.inv_cdf(1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: StatisticsError mean requires at least one data point
        # expect: StatisticsError stdev requires at least two data points
        # expect: StatisticsError no mode for empty data
        # expect: TypeError can't convert type 'str' to numerator/denominator
        # expect: StatisticsError p must be in the range 0.0 < p < 1.0
