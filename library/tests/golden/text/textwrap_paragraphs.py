"""Paragraphs wrapped, shortened, indented and dedented."""
import textwrap

text = "The quick brown fox -- well-known for its tail -- jumped over 3.5 lazy dogs.  It didn't look back."
for width in (12, 20, 40):
    print(*textwrap.wrap(text, width), sep="|")
# expect: The quick|brown fox --|well-known|for its tail|-- jumped|over 3.5|lazy dogs.|It didn't|look back.
# expect: The quick brown fox|-- well-known for|its tail -- jumped|over 3.5 lazy dogs.|It didn't look back.
# expect: The quick brown fox -- well-known for|its tail -- jumped over 3.5 lazy dogs.|It didn't look back.
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  ", max_lines=3))
# expect: * The quick brown fox -- well-
# expect:   known for its tail -- jumped
# expect:   over 3.5 lazy dogs. [...]
print(textwrap.wrap("supercalifragilistic expialidocious", 10))
# expect: ['supercalif', 'ragilistic', 'expialidoc', 'ious']
print(textwrap.wrap("supercalifragilistic expialidocious", 10, break_long_words=False))
# expect: ['supercalifragilistic', 'expialidocious']
print(textwrap.wrap("a b-c d--e f-g-h", 4, break_on_hyphens=False), textwrap.wrap("ab-cd-ef ghi--jkl", 4))
# expect: ['a', 'b-c', 'd--e', 'f-g-', 'h'] ['ab-', 'cd-', 'ef', 'ghi', '--', 'jkl']
print(textwrap.wrap("He left. She stayed? Yes.", 60, fix_sentence_endings=True))
# expect: ['He left.  She stayed?  Yes.']
print(textwrap.wrap("tab\there\u00a0no break", 12, tabsize=4))  # expect: ['tab here\xa0no', 'break']
print(textwrap.shorten("Hello  world, how are   you?", 18), textwrap.shorten("Hello world", 8, placeholder="..."))
# expect: Hello world, [...] Hello...
print(repr(textwrap.dedent("  a\n    b\n   \n\n  c\n")), repr(textwrap.dedent("\ta\n  b")))
# expect: 'a\n  b\n\n\nc\n' '\ta\n  b'
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)))
# expect: '> a\n\n> b\n' '> a\n> \n> b'
for call in (lambda: textwrap.wrap("a", 0), lambda: textwrap.wrap("a b", 3, max_lines=1), lambda: textwrap.dedent(3)):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: ValueError: invalid width 0 (must be > 0)
# expect: ValueError: placeholder too large for max width
# expect: TypeError: expected str object, not 'int'
