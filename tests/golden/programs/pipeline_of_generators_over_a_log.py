import itertools
from collections import Counter, defaultdict, namedtuple
from functools import reduce

LOG = """\
2024-01-03 09:15:02 INFO  auth   user=ann action=login ms=12
2024-01-03 09:15:09 ERROR db     query="select 1" ms=950
garbage line
2024-01-03 09:16:11 INFO  auth   user=bob action=login ms=8
2024-01-03 09:17:45 WARN  cache  hit=false ms=55
2024-01-03 09:17:46 ERROR db     query="update t" ms=1500
2024-01-03 10:02:00 INFO  auth   user=ann action=logout ms=3
"""

Entry = namedtuple("Entry", "day time level source fields")


def lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        yield number, line.rstrip()


def parse(numbered):
    errors = 0
    for number, line in numbered:
        try:
            day, time, level, source, rest = line.split(None, 4)
        except ValueError:
            errors += 1
            continue
        yield Entry(day, time, level, source, dict(fields(rest)))
    return errors


def fields(text):
    position = 0
    while position < len(text):
        key, _, text = text[position:].lstrip().partition("=")
        if text.startswith('"'):
            end = text.index('"', 1)
            yield key, text[1:end]
            position = end + 1
        else:
            end = text.find(" ") if " " in text else len(text)
            value = text[:end]
            yield key, int(value) if value.isdigit() else value
            position = end


def tally(source, into):
    errors = yield from source
    into["errors"] = errors


def where(source, /, **conditions):
    return (e for e in source if all(getattr(e, k, e.fields.get(k)) == v for k, v in conditions.items()))


def running_average():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = round(total / count, 2)


def broadcast(source, *sinks):
    for sink in sinks:
        next(sink)
    for item in source:
        for sink in sinks:
            sink.send(item)
    for sink in sinks:
        sink.close()


def counter_sink(result, key):
    seen = Counter()
    try:
        while True:
            seen[key((yield))] += 1
    except GeneratorExit:
        result.append(seen.most_common())


stats = {}
entries = list(tally(parse(lines(LOG)), stats))
print(len(entries), stats)  # expect: 6 {'errors': 1}
for entry in where(entries, level="ERROR"):
    print(entry.time, entry.fields)
    # expect: 09:15:09 {'query': 'select 1', 'ms': 950}
    # expect: 09:17:46 {'query': 'update t', 'ms': 1500}
print([e.fields["user"] for e in where(entries, source="auth", action="login")])  # expect: ['ann', 'bob']

average = running_average()
next(average)
print([average.send(e.fields["ms"]) for e in entries])  # expect: [12.0, 481.0, 323.33, 256.25, 505.0, 421.33]

results = []
broadcast(entries, counter_sink(results, lambda e: e.level), counter_sink(results, lambda e: e.time[:2]))
print(results)  # expect: [[('INFO', 3), ('ERROR', 2), ('WARN', 1)], [('09', 5), ('10', 1)]]

by_source = defaultdict(list)
for source, group in itertools.groupby(sorted(entries, key=lambda e: e.source), key=lambda e: e.source):
    by_source[source].extend(e.fields["ms"] for e in group)
print({source: (min(ms), max(ms), sum(ms)) for source, ms in by_source.items()})
# expect: {'auth': (3, 12, 23), 'cache': (55, 55, 55), 'db': (950, 1500, 2450)}
stages = [lambda s: (e.fields["ms"] for e in s), lambda s: (ms for ms in s if ms > 10), sorted, tuple]
print(reduce(lambda data, stage: stage(data), stages, entries))  # expect: (12, 55, 950, 1500)
print(entries[0]._replace(level="DEBUG")[:4], Entry._fields)
# expect: ('2024-01-03', '09:15:02', 'DEBUG', 'auth') ('day', 'time', 'level', 'source', 'fields')
