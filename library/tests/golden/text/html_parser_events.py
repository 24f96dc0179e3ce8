"""What a parser of HTML calls, for valid pages and for others."""
from html.parser import HTMLParser


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", decl)

    def handle_pi(self, data):
        print("pi", data)

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)


def parse(page, **options):
    parser = Events(**options)
    parser.feed(page)
    parser.close()


parse("<!DOCTYPE html><P Class='a &amp; b' checked>x &lt; y<br/></P>")
# expect: decl DOCTYPE html
# expect: start p [('class', 'a & b'), ('checked', None)]
# expect: data 'x < y'
# expect: start br []
# expect: end br
# expect: end p
parse("<?pi?><!-- c --><script>if (a < b && c) { '</p>' }</SCRIPT >")
# expect: pi pi?
# expect: comment ' c '
# expect: start script []
# expect: data "if (a < b && c) { '</p>' }"
# expect: end script
parse("&lt;&#65; & z", convert_charrefs=False)
# expect: entity lt
# expect: char 65
# expect: data ' '
# expect: data '&'
# expect: data ' z'
parse("<title>A &amp; <b></title><textarea></textarea>")
# expect: start title []
# expect: data 'A & <b>'
# expect: end title
# expect: start textarea []
# expect: end textarea
parse("a < b <1> </> <//> <!x> <a b=c/d e==f 'g'>")
# expect: data 'a '
# expect: data '<'
# expect: data ' b '
# expect: data '<'
# expect: data '1> '
# expect: data ' '
# expect: comment '/'
# expect: data ' '
# expect: comment 'x'
# expect: data ' '
# expect: start a [('b', 'c/d'), ('e', '=f'), ("'g'", None)]
parse("<a href='unfinished")


class Text(HTMLParser):
    """Keeps the text, which comes in as many parts as it likes."""

    def reset(self):
        super().reset()
        self.text = []

    def handle_data(self, data):
        self.text.append(data)


parser = Text()
for piece in ("<a h", "ref='x", "y'>te", "xt &am", "p; more</", "a>"):
    parser.feed(piece)
parser.close()
print("".join(parser.text), parser.getpos(), parser.get_starttag_text())  # expect: text & more (1, 32) <a href='xy'>
