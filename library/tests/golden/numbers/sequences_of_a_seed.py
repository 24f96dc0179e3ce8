"""The sequences of a seed, of whatever type the seed is."""

import random

for seed in (0, 1, -5, 2**100, 1.5, "abc", b"xyz", bytearray(b"q"), True, ""):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(70))
    # expect: 0 0.8444218515250481 496037447641349049516
    # expect: 1 0.13436424411240122 900242893768093690591
    # expect: -5 0.6229016948897019 928951016526329528473
    # expect: 1267650600228229401496703205376 0.7586581712996778 1145211423723150785615
    # expect: 1.5 0.551763726942059 685212581280447680792
    # expect: abc 0.7720246314157545 838592727419594222642
    # expect: b'xyz' 0.9371584003394712 300618876256639928008
    # expect: bytearray(b'q') 0.4549104119056959 1107495224187909747974
    # expect: True 0.13436424411240122 900242893768093690591
    # expect:  0.9602256525641875 446538245589166779136
random.seed("old", version=1)
print(random.random())  # expect: 0.37967105161626424

r = random.Random(42)
print([r.randrange(10) for _ in range(5)], r.randrange(3, 1000, 7), r.randint(1, 10**30), r.choice("abcdef"))
# expect: [1, 0, 4, 3, 3] 248 925123444424254823561077285034 e
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(1000), 8), r.sample("abc", k=4, counts=[3, 2, 1]))
# expect: [3, 5, 2, 4, 9, 8, 7, 0, 6, 1] [574, 203, 733, 665, 718, 558, 429, 225] ['b', 'b', 'a', 'a']
print(r.choices("abc", k=4), r.choices("abc", [1, 2, 3], k=3), r.randbytes(5).hex())
# expect: ['c', 'a', 'b', 'a'] ['b', 'c', 'a'] 7dea426118
print(r.uniform(1, 2), r.triangular(0, 4, 1), r.normalvariate(), r.gauss(), r.gauss())
# expect: 1.3589793804846284 1.1941968475581994 -0.07953590788064414 0.35782464125923286 -0.19004783140930012
print(r.lognormvariate(0, 1), r.expovariate(2), r.vonmisesvariate(1, 2), r.gammavariate(0.5, 1))
# expect: 0.3846469954299363 1.0833795646796531 0.559406094382239 1.1515366581648177
print(r.gammavariate(2, 1), r.betavariate(1, 2), r.paretovariate(2), r.weibullvariate(1, 2))
# expect: 1.7954215804826275 0.11127748571271383 1.8313062309101993 1.0726521573889247
print([r.binomialvariate(n, p) for n, p in [(1, 0.5), (10, 0.2), (100, 0.3), (1000, 0.7)]])  # expect: [1, 2, 29, 674]

state = r.getstate()
drawn = r.random()
r.setstate(state)
print(drawn == r.random(), state[0], len(state[1]))  # expect: True 3 625


class Half(random.Random):
    def random(self):
        return 0.5


print(Half(1).randrange(10), Half(1).choice("abc"))  # expect: 6 b

for wrong in (lambda: r.randrange(0), lambda: r.choice([]), lambda: r.sample({1}, 1), lambda: r.seed([])):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError empty range for randrange()
        # expect: IndexError Cannot choose from an empty sequence
        # expect: TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
        # expect: TypeError The only supported seed types are:
        # expect: None, int, float, str, bytes, and bytearray.
