"""What happens while a document is read: events, and calls of a target."""
import xml.etree.ElementTree as ET

pull = ET.XMLPullParser(["start", "end", "start-ns", "comment"])
pull.feed("<a xmlns='u'><b>te")
for event, element in pull.read_events():
    print(event, element if isinstance(element, tuple) else element.tag)
# expect: start-ns ('', 'u')
# expect: start {u}a
# expect: start {u}b
pull.feed("xt</b><!--c--></a>")
print([(event, element.text) for event, element in pull.read_events()])
# expect: [('end', 'text'), ('comment', 'c'), ('end', None)]
pull.close()


class Target:
    def start(self, tag, attrib):
        print("start", tag, attrib)

    def data(self, data):
        print("data", repr(data))

    def doctype(self, *args):
        print("doctype", args)

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Target())
parser.feed(b"<!DOCTYPE a PUBLIC 'p' 's'><a b='1'>x\n&lt;")
# expect: doctype ('a', 'p', 's')
# expect: start a {'b': '1'}
# expect: data 'x'
# expect: data '\n'
# expect: data '<'
parser.feed("ä</a>".encode())
# expect: data 'ä'
print(parser.close())
# expect: closed
