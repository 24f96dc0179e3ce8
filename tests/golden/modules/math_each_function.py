# Every function of `math` with ordinary, special and refused arguments.
import math

for name in ("sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh "
             "degrees radians fabs floor ceil trunc isfinite isinf isnan gamma lgamma erf erfc modf frexp ulp").split():
    function = getattr(math, name)
    answers = []
    for value in (0, 0.5, 1, 2, -1, 7.25, float("inf"), float("nan"), 10 ** 400, "x"):
        try:
            result = function(value)
            answers.append(f"{result:.10g}" if isinstance(result, float) else repr(result)[:30])
        except (ValueError, OverflowError, TypeError) as error:
            answers.append(type(error).__name__)
    print(name, *answers)
    # expect: sqrt 0 0.7071067812 1 1.414213562 ValueError 2.692582404 inf nan OverflowError TypeError
    # expect: cbrt 0 0.793700526 1 1.25992105 -1 1.93543832 inf nan OverflowError TypeError
    # expect: exp 1 1.648721271 2.718281828 7.389056099 0.3678794412 1408.104848 inf nan OverflowError TypeError
    # expect: exp2 1 1.414213562 2 4 0.5 152.2185107 inf nan OverflowError TypeError
    # expect: expm1 0 0.6487212707 1.718281828 6.389056099 -0.6321205588 1407.104848 inf nan OverflowError TypeError
    # expect: log ValueError -0.6931471806 0 0.6931471806 ValueError 1.981001469 inf nan 921.0340372 TypeError
    # expect: log2 ValueError -1 0 1 ValueError 2.857980995 inf nan 1328.771238 TypeError
    # expect: log10 ValueError -0.3010299957 0 0.3010299957 ValueError 0.8603380066 inf nan 400 TypeError
    # expect: log1p 0 0.4054651081 0.6931471806 1.098612289 ValueError 2.1102132 inf nan OverflowError TypeError
    # expect: sin 0 0.4794255386 0.8414709848 0.9092974268 -0.8414709848 0.823080879 ValueError nan OverflowError TypeError
    # expect: cos 1 0.8775825619 0.5403023059 -0.4161468365 0.5403023059 0.5679241733 ValueError nan OverflowError TypeError
    # expect: tan 0 0.5463024898 1.557407725 -2.185039863 -1.557407725 1.44927953 ValueError nan OverflowError TypeError
    # expect: asin 0 0.5235987756 1.570796327 ValueError -1.570796327 ValueError ValueError nan OverflowError TypeError
    # expect: acos 1.570796327 1.047197551 0 ValueError 3.141592654 ValueError ValueError nan OverflowError TypeError
    # expect: atan 0 0.463647609 0.7853981634 1.107148718 -0.7853981634 1.433730152 1.570796327 nan OverflowError TypeError
    # expect: sinh 0 0.5210953055 1.175201194 3.626860408 -1.175201194 704.052069 inf nan OverflowError TypeError
    # expect: cosh 1 1.127625965 1.543080635 3.762195691 1.543080635 704.0527792 inf nan OverflowError TypeError
    # expect: tanh 0 0.4621171573 0.761594156 0.9640275801 -0.761594156 0.9999989913 1 nan OverflowError TypeError
    # expect: asinh 0 0.4812118251 0.881373587 1.443635475 -0.881373587 2.678871313 inf nan OverflowError TypeError
    # expect: acosh ValueError ValueError 0 1.316957897 ValueError 2.669358111 inf nan OverflowError TypeError
    # expect: atanh 0 0.5493061443 ValueError ValueError ValueError ValueError ValueError nan OverflowError TypeError
    # expect: degrees 0 28.64788976 57.29577951 114.591559 -57.29577951 415.3944015 inf nan OverflowError TypeError
    # expect: radians 0 0.00872664626 0.01745329252 0.03490658504 -0.01745329252 0.1265363708 inf nan OverflowError TypeError
    # expect: fabs 0 0.5 1 2 1 7.25 inf nan OverflowError TypeError
    # expect: floor 0 0 1 2 -1 7 OverflowError ValueError 100000000000000000000000000000 TypeError
    # expect: ceil 0 1 1 2 -1 8 OverflowError ValueError 100000000000000000000000000000 TypeError
    # expect: trunc 0 0 1 2 -1 7 OverflowError ValueError 100000000000000000000000000000 TypeError
    # expect: isfinite True True True True True True False False OverflowError TypeError
    # expect: isinf False False False False False False True False OverflowError TypeError
    # expect: isnan False False False False False False False True OverflowError TypeError
    # expect: gamma ValueError 1.772453851 1 1 ValueError 1155.381014 inf nan OverflowError TypeError
    # expect: lgamma ValueError 0.5723649429 0 0 ValueError 7.052185451 inf nan OverflowError TypeError
    # expect: erf 0 0.5204998778 0.8427007929 0.995322265 -0.8427007929 1 1 nan OverflowError TypeError
    # expect: erfc 1 0.4795001222 0.1572992071 0.004677734981 1.842700793 1.146690081e-24 0 nan OverflowError TypeError
    # expect: modf (0.0, 0.0) (0.5, 0.0) (0.0, 1.0) (0.0, 2.0) (-0.0, -1.0) (0.25, 7.0) (0.0, inf) (nan, nan) OverflowError TypeError
    # expect: frexp (0.0, 0) (0.5, 0) (0.5, 1) (0.5, 2) (-0.5, 1) (0.90625, 3) (inf, 0) (nan, 0) OverflowError TypeError
    # expect: ulp 4.940656458e-324 1.110223025e-16 2.220446049e-16 4.440892099e-16 2.220446049e-16 8.881784197e-16 inf nan OverflowError TypeError
