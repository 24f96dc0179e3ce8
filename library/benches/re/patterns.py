# Twenty patterns on texts of some size: name, statement. `benches/re.rs` times them.
import re

words = 'the quick brown fox jumps over the lazy dog while seven wizards brew potions'.split()
prose = ' '.join(words[i * 7 % len(words)] + (',' if i % 11 == 0 else '') for i in range(8000))
log = '\n'.join(f'2026-{i % 12 + 1:02}-{i % 28 + 1:02} 10:{i % 60:02}:07 [{"INFO" if i % 3 else "ERROR"}] '
                f'host{i % 17}.example.org GET /items/{i}?page={i % 9} {200 + i % 5} {i * 37 % 5000}' for i in range(2000))
html = ''.join(f'<li class="item n{i}"><a href="/p/{i}">Entry &amp; {i}</a></li>\n' for i in range(2000))
code = '\n'.join(f'def f{i}(a, b={i}): return a * {i}.5 + b - "text {i}"  # note' for i in range(1000))
french = ' '.join('Été où l’élève dîne à la fête près du château'.split()[i % 9] for i in range(8000))
data = prose.encode()
token = re.compile(r'(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<string>"[^"]*")|(?P<op>[-+*/=():,])|(?P<space>\s+)|(?P<comment>#.*)')
line = re.compile(r'(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) \[(\w+)\] (\S+) (\w+) (\S+) (\d+) (\d+)')
lines = log.split('\n')[:500]
mail = re.compile(r'^[\w.+-]+@[\w-]+\.[\w.-]+$')


def each_line():
    for text in lines:
        line.match(text).group(7)


def tokens():
    count = 0
    for found in token.finditer(code):
        count += found.lastgroup != 'space'
    return count


CASES = [
    ('literal', lambda: re.findall('wizards', prose)),
    ('literal absent', lambda: re.search('warlocks', prose)),
    ('words', lambda: re.findall(r'\w+', prose)),
    ('words with a boundary', lambda: re.findall(r'\b[a-z]{5}\b', prose)),
    ('alternatives', lambda: re.findall('fox|dog|wizard|potion', prose)),
    ('ignoring case', lambda: re.findall('(?i)WIZARDS|Brown', prose)),
    ('a class and a literal', lambda: re.findall(r'[a-z]+,', prose)),
    ('lazy', lambda: re.findall(r'<a href="(.*?)">', html)),
    ('tags', lambda: re.sub(r'<[^>]+>', '', html)),
    ('a log line', each_line),
    ('a log in lines', lambda: re.findall(r'^(\S+) (\S+) \[ERROR\] (\S+)', log, re.M)),
    ('tokens', tokens),
    ('template', lambda: re.sub(r'(\w+) (\w+)', r'\2 \1', prose)),
    ('function', lambda: re.sub(r'\d+', lambda m: m.group()[::-1], log)),
    ('split', lambda: re.split(r'[\s,]+', prose)),
    ('looks', lambda: re.findall(r'(?<=the )\w+(?! \w+s)', prose)),
    ('back reference', lambda: re.findall(r'(\w)\1', prose)),
    ('no match, with going back', lambda: re.search(r'(?:a|b|c|d)*e*x+y', 'abcd' * 2000)),
    ('beyond ASCII', lambda: re.findall(r'\w+é\w*', french)),
    ('many short calls', lambda: [mail.match('someone@example.org') for _ in range(1000)]),
]
